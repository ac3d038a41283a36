"""The stories of a report: those whose tellers agreed, with codes in the place of names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.disclosure.in_words import of_what_was_said
from l4pc_tui.core.outcomes.words import one_of
from l4pc_tui.core.report.figures import Stories, Story
from l4pc_tui.core.report.words import day_words

if TYPE_CHECKING:
    from l4pc_tui.desk.outcomes.told import StoryTold

_UNCHOSEN = 3
"""Stories that are shown where nobody has chosen any."""


def stories_of(told: Sequence[StoryTold], without_names: Callable[[str], str | None]) -> Stories:
    """What of these stories may stand in a report: chosen ones, else the first few. without_names:
    gives a text with codes in the place of names, None where a word may be one all the same."""
    agreed = [each for each in told if each.may_leave]
    chosen = [each for each in agreed if each.rounds] or agreed[:_UNCHOSEN]
    wordy = [each for each in chosen if each.after]
    said = of_what_was_said(without_names)
    safe = [story for each in wordy if (story := _story(each, said)) is not None]
    return Stories(len(told), len(agreed), tuple(safe), len(wordy) - len(safe))


def _story(told: StoryTold, without_names: Callable[[str], str | None]) -> Story | None:
    """A story with codes in the place of names; None where a word of it may be one all the same."""
    words = [told.title, told.domain, told.before, told.after, told.why]
    for each in told.rounds:
        words += (each.by, each.because, each.fed_back)
    safe = [text for each in words if (text := without_names(each)) is not None]
    if len(safe) < len(words):
        return None
    title, domain, before, after, why, *parts = safe
    chosen = (
        one_of(each.out_of, by, because) + (f"; fed back: {fed_back}" if fed_back else "")
        for each, by, because, fed_back in zip(
            told.rounds, parts[::3], parts[1::3], parts[2::3], strict=True
        )
    )
    return Story(title, domain, before, after, why, "", day_words(told.day), tuple(chosen))
