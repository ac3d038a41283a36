"""The console's keys and the lines of plain mode answer alike: both come from one table."""

from __future__ import annotations

import pytest

from l4pc_tui.console.questions.choose import chosen_by
from l4pc_tui.console.record.close_keys import CLOSE_KEYS
from l4pc_tui.console.record.follow import FollowScreen
from l4pc_tui.console.record.register import RegisterScreen
from l4pc_tui.console.session.away import AwayScreen
from l4pc_tui.core.live.notes.answers import (
    AWAY,
    CONSENT,
    FOLLOW,
    LEAVING,
    LOW_PULSE,
    MARKS,
    PARKED,
    REHEARSED,
    ROOMS,
    UNCAUGHT,
    Answer,
    listed,
)
from l4pc_tui.desk.session.close import AskedLine, Asks
from l4pc_tui.desk.session.close_answers import ANSWERS
from l4pc_tui.plain import follow_up, left_open, roll


@pytest.mark.parametrize(
    ("bindings", "group", "table"),
    [
        (CLOSE_KEYS, "close.", (*PARKED, *CONSENT)),
        (FollowScreen.BINDINGS, "follow.", FOLLOW),
        (RegisterScreen.BINDINGS, "register.", MARKS),
        (AwayScreen.BINDINGS, "away.", AWAY),
    ],
    ids=["Close", "follow-up", "register", "away"],
)
def test_the_console_has_a_key_for_every_answer(
    bindings: object, group: str, table: tuple[Answer, ...]
) -> None:
    found = {
        (each.key, each.id)
        for each in bindings  # type: ignore[attr-defined]
        if str(each.id).startswith(group)
    }
    assert {(each.letter or "enter", f"{group}{each.means}") for each in table} <= found


def test_what_is_not_caught_is_left_with_the_same_letter_in_both() -> None:
    (leaves,) = UNCAUGHT
    assert ("l", "close.leave") in {(each.key, each.id) for each in CLOSE_KEYS}  # type: ignore[union-attr]
    assert leaves.letter == "l"


@pytest.mark.parametrize("asks", [asks for asks, table in ANSWERS.items() if table])
def test_plain_mode_lists_every_answer_that_close_takes(asks: Asks) -> None:
    line = AskedLine("id", "kind", asks, True, "words", "", "")
    assert listed(ANSWERS[asks]) in left_open._asked(line)


def test_plain_mode_lists_what_became_of_a_commitment_and_every_mark() -> None:
    assert listed(FOLLOW) in follow_up.ASKED
    told = " ".join(roll.HELP)
    assert all(f"r {each.letter} 3" in told for each in MARKS)
    assert all(each.word.lower() in told for each in MARKS)


@pytest.mark.parametrize("table", [LEAVING, REHEARSED, LOW_PULSE, ROOMS])
def test_a_choice_on_the_console_has_every_answer_and_a_way_out(table: tuple[Answer, ...]) -> None:
    chosen = chosen_by(table, "stay")
    assert [(each.key, each.answer) for each in chosen] == [
        *((each.letter or "enter", each.means) for each in table),
        ("escape", ""),
    ]
