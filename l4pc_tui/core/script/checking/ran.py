"""Is what an exercise says of its runs with people what the file of sessions knows of them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.text.amounts import count


@dataclass(frozen=True, slots=True)
class Held:
    """A session that was held with people. date: ISO; exercises: the ids of those run in it."""

    date: str
    people: int
    exercises: frozenset[str]


def runs_in_doubt(
    path: str, exercise: Exercise, text: str, held: Mapping[str, Held]
) -> tuple[Diagnostic, ...]:
    """What is said of runs that are not known, or known otherwise.

    text: the page, for the lines that are pointed at. held: by its id, each session that was held.
    """
    report = Report(path)
    names = {exercise.id, *exercise.was}
    for run in exercise.tested:
        at = _place(text, run.session)
        known = held.get(run.session)
        if known is None:
            report.add("H221", at, x=run.session)
        elif names.isdisjoint(known.exercises):
            report.add("H222", at, x=exercise.title, date=known.date)
        elif (run.date, run.people) != (known.date, known.people):
            report.add("H223", at, date=known.date, n=count(known.people, "person", "people"))
    return tuple(report.found)


def _place(text: str, session: str) -> Span:
    """Where the session's id stands in the page."""
    for number, line in enumerate(text.splitlines(), start=1):
        col = line.lower().find(session)
        if col >= 0:
            return Span(number, col + 1, col + 1 + len(session))
    return FIRST
