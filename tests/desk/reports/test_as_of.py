"""What is told of an earlier moment, and how a moment is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import House
from support.oak import FIRST, OAK, people

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.people.erasing import all_of, write
from l4pc_tui.desk.people.erasure import look
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.reports.as_of import as_of, moment_of
from l4pc_tui.desk.reports.report import when_in_words
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.desk.workbooks.writing import export_scope


@pytest.mark.parametrize("how", ["md", "jsonl", "xlsx"])
def test_after_an_erasure_an_earlier_moment_is_written_without_the_words(
    laptop: House, tmp_path: Path, how: str
) -> None:
    desk = laptop.desk()
    moment = desk.now()
    laptop.clock.now += 60
    gone = look(desk, people(desk)[0])
    write(desk, gone, all_of(gone))
    laptop.clock.now += 60
    with as_of(desk, moment) as past:
        scope = scope_of(past, session=f"{OAK}/{FIRST}")
        written = export_scope(
            desk, scope, how, Profile.FACILITATOR, out=tmp_path / f"then.{how}", past=past
        )
    assert gone.name.encode() not in written.path.read_bytes()


def test_a_moment_is_read_however_a_day_is_written_and_refused_where_there_was_none(
    house: House,
) -> None:
    desk = house.desk()
    house.clock.to("2026-11-12T10:00")
    assert moment_of("20261101", desk) == moment_of("2026-11-01", desk)
    assert when_in_words(moment_of("20261101", desk), desk) == "the end of 1 November 2026"
    with pytest.raises(Trouble, match="Nothing was kept yet"):
        moment_of("0001-01-01", desk)
    with pytest.raises(Trouble, match="still to come"):
        moment_of("9999-12-31", desk)


def test_of_a_time_that_a_clock_shows_twice_it_is_told_which(house: House) -> None:
    desk = house.desk()
    house.clock.to("2026-11-12T10:00")
    first, second = (moment_of(f"2026-10-25T01:30:00+0{at}:00", desk) for at in (1, 0))
    assert when_in_words(first, desk) == "25 October 2026, 01:30 BST"
    assert when_in_words(second, desk) == "25 October 2026, 01:30 GMT"


def test_of_a_moment_before_the_first_cohort_it_is_said_that_nothing_was_there(
    laptop: House,
) -> None:
    desk = laptop.desk()
    with (
        pytest.raises(Trouble, match="No cohort was in this file yet on 30 October 2020"),
        as_of(desk, moment_of("2020-10-30", desk)),
    ):
        pass
