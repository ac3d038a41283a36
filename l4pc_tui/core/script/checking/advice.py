"""Advice on a whole page: what an experienced colleague would say who reads it before the day.

Advice never fails a page and changes nothing. What a page still lacks is only told once it is no
draft; what it says wrongly is told at once. The words are English, so pages in other languages get
none.
"""

from __future__ import annotations

from collections.abc import Iterable

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.syntax.source import Line

MOST = 80_000
"""Signs that are read for advice: twice the longest script that anybody leads, and no flood."""


def advise(script: Exercise | SessionPlan, lines: Iterable[Line], report: Report) -> None:
    """Report what could be said better, or has been forgotten. lines: of the page's body."""
    if script.language.split("-")[0].lower() != "en":
        return
    from l4pc_tui.core.script.checking import about_people, in_the_room, telling, to_bring, turns
    from l4pc_tui.core.script.checking.pieces import page_of, pieces_of

    page, pieces = page_of(lines), pieces_of(script)
    if sum(len(piece.text) for piece in pieces) > MOST:
        return
    telling.check_foretold(pieces, page, report)
    telling.check_law(pieces, page, report)
    about_people.check_better_words(pieces, page, report)
    about_people.check_one_body(pieces, page, report)
    in_the_room.check_secret_votes(pieces, page, report)
    exercise = script if isinstance(script, Exercise) else None
    in_the_room.check_low_answers(pieces, exercise, page, report)
    if exercise is None or exercise.status in ("draft", "retired") or not exercise.steps:
        return
    in_the_room.check_left_over(exercise, pieces, page, report)
    in_the_room.check_bells(pieces, page, report)
    in_the_room.check_harvest(exercise, page, report)
    in_the_room.check_opening_rooms(exercise, pieces, page, report)
    to_bring.check_listed(exercise, pieces, page, report)
    to_bring.check_enough(exercise, page, report)
    turns.check_times(exercise, page, report)
