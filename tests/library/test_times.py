"""Every part of the library can be held by the largest group that it is written for."""

from __future__ import annotations

import pytest
from library import times

from l4pc_tui.core.script.checking.turns import Needed, Part


def test_no_part_needs_more_than_it_has_at_most() -> None:
    over = [str(each) for each in times.told() if each.needed.most and not each.needed.fits]
    assert over == []


def test_every_size_that_a_script_allows_is_counted() -> None:
    assert times.sizes_of(6, 24) == [8, 12, 18, 24]
    assert times.sizes_of(6, 10) == [8]
    assert times.sizes_of(40, 120) == [120]


def test_what_does_not_fit_is_told_with_its_parts() -> None:
    parts = (Part("moving", 60), Part("2 turns of 4 min", 480))
    told = times.Told("exercises/walk.md:9", "Walk", 12, Needed(parts, 60, 300))
    assert str(told) == (
        "OVER  exercises/walk.md:9 “Walk”, 12 people: needs 9 min, has 1 min to 5 min"
        " (moving 1 min, 2 turns of 4 min 8 min)"
    )


def test_only_the_scripts_that_are_named_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert times.main(["exercises/one-that-is-none.md"]) == 0
    assert capsys.readouterr().out == "0 over, 0 short, of 0.\n"
    times.main(["exercises/by-friday-with-whom.md"])
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 over, ")
    found = times.told(["by-friday-with-whom"])
    assert found
    assert all(each.where.startswith("exercises/by-friday-with-whom.md:") for each in found)
