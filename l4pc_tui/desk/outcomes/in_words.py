"""Outcomes as they are listed for a person: what is told in more than one face stands here."""

from __future__ import annotations

from l4pc_tui.core.live.notes.left_open import CONSENTS
from l4pc_tui.core.outcomes import words
from l4pc_tui.core.outcomes.measures import DESIGN_LIMITS, MEASURES, POINTS
from l4pc_tui.core.record.nouns import Consent
from l4pc_tui.core.record.outcome_nouns import HOWS, Point
from l4pc_tui.core.text.amounts import clock, count
from l4pc_tui.desk.outcomes.told import Fate, FormsTaken, Outcomes, PulseTaken, StoryTold

NOT_ASKED = "consent not asked"


def fate_in_words(fate: Fate) -> str:
    """ "4 commitments: 1 done, 1 started, 0 changed, 1 blocked (time 1), 1 not told of yet"."""
    if not fate.made:
        return "No commitments were made."
    by = ", ".join(
        f"{barrier or 'by what is not known'} {n}" for barrier, n in fate.blocked.items()
    )
    blocked = f"{sum(fate.blocked.values())} blocked{f' ({by})' if by else ''}"
    return (
        f"{count(fate.made, 'commitment')}: {fate.done} done, {fate.started} started, "
        f"{fate.changed} changed, {blocked}, {fate.waiting} not told of yet."
    )


def pulse_when(pulse: PulseTaken) -> str:
    """ "at the end, in Return, by fingers": as far as it is known."""
    point = POINTS[Point(pulse.point)] if pulse.point else ""
    place = f"in {pulse.place}" if pulse.place else ""
    return ", ".join(filter(None, (point, place, HOWS[pulse.how] if pulse.how else "")))


def forms_heading(forms: FormsTaken) -> str:
    """ "Then and now at the end: 9 answered · 12 present · 14 enrolled; 9 on paper"."""
    how = f"; {words.asked_how(forms.how)}" if forms.how else ""
    return f"{MEASURES[forms.measure].name} {forms.when}: {forms.answered}{how}"


def pulse_in_words(pulse: PulseTaken) -> str:
    """ "How safe it felt at the end, by fingers, 15:40: 9 answered · 12 present · 14 enrolled; 7 of 9
    said 4 or 5". Counts of few people are not told."""
    at = clock(pulse.at, pulse.day) if pulse.at else ""
    when = ", ".join(filter(None, (pulse_when(pulse), at)))
    told = (
        "so few answered that it is not told" if pulse.few else f"{pulse.answered}; {pulse.agree}"
    )
    return f"{MEASURES[pulse.measure].name}{f' {when}' if when else ''}: {told}"


def consent_in_words(story: StoryTold) -> str:
    """ "anonymous", "named", "kept inside", "consent withdrawn", "consent not asked"."""
    return CONSENTS[Consent(story.consent)] if story.consent else NOT_ASKED


def limits(told: Outcomes) -> tuple[str, ...]:
    """What a reader must know of how it was asked, a sentence or two for each design."""
    return tuple(DESIGN_LIMITS[design] for design in told.designs)


def is_empty(told: Outcomes) -> bool:
    """Whether nothing was asked and nothing told."""
    return not (told.pulses or told.forms or told.stories or told.fate.made)
