"""A programme: modules with sessions by date and id, and what happens between them."""

from __future__ import annotations

import re
from datetime import date

from l4pc_tui.core.script.messages.report import FIRST, Report
from l4pc_tui.core.script.model.measures import middle
from l4pc_tui.core.script.model.model import Module, ModuleLine, Programme
from l4pc_tui.core.script.model.step_names import unquoted
from l4pc_tui.core.script.reading.items import OPEN_BRACKET
from l4pc_tui.core.script.reading.lost_signs import check_headings, without_sign
from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.script.syntax.fields import ProgrammeHeader
from l4pc_tui.core.script.syntax.header import Header
from l4pc_tui.core.script.syntax.marked import COLON, OPENED, behind
from l4pc_tui.core.script.syntax.outline import Outline, check_summary
from l4pc_tui.core.script.syntax.rows import Row, prose, tidy
from l4pc_tui.core.script.syntax.times import looks_like_time, read_time
from l4pc_tui.core.text.clock_times import read_date

_SESSION = re.compile(rf"(?:(?P<date>\d[\d./-]*)\s+)?{OPENED}session{COLON}", re.I)
_BETWEEN = re.compile(rf"{OPENED}between{COLON}", re.I)
_NAMED = re.compile(rf"{OPENED}(?:Session|Between){COLON}")
_TIME = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_LENGTH = re.compile(r"[(（\[]?\b\d+[^()（）\s]*(?:\s+[a-z]{1,7})?\s*[)）\]]?[.)）\]]*$", re.I)
"""A length at the end of a line, without both its brackets or not written as one."""

_LONGEST_WAIT = 731
"""Days between two sessions of a programme, beyond which a year is taken for a slip of a key."""


def read_programme(file_id: str, header: Header, page: Outline, report: Report) -> Programme:
    """The programme of a page. Check the report before use: it may hold errors."""
    first = _first_entry(page.opening)
    at = page.parts[0].at if page.parts else FIRST
    check_summary(Outline(page.title, page.opening[:first]), at, report)
    check_headings(page, first, report)
    modules: list[Module] = []
    if entries := _entries(page.opening[first:], report):
        modules.append(Module("", entries, entries[0].line))
    for part in page.parts:
        modules.append(Module(part.name, _entries(part.rows, report), part.at.line))
    fields = header.fields
    if not isinstance(fields, ProgrammeHeader):
        fields = ProgrammeHeader()
    programme = Programme(
        id=file_id,
        title=page.title,
        summary=prose(page.opening[:first]),
        modules=tuple(modules),
        cohort=fields.cohort,
        people=middle(fields.people) if fields.people else None,
        people_range=fields.people,
        lead=fields.lead,
        extra=header.extra,
        format=header.format,
    )
    _check_order(programme, page, report)
    return programme


def _first_entry(rows: list[Row]) -> int:
    return next(
        (n for n, row in enumerate(rows) if row.kind in ("bullet", "number") or _was_entry(row)),
        len(rows),
    )


def _was_entry(row: Row) -> bool:
    """True when a line without a bullet is plainly an entry that has lost it."""
    meant = without_sign(row)
    return meant is not None and _is_entry(meant.text)


def _is_entry(text: str) -> bool:
    dated = text[:1].isdecimal() and _SESSION.match(text) is not None
    return dated or _NAMED.match(text) is not None


def _entries(rows: list[Row], report: Report) -> tuple[ModuleLine, ...]:
    """The entries of a module; a line that is no bullet runs on in the entry above it."""
    texts: list[tuple[Row, str]] = []
    gap = False
    for row in rows:
        if row.kind in ("blank", "rule"):
            gap = True
            continue
        if row.kind in ("bullet", "number"):
            texts.append((row, row.text))
        elif (meant := without_sign(row)) and (meant.at > row.at or _is_entry(row.text)):
            report.add("P933", row.span)
            if report.mending is not None:
                report.mending.line("P933", row.line, row.at, meant.at, "- ")
            texts.append((meant, meant.text))
        elif row.kind == "heading":
            report.add("P938", row.line.content(), signs="#" * row.level)
        elif texts and not gap and row.kind == "plain":
            texts[-1] = (texts[-1][0], f"{texts[-1][1]} {row.text}")
        else:
            report.add("P934", row.span)
        gap = False
    entries = (_entry(row, text, report) for row, text in texts)
    return tuple(entry for entry in entries if entry is not None)


def _entry(row: Row, text: str, report: Report) -> ModuleLine | None:
    line = row.line.number
    if match := _SESSION.match(text):
        day = read_date(match["date"]) if match["date"] else ""
        if day is None:
            at = row.part(match.start("date"), match.end("date"))
            report.add("P901", at, x=match["date"], date="date")
        words = behind(match)
        named = unquoted(words)
        session = slug(named[0] if named else words)
        if not session:
            report.add("P902", row.span, hint="`- 2026-10-06 Session: name-of-the-file`.")
        return ModuleLine("session", day or "", session, "", None, line)
    if match := _BETWEEN.match(text):
        words, time = tidy(behind(match)), None
        bracket = _TIME.search(words)
        if bracket and looks_like_time(bracket[1]):
            time = read_time(bracket[1], row.span, report)
            words = words[: bracket.start()]
        if OPEN_BRACKET.search(words) or (time is None and _LENGTH.search(words)):
            report.add("P935", row.span)
        return ModuleLine("between", "", "", words.strip(), time, line)
    report.add("P902", row.span, hint="`- 2026-10-06 Session: id` or `- Between: text (20 min)`.")
    return None


def _check_order(programme: Programme, page: Outline, report: Report) -> None:
    """Dates run forward, and no session is named twice."""
    places = {row.line.number: row.span for part in page.parts for row in part.rows}
    places |= {row.line.number: row.span for row in page.opening}
    before = ""
    seen: set[str] = set()
    dated = any(entry.date for entry in programme.sessions)
    for entry in programme.sessions:
        if dated and not entry.date and not report.found_at(places[entry.line], ("P901",)):
            report.add("P936", places[entry.line])
        if entry.date and entry.date < before:
            report.add("P921", places[entry.line])
        elif entry.date and before and _days(before, entry.date) > _LONGEST_WAIT:
            report.add("P944", places[entry.line], x=before)
        before = entry.date or before
        if entry.session in seen:
            report.add("P922", places[entry.line], x=entry.session)
        seen.add(entry.session)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
