"""Who was at which session: a cell for everybody, and nothing missed that was no concern of theirs."""

from __future__ import annotations

import pytest

from l4pc_tui.core.people.attendance import (
    Gap,
    Register,
    Stage,
    Standing,
    came,
    cell_in_words,
    cells,
    expected,
    stage_of,
    standing,
    used,
)
from l4pc_tui.core.people.register import Registered
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import CohortId, PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark, Member, Person, Presence


def row(name: str, mark: str = "", *, facilitates: bool = False) -> Registered:
    person = Person(PersonId(name), name)
    held = Mark("", SessionId("s"), person.id, mark) if mark else None
    return Registered(person, held, facilitates)


HELD = Register("s", Stage.HELD, (
    row("ann", "here"), row("ben", "sorry"), row("cat", "left-early"), row("dev"),
    row("joss", facilitates=True), row("eve", "online"),
))  # fmt: skip
AHEAD = Register("t", Stage.AHEAD, (row("ann"), row("ben"), row("joss", facilitates=True)))


def test_each_has_a_cell_for_each_session() -> None:
    assert cells("ann", (HELD, AHEAD)) == (Presence.HERE, Gap.AHEAD)
    assert cells("dev", (HELD, AHEAD)) == (Gap.UNMARKED, Gap.OUTSIDE)


def test_a_facilitator_who_is_not_marked_has_missed_nothing() -> None:
    assert cells("joss", (HELD,)) == (Gap.OUTSIDE,)
    assert cell_in_words(Gap.OUTSIDE) == ""


def test_who_came_is_counted_without_facilitators_and_who_left_early_came() -> None:
    assert (came(HELD), expected(HELD)) == (3, 5)


def test_the_legend_has_what_stands_in_the_table_and_nothing_else() -> None:
    table = [cells(name, (HELD, AHEAD)) for name in ("ann", "ben", "dev", "joss")]
    assert used(table) == (Presence.HERE, Presence.SORRY, Gap.UNMARKED, Gap.AHEAD)


@pytest.mark.parametrize(
    ("state", "day", "marked", "stage"),
    [
        (State.PLANNED, "2026-11-24", False, Stage.AHEAD),
        (State.PLANNED, "2026-11-24", True, Stage.HELD),
        (State.PLANNED, "2026-11-25", True, Stage.AHEAD),
        (State.RUNNING, "2026-11-25", True, Stage.RUNS),
        (State.PAUSED, "2026-11-24", False, Stage.HELD),
        (State.PLANNED, "", True, Stage.AHEAD),
        (State.CLOSED, "", False, Stage.HELD),
    ],
)
def test_a_session_was_held_once_it_is_closed_or_its_day_is_gone(
    state: State, day: str, marked: bool, stage: Stage
) -> None:
    assert stage_of(state, day, "2026-11-25", marked=marked) is stage


def test_the_last_day_is_still_one_of_the_days() -> None:
    member = Member("", CohortId("c"), PersonId("p"), left="2026-11-30")
    assert standing(member, "2026-11-30") is Standing.MEMBER
    assert standing(member, "2026-12-01") is Standing.LEFT
    assert standing(None, "2026-12-01") is Standing.WALKED_IN
