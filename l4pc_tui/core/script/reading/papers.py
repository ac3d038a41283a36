"""The papers of a programme: its ``## Handout:`` parts, and whether its lines give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.easy_read import easy_read_of
from l4pc_tui.core.script.model.model import Handout, Programme
from l4pc_tui.core.script.model.words import HANDOUT
from l4pc_tui.core.script.reading.out_of_place import check_out_of_place
from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.script.syntax.outline import Outline, OutlinePart
from l4pc_tui.core.script.syntax.rows import prose
from l4pc_tui.core.text.folding import fold

_NAMED = re.compile(r"(?P<word>hand ?-?outs?)\s*[:：]+\s*(?P<name>.+)$", re.I)


@dataclass(frozen=True, slots=True)
class Paper:
    """A handout of a programme, and where its heading stands."""

    handout: Handout
    at: Span


def read_paper(part: OutlinePart, report: Report) -> Paper | None:
    """The handout that a part of the page is; None for a module."""
    named = _NAMED.match(part.name)
    if named is None or fold(named["word"]).removesuffix("s") not in HANDOUT:
        return None
    if report.mending is not None and (written := _NAMED.match(part.row.text)):
        report.mending.row("", part.row, 0, written.start("name"), "Handout: ")
    check_out_of_place(part.rows, "a handout is printed as it is", report, paper=True)
    name = named["name"].strip()
    text = prose(part.rows, keep_lines=True)
    return Paper(Handout(slug(name) or "handout", name, text, part.at.line), part.at)


def check_papers(
    programme: Programme, papers: Sequence[Paper], page: Outline, report: Report
) -> None:
    """Each handout that a line gives is there, and each that is there is given; an easy read is
    given with the one that it tells. What an exercise gives is looked at with the library."""
    known = {fold(paper.handout.name): paper.handout.name for paper in papers}
    given: set[str] = set()
    for module in programme.modules:
        for entry in module.entries:
            given |= {fold(name) for name in entry.handouts}
            for name in entry.handouts:
                if not entry.exercise and fold(name) not in known:
                    close = report.closest(name, known.values())
                    report.add("V703", _at(entry.line, page), x=name[:80], y=close)
    for paper in papers:
        name = paper.handout.name
        told = (name, *(other for other in known.values() if easy_read_of(other, name)))
        if given.isdisjoint(map(fold, told)):
            report.add("V704", paper.at, x=name)


def _at(line: int, page: Outline) -> Span:
    rows = [*page.opening, *(row for part in page.parts for row in part.rows)]
    return next(row.span for row in rows if row.line.number == line)
