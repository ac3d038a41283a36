"""Groups in plain mode."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.crowd import crowd, tie
from support.talks import TalkRoom

from l4pc_tui.core.record.nouns import Tie
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.plain.conversation import Talk

Say = Callable[..., list[str]]


@pytest.fixture
def twelve(room: TalkRoom) -> TalkRoom:
    """A session of twelve people."""
    desk = room.desk
    crowd(desk, desk.path.parent, "Twelve", 12)
    row = new_session(desk, "Twelve", "a-short-morning", "2026-11-25")
    return TalkRoom(desk, row.session.id, room.clock)


@pytest.fixture
def talk(twelve: TalkRoom) -> Talk:
    return twelve.talk()


@pytest.fixture
def say(talk: Talk, twelve: TalkRoom) -> Say:
    """Says lines; gives what was told to the last."""

    def one(*lines: str) -> list[str]:
        for line in lines:
            twelve.told.clear()
            talk.hear(line)
        return list(twelve.told)

    return one


def tables(told: list[str]) -> list[set[str]]:
    rows = [line.partition(": ")[2] for line in told if line.startswith("Table ")]
    return [{name.split()[0] for name in row.split(", ")} for row in rows]


def test_twenty_two_came_and_more_and_four_groups_are_made_of_them(
    twelve: TalkRoom, talk: Talk, say: Say
) -> None:
    """The whole way by words: here, online, late, a walk-in, a supporter kept with her person."""
    tie(twelve.desk, "Twelve", Tie.SUPPORTER_OF, "Gwen", "Lena")
    say("rest", "sorry ben", "late carys", "online dev", "walk-in Nell Vetch", "")
    assert say("")[-1] == "In pairs: g makes the groups."
    told = say("groups 3 tables")
    assert told[0].startswith("12 here · fours")
    assert told[1] == "No one meets again · 18 new pairs · no better exists"
    assert sorted(map(len, tables(told))) == [4, 4, 4]
    assert any({"Gwen", "Lena"} <= table for table in tables(told))
    assert "Ben" not in str(tables(told))
    assert "not placed: Ben Bracken" in told
    assert "together: Gwen Sedge and Lena Kettle" in told
    assert say("accept")[0] == "In use: fours. The Screen shows them."
    assert say("hide groups") == ["The groups are off the Screen."]
    assert talk.conductor.public().tables == ()
    assert say("show groups") == ["The Screen shows the groups."]
    wall = {seat.name for table in talk.conductor.public().tables for seat in table}
    assert {"Amina", "Nell", "Gwen"} <= wall
    late = say("here ben", "g")
    assert any(line.startswith("Ben Bracken: table ") for line in late)
    assert "Nobody else moves." in late
    assert say("accept")[0].startswith("In use: ")
    assert say("z") == ["Undone: the last groups."]


def test_people_change_places_go_and_are_held_by_their_names(say: Say) -> None:
    say("rest", "")
    first = tables(say("groups trios"))
    one, other = min(first[0]), min(first[1])
    told = say(f"swap {one} {other}")
    assert tables(told)[0] == first[0] - {one} | {other}
    assert tables(say(f"move {one.lower()} 3"))[2] == first[2] | {one}
    assert say(f"hold {one}")[0].endswith("is held at table 3.")
    assert say(f"swap {one} {other}")[0].endswith(": held at table 3.")
    assert say(f"hold {one}")[0].endswith("may move again.")
    assert say("swap ghost cat") == ["Nobody at a table is called “ghost cat”."]
    assert say("hold table 2")[0] == "Table 2 is held."
    assert say("move") == ["Say who, and the number of a table: move amina 2."]


def test_a_size_that_is_none_is_asked_for_and_nothing_on_the_table_is_said(say: Say) -> None:
    assert say("groups banana") == [
        "Say pairs, trios, fours, fives, how many in a group, or “6 groups”."
    ]
    assert say("accept") == ["No groups are on the table. g proposes some."]
    assert say("same tables") == [
        "There are no tables to keep: no groups were used in this session."
    ]
    assert say("rounds 99") == ["From 2 to 12 rounds can be planned ahead."]


def test_rules_that_clash_are_named_and_nothing_is_proposed(twelve: TalkRoom, say: Say) -> None:
    tie(twelve.desk, "Twelve", Tie.TOGETHER, "Amina", "Ben")
    tie(twelve.desk, "Twelve", Tie.APART, "Amina", "Ben")
    told = say("groups fours")
    assert told[:2] == [
        "No groups are proposed: the rules clash.",
        "Amina Kettle and Ben Bracken are to stay together, and are to be kept apart.",
    ]
    assert not tables(told)
