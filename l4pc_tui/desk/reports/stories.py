"""The stories of a report: those whose tellers agreed, without a word that may be somebody's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.report.figures import Stories, Story
from l4pc_tui.core.report.words import day_words
from l4pc_tui.desk.out.nameless import nameless

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.told import StoryTold

_UNCHOSEN = 3
"""Stories that are shown where nobody has chosen any."""


def stories_of(desk: Desk, told: Sequence[StoryTold]) -> Stories:
    """What of these stories may stand in a report: chosen ones, else the first few."""
    agreed = [each for each in told if each.may_leave]
    chosen = [each for each in agreed if each.rounds] or agreed[:_UNCHOSEN]
    without = nameless(desk)
    wordy = [each for each in chosen if each.after]
    safe = [each for each in wordy if all(without(text) is not None for text in _words(each))]
    return Stories(
        len(told), len(agreed), tuple(map(_story, safe)), len(wordy) - len(safe)
    )  # fmt: skip


def _words(told: StoryTold) -> tuple[str, ...]:
    return (told.title, told.domain, told.before, told.after, told.why,
            *(each.words for each in told.rounds))  # fmt: skip


def _story(told: StoryTold) -> Story:
    return Story(
        told.title, told.domain, told.before, told.after, told.why, "", day_words(told.day),
        tuple(each.words for each in told.rounds),
    )  # fmt: skip
