"""A pulse as it is typed: what is wrong with a line is said in words, before anything is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.live import Table

from l4pc_tui.core.live.depth.fingers import ASKED, TYPES, how_typed, more_than_here, read_pulse
from l4pc_tui.core.live.run.safety_pulse import read_counts
from l4pc_tui.core.live.view.head_count import may_be_here
from l4pc_tui.core.record.names import PersonId, SessionId
from l4pc_tui.core.record.nouns import Mark
from l4pc_tui.core.record.outcome_nouns import How
from l4pc_tui.core.script.model.words import ASKINGS


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("0 0 2 5 3", ((0, 0, 2, 5, 3), "", "")), ("00253", ((0, 0, 2, 5, 3), "", "")),
        ("0,0,12,5,3", ((0, 0, 12, 5, 3), "", "")), ("red card", ((0, 0, 0, 0, 0), "red card", "")),
        ("0 0 2 5 3 d", ((0, 0, 2, 5, 3), "disclosure", "")),
        ("0 0 0 0 0 r", ((0,) * 5, "red card", "")), ("00253 cards", ((0, 0, 2, 5, 3), "", "cards")),
        ("00253 eyes closed", ((0, 0, 2, 5, 3), "", "eyes closed")), ("Eyes  Closed red card", ((0,) * 5, "red card", "eyes closed")),
        ("0 0 2 5 3 Chat d", ((0, 0, 2, 5, 3), "disclosure", "chat")),
    ],
)  # fmt: skip
def test_five_numbers_or_a_flag_are_a_pulse(line: str, taken: object) -> None:
    assert read_pulse(line) == taken


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1 2 3", f"3 numbers; 5 are needed. {TYPES}"), ("7", f"1 number; 5 are needed. {TYPES}"),
        ("00253 slips cards", f"“cards” is no part of a pulse. {TYPES}"),
        ("many", f"“many” is no part of a pulse. {TYPES}"), ("", f"Nothing is typed. {TYPES}"),
        ("0 0 2 5 3 [/x]", f"“[/x]” is no part of a pulse. {TYPES}"),
        ("0 0 2000 5 3", f"That is more people than a room holds. {TYPES}"),
        ("0 0 0 0 0", "Nobody has answered yet."), ("00000", "Nobody has answered yet."),
    ],
)  # fmt: skip
def test_a_line_that_is_no_pulse_is_told_what_is_wrong_with_it(line: str, told: str) -> None:
    assert read_pulse(line) == told


def test_another_way_is_heard_while_a_line_is_typed() -> None:
    assert how_typed("0 0 2 car", "slips") == "slips"
    assert how_typed("0 0 2 5 3 cards", "slips") == "cards"
    assert how_typed("eyes closed") == "eyes closed"
    assert how_typed("") == ""


def test_every_way_that_a_script_can_name_has_words_to_ask_by() -> None:
    assert set(ASKINGS.values()) == {how for how in ASKED if how}
    assert set(ASKINGS.values()) <= {str(how) for how in How}
    assert all(ASKED.values())


@given(st.text(max_size=60) | st.from_regex(r"([0-9]{1,4} ){0,7}(r|d)?", fullmatch=True))
def test_what_is_read_can_be_kept_and_what_is_not_has_a_sentence_of_its_own(line: str) -> None:
    read = read_pulse(line)
    if isinstance(read, str):
        assert read not in ("", TYPES)
        assert len(read) <= 160
    else:
        assert read_counts(read.counts, read.flag) == read.counts


def test_more_hands_than_people_are_asked_about() -> None:
    assert more_than_here((0, 0, 1, 2, 1), 4) == ""
    assert more_than_here((0, 0, 1, 2, 2), None) == "", "there is no register to tell"
    assert more_than_here((0, 0, 1, 2, 2), 4) == (
        "5 people answered, and by the register at most 4 can be here. Has somebody walked in?"
    )
    assert "at most 1 can be here" in more_than_here((0, 0, 0, 1, 1), 1)
    assert "nobody can be here" in more_than_here((0, 0, 0, 0, 1), 0)
    assert more_than_here((0, 0, 0, 0, 0), 0) == "", "a flag without fingers"


def test_who_is_not_marked_yet_may_answer_and_who_left_or_leads_may_not(table: Table) -> None:
    assert may_be_here(table.room) is None
    table.enrol("Amina", "Ben", "Carys")
    table.put("member:c1/ben", cohort="c1", person="ben", facilitates=True)
    assert may_be_here(table.room) == 2
    table.put(
        "mark:s1/amina", **Mark("s1/amina", SessionId("s1"), PersonId("amina"), "absent").data()
    )
    assert may_be_here(table.room) == 1


def test_eyes_closed_is_understood_as_a_script_may_write_it_too() -> None:
    assert read_pulse("0 0 1 3 3 eyes-closed") == read_pulse("eyes closed 00133")
    assert how_typed("0 0 eyes-closed") == "eyes closed"
