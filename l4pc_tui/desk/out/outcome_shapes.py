"""Outcomes as programs read them (``--json``). A key here is never renamed and never taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from l4pc_tui.core.outcomes.measures import DESIGN_LIMITS
from l4pc_tui.core.outcomes.sums import agreeing

if TYPE_CHECKING:
    from l4pc_tui.core.outcomes.sums import Counts, Moved, Of
    from l4pc_tui.desk.outcomes.told import (
        FormsTaken,
        Outcomes,
        PulseTaken,
        QuestionTold,
        Round,
        StoryTold,
    )
    from l4pc_tui.desk.outcomes.whom import Whom

Shape = dict[str, Any]


def outcomes(told: Outcomes) -> Shape:
    """Everything that is told of outcomes, without anybody's form. What nobody knows is null; so
    are the counts of a pulse that fewer than five answered."""
    return {
        "pulses": [pulse(each) for each in told.pulses],
        "forms": [forms(each) for each in told.forms],
        "over_time": [
            {"question": str(each.question), "heading": each.heading,
             "design": str(each.design), **moved(each.moved)}
            for each in told.over_time
        ],
        "commitments": {
            "made": told.fate.made, "done": told.fate.done, "started": told.fate.started,
            "changed": told.fate.changed, "blocked": dict(told.fate.blocked),
            "not_told": told.fate.waiting,
        },
        "stories": [story(each) for each in told.stories],
        "connections": [
            {"pairs": each.told.pairs, "possible": each.told.possible, "across": each.told.across,
             "across_possible": each.told.across_possible}
            for each in told.connections
        ],
        "limits": [DESIGN_LIMITS[design] for design in told.designs],
    }  # fmt: skip


def pulse(told: PulseTaken) -> Shape:
    """One pulse of a room."""
    return {
        "id": told.id, **_whom(told.whom), "measure": str(told.measure), "day": told.day,
        "at": told.at, "point": told.point, "place": told.place, "how": told.how and str(told.how),
        "of_run": told.of_run, **_of(told.of), "few": told.few, "design": str(told.design),
        **_counted(told.counts, few=told.few), "middle": None if told.few else told.middle,
    }  # fmt: skip


def forms(told: FormsTaken) -> Shape:
    """One time that a form was asked: sums, and nobody’s answers."""
    return {
        **_whom(told.whom), "measure": str(told.measure), "point": str(told.point), "day": told.day,
        "design": str(told.design), "how": {str(how): n for how, n in told.how.items()},
        **_of(told.of), "questions": [_question(each) for each in told.questions],
        "told_twice": told.twice,
    }  # fmt: skip


def story(told: StoryTold) -> Shape:
    """A story of change with every time that it was chosen."""
    return {
        "id": told.id, "of_note": told.of_note, **_whom(told.whom), "title": told.title,
        "domain": told.domain, "before": told.before, "after": told.after, "why": told.why,
        "teller": told.teller, "told_by": told.told_by, "written_by": told.written_by,
        "day": told.day, "place": told.place, "consent": told.consent,
        "chosen": [_round(each) for each in told.rounds],
    }  # fmt: skip


def moved(told: Moved) -> Shape:
    """What became of matched answers."""
    return {"matched": told.matched, "rose": told.rose, "same": told.same, "fell": told.fell}


def _question(told: QuestionTold) -> Shape:
    return {
        "question": str(told.question), "heading": told.heading, "answered": told.answered,
        **_counted(told.counts), "moved": told.moved and moved(told.moved),
    }  # fmt: skip


def _round(told: Round) -> Shape:
    return {
        "id": told.id, "by": told.by, "out_of": told.out_of, "because": told.because,
        "day": told.day, "fed_back": told.fed_back,
    }  # fmt: skip


def _counted(counts: Counts, *, few: bool = False) -> Shape:
    return {"counts": None if few else list(counts), "agree": None if few else agreeing(counts)}


def _of(told: Of) -> Shape:
    return {"answered": told.answered, "present": told.present, "enrolled": told.enrolled}


def _whom(told: Whom) -> Shape:
    return {"session": told.session, "cohort": told.of, "of": told.called}
