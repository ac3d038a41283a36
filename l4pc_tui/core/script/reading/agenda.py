"""Session plans and programmes: bullets become agenda items, sub-bullets their settings.

Room-facing are the clock, the kind, an exercise's title and ``Show:``; all else is private.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.measures import middle
from l4pc_tui.core.script.model.model import SessionPlan
from l4pc_tui.core.script.reading.items import DraftItem, ItemSetting, begins_item, read_item
from l4pc_tui.core.script.reading.lost_signs import check_headings, was_item, without_dash
from l4pc_tui.core.script.reading.settings import doubtful_setting, read_setting
from l4pc_tui.core.script.syntax.fields import SessionHeader
from l4pc_tui.core.script.syntax.header import Header
from l4pc_tui.core.script.syntax.outline import Outline, check_summary
from l4pc_tui.core.script.syntax.rows import Row, prose
from l4pc_tui.core.text import fold
from l4pc_tui.core.text.clock_times import clock_words

_AND = re.compile(r"[,;/&+]|\band\b")
"""What stands between the names of several who lead an item."""


def read_plan(file_id: str, header: Header, page: Outline, report: Report) -> SessionPlan:
    """The session plan of a page. Check the report before use: it may hold errors."""
    drafts = _drafts(page, report)
    check_headings(page, _first_item(page.opening), report)
    at = page.parts[0].at if page.parts else (drafts[0].row.span if drafts else FIRST)
    opening = page.opening[: _first_item(page.opening)]
    check_summary(Outline(page.title, opening), at, report)
    taken: dict[str, int] = {}
    items = tuple(read_item(draft, taken, report) for draft in drafts)
    fields = header.fields
    if not isinstance(fields, SessionHeader):
        fields = SessionHeader.model_construct(start=0)
    clocks = [(item.clock, draft.row.span) for item, draft in zip(items, drafts, strict=True)]
    check_clocks(fields.start, fields.finish, clocks, report)
    _check_leads(drafts, fields, report)
    return SessionPlan(
        id=file_id,
        title=page.title,
        summary=prose(opening),
        start=fields.start,
        items=items,
        kind=fields.kind,
        ceiling=fields.ceiling,
        finish=fields.finish,
        date=fields.date,
        people=middle(fields.people) if fields.people else None,
        people_range=fields.people,
        cohort=fields.cohort,
        venue=fields.venue,
        lead=fields.lead,
        programme=fields.programme,
        facilitators=fields.facilitators,
        language=fields.language,
        extra=header.extra,
        format=header.format,
        was=fields.was,
    )


def _first_item(rows: list[Row]) -> int:
    """Where in a page's opening its agenda begins, when it has no ``##`` block before it."""
    return next(
        (n for n, row in enumerate(rows) if row.kind in ("bullet", "number") or was_item(row)),
        len(rows),
    )


def check_clocks(
    start: int, finish: int | None, clocks: Iterable[tuple[int | None, Span]], report: Report
) -> None:
    """Clocks run forward from the start to the finish. clocks: of each item, None for one without,
    with where it stands."""
    before = start
    for clock, at in clocks:
        if clock is None:
            continue
        if clock < before:
            report.add("P910", at, prev=clock_words(before))
        elif finish is not None and clock > finish:
            report.add("P915", at, t=clock_words(finish))
        before = max(before, clock)


def _check_leads(drafts: list[DraftItem], fields: SessionHeader, report: Report) -> None:
    """Who leads an item is among those who lead the session."""
    known = {fold(name) for name in (*fields.lead, *fields.facilitators)}
    for draft in drafts:
        for setting in draft.settings:
            if setting.name == "Lead" and known and fold(setting.value) not in known:
                names = [part.strip() for part in _AND.split(setting.value)]
                if strange := [name for name in names if name and fold(name) not in known]:
                    report.add("P916", setting.at, name=strange[0])


class _AgendaReader:
    """Collects items and settings from the rows below one heading."""

    def __init__(self, heading: str, found: list[DraftItem], report: Report) -> None:
        self.heading = heading
        self.found = found
        self.report = report
        self.above = len(found)
        """How many items stand above this heading."""
        self.base: int | None = None
        self.setting: ItemSetting | None = None
        self.gap = False

    def read(self, rows: list[Row]) -> None:
        for row in rows:
            if row.kind in ("blank", "rule"):
                self.gap = True
                continue
            if row.kind in ("bullet", "number"):
                self._bullet(row)
            elif row.kind == "quote" and self.setting and self.setting.name == "Show":
                self.setting.quote.append(row)
            else:
                self._more(row)
            self.gap = False

    def _bullet(self, row: Row) -> None:
        setting = read_setting(row, self.report)
        above = self.found[-1].row.indent if self.found else 0
        if self.base is None and setting is None:
            self.base = row.indent
        inner = bool(self.found) and row.indent > (above if self.base is None else self.base)
        if setting is not None:
            if not self.found:
                self.report.add("P902", row.span)
                return
            if len(self.found) == self.above:
                self.report.add("P934", row.span)
            elif not inner:
                self.report.add("P924", row.span)
            if self.report.mending is not None and row.indent < above + 2:
                self.report.mending.indent("" if inner else "P924", row, above + 2)
            self._set(setting)
        elif inner and not begins_item(row.text):
            self._remark(row)
        else:
            self.found.append(DraftItem(row, row.text, self.heading))
            self.setting = None

    def _set(self, setting: ItemSetting) -> None:
        self.found[-1].settings.append(setting)
        self.setting = setting

    def _remark(self, row: Row) -> None:
        """A line below an item that is no setting: a private note, and its author is told."""
        doubtful_setting(row, self.report)
        self._set(ItemSetting("Note", row.text, row.span, row))

    def _more(self, row: Row) -> None:
        """A line that is no bullet: it runs on in what stands above it, privately."""
        runs_on = not self.gap and row.kind == "plain" and len(self.found) > self.above
        if meant := without_dash(row, strict=runs_on and not self._is_whole()):
            self.report.add("P933", row.span)
            if self.report.mending is not None:
                self.report.mending.line("P933", row.line, row.at, meant.at, "- ")
            self._bullet(meant)
            return
        setting = self.setting
        if row.kind == "heading":
            self.report.add("P938", row.line.content(), signs="#" * row.level)
            self.setting = None
        elif len(self.found) == self.above:
            self.report.add("P934", row.span)
        elif setting is not None and setting.name == "Show" and not self.gap:
            self.report.add("A801", row.span, line="line", label="Show")
            self._set(ItemSetting("Note", row.text, row.span, row))
        elif setting is not None and runs_on and setting.name != "Show":
            setting.value += f" {row.text}"
        elif setting is None and runs_on:
            self.found[-1].text += f" {row.text}"
        else:
            self._remark(row)

    def _is_whole(self) -> bool:
        """True when the line above is an item with its brackets: nothing of it is to come."""
        return self.setting is None and self.found[-1].text.rstrip().endswith((")", "）"))


def _drafts(page: Outline, report: Report) -> list[DraftItem]:
    found: list[DraftItem] = []
    _AgendaReader("", found, report).read(page.opening[_first_item(page.opening) :])
    for part in page.parts:
        _AgendaReader(part.name, found, report).read(part.rows)
    return found
