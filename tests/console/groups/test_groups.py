"""Groups on the console, by keys."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from support.crowd import crowd, tie
from support.desk import person
from support.screens import DeskOn, Drive, Driven

from l4pc_tui.console.groups import groups as groups_module
from l4pc_tui.console.groups.groups import GroupsScreen
from l4pc_tui.core.live.groups.draft import Found, Task, solve
from l4pc_tui.core.live.groups.shapes import TRIOS
from l4pc_tui.core.mixing.clashes import Clash
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Tie
from l4pc_tui.desk.people.connections import cohort_connections
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.open import open_session

PLAN = "an-evening-of-lamps"


def prepared(db: Path, desk_on: DeskOn, count: int) -> SessionId:
    """A cohort of so many whose first session worked in trios, a supporter among them; the second
    session's id."""
    desk = desk_on(db)
    crowd(desk, db.parent, "Crowd", count)
    tie(desk, "Crowd", Tie.SUPPORTER_OF, "Gwen", "Lena")
    first = open_session(desk, new_session(desk, "Crowd", PLAN, "2026-11-18").session.id)
    first.start()
    first.rest_here()
    first.groups.read()
    assert first.groups.solved(first.groups.open(TRIOS))
    assert first.groups.accept().ok
    first.close()
    second = new_session(desk, "Crowd", PLAN, "2026-11-25").session.id
    first.leave(goes_on=False)
    desk.close()
    return second


@pytest.fixture
def twelve(db: Path, desk_on: DeskOn) -> SessionId:
    return prepared(db, desk_on, 12)


def groups(console: Driven) -> tuple[tuple[str, ...], ...]:
    """The groups on the table, by first names."""
    view = console.session.conductor.groups.view()
    assert view is not None
    return tuple(
        tuple(seat.name.split()[0] for seat in table.people) for table in view.tables
    )  # fmt: skip


@pytest.mark.slow
async def test_22_of_24_came_and_a_walk_in_and_four_groups_without_a_pair_again(
    db: Path, desk_on: DeskOn, drive: Drive
) -> None:
    session = prepared(db, desk_on, 24)
    async with drive(path=db, session=session) as console:
        await console.press("enter")
        keys = 0
        for letters, key in (("ada", "x"), ("ben", "s"), ("cary", "o"), ("dev", "l")):
            await console.press(*(["r"] if not keys else []), "slash")
            await console.write(letters)
            await console.press("enter", key)
            keys += 3 + len(letters) + (not keys)
        await console.press("w")
        await console.write("Nell Vetch")
        await console.press("enter", "a", "escape")
        assert keys + 4 + len("Nell Vetch") <= 40
        await console.press("g", "s")
        await console.write("4 groups")
        await console.press("enter")
        found = groups(console)
        assert sorted(map(len, found)) == [5, 6, 6, 6]
        everyone = {name for table in found for name in table}
        assert "Nell" in everyone
        assert "Dev" in everyone
        assert not {"Ben", "Ada"} & everyone
        assert any({"Gwen", "Lena"} <= set(table) for table in found)
        assert "23 here" in console.text
        assert "● No one meets again" in console.text
        await console.press("enter")
        assert "In use: fives and sixes. The Screen shows them." in console.text
        conductor = console.session.conductor
        wall = conductor.public().tables
        assert [[seat.name for seat in table] for table in wall] == [list(t) for t in found]
        assert conductor.drain(5)
        cohort = conductor.desk.store.cohorts()[0].id
        met = cohort_connections(conductor.desk, cohort)
        names = [name.split()[0] for _, name in met.people]
        again = {
            frozenset((names[one], names[other]))
            for one, row in enumerate(met.times) for other, times in enumerate(row) if times > 1
        }  # fmt: skip
        assert again == {frozenset(("Gwen", "Lena"))}
        await console.press("z")
        assert "Undone: the last groups." in console.text
        assert conductor.public().tables == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_somebody_is_picked_up_and_put_down_by_keys(
    db: Path, twelve: SessionId, drive: Drive, size: tuple[int, int]
) -> None:
    async with drive(size, path=db, session=twelve) as console:
        await console.press("enter", "r", "a", "escape", "g")
        before = groups(console)
        assert "space Pick up" in console.text
        # Gwen and Lena stay together: somebody else is picked up, and changes with somebody else.
        at = next(n for n in range(4) if not {before[0][n], before[1][n]} & {"Gwen", "Lena"})
        await console.press(*["down"] * at, "space", "right")
        one, other = before[0][at], before[1][at]
        assert "in your hand" in console.text.lower()
        assert "to table 2" in " ".join(console.text.split())
        assert "here? " in console.text
        assert "⇄" in console.text
        await console.press("space")
        after = groups(console)
        assert one in after[1]
        assert other in after[0]
        await console.press("space", "escape")
        assert groups(console) == after
        assert isinstance(console.app.screen, GroupsScreen)
        await console.press("l")
        assert "is held at table 2." in " ".join(console.text.split())


async def test_a_late_arrival_is_seated_and_nobody_else_moves(
    db: Path, twelve: SessionId, drive: Drive
) -> None:
    async with drive(path=db, session=twelve) as console:
        await console.press("enter", "enter", "enter")
        assert "In trios: g makes the groups." in console.text
        await console.press("r", "x", "a", "escape", "g", "enter")
        conductor = console.session.conductor
        before = conductor.groups.in_use()
        late = person(conductor, "Amina Kettle")
        await console.press("r", "home", "l", "escape", "g")
        assert "Amina Kettle: table" in " ".join(console.text.split())
        assert "Nobody else moves." in console.text
        await console.press("enter")
        after = conductor.groups.in_use()
        assert sum(late in table for table in after) == 1
        assert [tuple(one for one in table if one != late) for table in after] == list(before)
        await console.press("G")
        assert conductor.public().tables == ()
        await console.press("G")
        assert conductor.public().tables


async def test_rules_that_clash_are_named_on_the_screen_and_a_wrong_size_is_asked_again(
    db: Path, twelve: SessionId, drive: Drive, desk_on: DeskOn
) -> None:
    desk = desk_on(db)
    tie(desk, "Crowd", Tie.APART, "Lena", "Gwen")
    desk.close()
    async with drive(path=db, session=twelve) as console:
        await console.press("enter", "g")
        told = " ".join(console.text.split())
        assert "No groups are proposed: the rules clash." in told
        assert "Gwen Sedge and Lena Kettle are to stay together, and are to be kept apart." in told
        await console.press("s")
        await console.write("soon")
        await console.press("enter")
        assert "Say pairs, trios, fours, fives" in console.text
        await console.press("enter")
        assert "clash" in console.text
        await console.press("enter")
        assert "No groups are on the table." not in console.text


async def test_sixty_people_are_all_on_view_in_a_wide_window(
    db: Path, drive: Drive, desk_on: DeskOn
) -> None:
    desk = desk_on(db)
    crowd(desk, db.parent, "Crowd", 30)
    session = new_session(desk, "Crowd", PLAN, "2026-11-25").session.id
    conductor = open_session(desk, session)
    for at in range(30):
        conductor.walk_in(f"Walker{at} Thirty")
    conductor.rest_here()
    conductor.start()
    conductor.leave(goes_on=True)
    desk.close()
    async with drive(path=db, session=session) as console:
        await console.press("g", "s")
        await console.write("fours")
        await console.press("enter")
        assert len(groups(console)) == 15
        assert all(f"Table {number} " in console.text for number in range(1, 16))


async def test_where_people_are_from_stands_whole_and_what_is_reached_below_the_tables(
    db: Path, twelve: SessionId, drive: Drive
) -> None:
    async with drive((120, 36), path=db, session=twelve) as console:
        await console.press("enter", "r", "a", "escape", "g")
        rows = console.text.splitlines()
        seated = [row for row in rows if "│" in row]
        assert not any("…" in row for row in seated)
        tops = [n for n, row in enumerate(rows) if "╭─ Table" in row]
        feet = [n for n, row in enumerate(rows) if "╰─" in row]
        assert feet[0] - tops[0] == 9, "a frame is ten rows high"
        below = next(n for n, row in enumerate(rows) if row.startswith("  PAIRS MET"))
        assert below > feet[-1]
        assert "new people" in console.text
        await console.pilot.resize_terminal(80, 24)
        await console.settle()
        assert "pairs met 12 → " in console.text
        assert "PAIRS MET" not in console.text


async def test_enter_before_the_groups_lie_there_says_so_until_they_do(
    db: Path, twelve: SessionId, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes, found = threading.Event(), solve

    def slow(task: Task, milliseconds: int) -> Found | list[Clash]:
        goes.wait(10)
        return found(task, milliseconds)

    monkeypatch.setattr(groups_module, "solve", slow)
    async with drive(path=db, session=twelve) as console:
        await console.press("enter", "r", "a", "escape")
        await console.pilot.press("g")
        await console.until(lambda: isinstance(console.app.screen, GroupsScreen))
        await console.pilot.press("enter")
        await console.until(lambda: groups_module.NOT_YET in console.text)
        assert isinstance(console.app.screen, GroupsScreen)
        goes.set()
        await console.settle()
        assert groups(console)
        assert groups_module.NOT_YET not in console.text
        head = console.text.splitlines()[1]
        assert ", besides " in head
        assert "   proposal" in head


async def test_where_nobody_can_be_put_down_nothing_says_that_they_swap(
    db: Path, twelve: SessionId, drive: Drive
) -> None:
    async with drive((120, 36), path=db, session=twelve) as console:
        await console.press("enter", "r", "a", "escape", "g")
        screen = console.app.screen
        assert isinstance(screen, GroupsScreen)
        # Gwen and Lena stay together: she goes to no other table.
        at = next(n for n, table in enumerate(groups(console)) if "Gwen" in table)
        seat = groups(console)[at].index("Gwen")
        screen.tables.table, screen.tables.row = at, seat
        await console.press("space", "left" if at else "right")
        assert "not here" in console.text
        assert "⇄" not in console.text
        assert "Put down" not in console.text
        await console.press("space")
        assert "in your hand" in console.text
