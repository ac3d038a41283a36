"""What was typed last of outcomes, in words, and what brings everything back to before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.outcomes.measures import MEASURES
from l4pc_tui.core.outcomes.words import forms
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.nouns import Noun
from l4pc_tui.core.record.outcome_nouns import Asked, Change, Chosen, Measure, Rating
from l4pc_tui.core.record.resolve import Record
from l4pc_tui.core.record.restoring import Restored, last_done
from l4pc_tui.core.record.things import Told

ABOUT_OUTCOMES = (Kind.ASKED, Kind.RATING, Kind.CHANGE, Kind.CHOSEN)
"""What is said of outcomes."""


@dataclass(frozen=True, slots=True)
class OutcomeAct:
    """What was done last. first: the id of its first entry. words: "12 forms of then and now".
    things: what brings it back. since: what others said of the same afterwards."""

    first: str
    words: str
    things: tuple[Restored, ...]
    since: tuple[Told, ...] = ()


def last_act(record: Record, mine: Callable[[Told], bool]) -> OutcomeAct | None:
    """The last act that stands of whoever asks; None where there is none.

    mine: whether an entry is of whoever asks, and of no session.
    """
    done = last_done(record, mine, ABOUT_OUTCOMES)
    if done is None:
        return None
    words = _in_words([(before, after) for _, before, after in done.changes(record)])
    return OutcomeAct(done.first, words, done.things, done.since)


def _in_words(changes: Sequence[tuple[Noun | None, Noun | None]]) -> str:
    told = [after or before for before, after in changes]
    went = "the removal of " if all(after is None for _, after in changes) else ""
    mended = "what was mended of " if any(before and after for before, after in changes) else ""
    return (went or mended) + _what(told)


def _what(told: Sequence[Noun | None]) -> str:
    ratings = [each for each in told if isinstance(each, Rating)]
    if ratings:
        return f"{forms(len(ratings))} of “{MEASURES[Measure(ratings[0].measure)].name}”"
    for each in told:
        if isinstance(each, Asked):
            return f"“{MEASURES[Measure(each.measure)].name}”"
        if isinstance(each, Change):
            return f"the story “{each.title}”"
        if isinstance(each, Chosen):
            return "the choice of a story"
    return "what was typed of outcomes"
