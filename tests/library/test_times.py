"""Every part of the library can be held by the largest group that it is written for."""

from __future__ import annotations

import pytest
from library import times


def test_no_part_needs_more_than_it_has_at_most() -> None:
    over = [str(each) for each in times.told() if each.needed.most and not each.needed.fits]
    assert over == []


def test_every_size_that_a_script_allows_is_counted() -> None:
    assert times.sizes_of(6, 24) == [8, 12, 18, 24]
    assert times.sizes_of(6, 10) == [8]
    assert times.sizes_of(40, 120) == [120]


def test_a_trainer_sees_what_does_not_fit_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert times.main(["exercises/one-that-is-none.md"]) == 0
    assert capsys.readouterr().out == "0 over, 0 short, of 0.\n"
    times.main(["exercises/by-friday-with-whom.md"])
    lines = capsys.readouterr().out.splitlines()
    assert all("by-friday-with-whom.md:" in line for line in lines[:-1])
