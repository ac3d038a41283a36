"""Variables of the environment, and options of Python, as no machine should have them."""

from __future__ import annotations

import pytest
from support.surroundings import Place


@pytest.mark.parametrize("term", [None, "", "dumb", "no-such-terminal", "vt100"])
def test_a_terminal_of_any_kind_lists_a_cohort(begun: Place, term: str | None) -> None:
    assert "Lantern" in begun.l4pc("cohort", "list", TERM=term).well().out
