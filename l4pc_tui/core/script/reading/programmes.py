"""A programme: modules with sessions by date and id, and what happens between them."""

from __future__ import annotations

from datetime import date

from l4pc_tui.core.script.messages.report import FIRST, Report
from l4pc_tui.core.script.model.between import lying
from l4pc_tui.core.script.model.measures import middle
from l4pc_tui.core.script.model.model import Module, Programme
from l4pc_tui.core.script.reading.entries import read_entries, was_entry
from l4pc_tui.core.script.reading.lost_signs import check_headings
from l4pc_tui.core.script.reading.papers import Paper, check_papers, read_paper
from l4pc_tui.core.script.syntax.fields import ProgrammeHeader
from l4pc_tui.core.script.syntax.header import Header
from l4pc_tui.core.script.syntax.outline import Outline, check_summary
from l4pc_tui.core.script.syntax.rows import Row, prose

_LONGEST_WAIT = 731
"""Days between two sessions of a programme, beyond which a year is taken for a slip of a key."""


def read_programme(file_id: str, header: Header, page: Outline, report: Report) -> Programme:
    """The programme of a page. Check the report before use: it may hold errors."""
    first = _first_entry(page.opening)
    at = page.parts[0].at if page.parts else FIRST
    check_summary(Outline(page.title, page.opening[:first]), at, report)
    check_headings(page, first, report)
    modules: list[Module] = []
    papers: list[Paper] = []
    if entries := read_entries(page.opening[first:], report):
        modules.append(Module("", entries, entries[0].line))
    for part in page.parts:
        if paper := read_paper(part, report):
            papers.append(paper)
        else:
            modules.append(Module(part.name, read_entries(part.rows, report), part.at.line))
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
        thread=fields.thread,
        handouts=tuple(paper.handout for paper in papers),
    )
    check_papers(programme, papers, page, report)
    _check_order(programme, page, report)
    return programme


def _first_entry(rows: list[Row]) -> int:
    return next(
        (n for n, row in enumerate(rows) if row.kind in ("bullet", "number") or was_entry(row)),
        len(rows),
    )


def _check_order(programme: Programme, page: Outline, report: Report) -> None:
    """Dates run forward, and no session is named twice."""
    places = {row.line.number: row.span for part in page.parts for row in part.rows}
    places |= {row.line.number: row.span for row in page.opening}
    for lies in lying(programme, {}):
        due = lies.entry.due
        if due is not None and due.side != "date":
            side = "below" if due.side == "before" else "above"
            if not (lies.below if due.side == "before" else lies.above):
                report.add("P951", places[lies.entry.line], above=side)
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
