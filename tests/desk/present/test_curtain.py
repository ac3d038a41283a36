"""In which rest a console hides itself, by the setting and by whose console it is."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.settings.numbers import DEFAULTS
from l4pc_tui.desk.present.curtain import HIDDEN, hides


def test_as_it_comes_the_leading_console_hides_at_lunch_alone() -> None:
    assert hides("Lunch", DEFAULTS, beside=False) == HIDDEN.format("Lunch")
    assert not hides("Break", DEFAULTS, beside=False)
    assert not hides("", DEFAULTS, beside=False)
    assert not hides("Lunch", DEFAULTS, beside=True)


def test_it_hides_at_breaks_too_or_never_as_is_set() -> None:
    breaks, never = (replace(DEFAULTS, curtain_at=each) for each in ("breaks", "never"))
    assert all(hides(rest, breaks, beside=False) for rest in ("Break", "Lunch"))
    assert not any(hides(rest, never, beside=False) for rest in ("Break", "Lunch"))
