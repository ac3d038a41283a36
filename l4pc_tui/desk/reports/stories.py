"""The stories of a report: those whose tellers agreed, without a word that may be somebody's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.record.mentions import Names, names_of
from l4pc_tui.core.report.figures import Stories, Story
from l4pc_tui.core.report.words import day_words

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.told import StoryTold

_UNCHOSEN = 3
"""Stories that are shown where nobody has chosen any."""


def stories_of(desk: Desk, told: Sequence[StoryTold]) -> Stories:
    """What of these stories may stand in a report: chosen ones, else the first few."""
    agreed = [each for each in told if each.may_leave]
    chosen = [each for each in agreed if each.rounds] or agreed[:_UNCHOSEN]
    people = desk.store.people()
    names = names_of(
        (name for each in people for name in (each.name, each.display_name) if name),
        (each.email for each in people if each.email),
    )
    wordy = [each for each in chosen if each.after]
    safe = [each for each in wordy if not _names_somebody(each, names)]
    return Stories(
        len(told), len(agreed), tuple(map(_story, safe)), len(wordy) - len(safe)
    )  # fmt: skip


def _names_somebody(told: StoryTold, names: Names) -> bool:
    words = (told.title, told.domain, told.before, told.after, told.why,
             *(each.words for each in told.rounds))  # fmt: skip
    return any(names.within(text) for text in words)


def _story(told: StoryTold) -> Story:
    return Story(
        told.title, told.domain, told.before, told.after, told.why, "", day_words(told.day),
        tuple(each.words for each in told.rounds),
    )  # fmt: skip
