"""Whatever a key of a session does on the console, a line does in plain mode."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.binding import Binding, BindingType

from l4pc_tui.console.groups.groups import GroupsScreen
from l4pc_tui.console.record.close_keys import CLOSE_KEYS
from l4pc_tui.console.record.follow import FollowScreen
from l4pc_tui.console.record.register import RegisterScreen
from l4pc_tui.console.session.keys import SESSION_KEYS
from l4pc_tui.console.session.plan import PlanScreen
from l4pc_tui.console.session.time import TimeScreen
from l4pc_tui.core.live.notes.answers import CONSENT, FOLLOW, MARKS, PARKED, UNCAUGHT
from l4pc_tui.plain import roll
from l4pc_tui.plain.commands import COMMANDS, DOORS, NOTE_SIGNS, RESTRICTED_SIGN, understand

OF_THE_PICTURE = {
    "hide": "nothing stands on view that a line could cover: what was told has scrolled by",
    "panel.roll": "the register is told", "put_away": "nothing lies over anything",
    "scroll.up": "", "scroll.down": "", "page.up": "", "page.down": "", "register.back": "",
    "register.next": "", "groups.back": "", "groups.turn": "all rounds are told at once",
    "plan.back": "", "time.leave": "", "time.up": "", "time.down": "", "follow.back": "",
    "close.back": "", "close.done": "", "close.up": "", "close.down": "",
    "groups.pick_up": "swap and move name both at once", "groups.put_down.enter": "",
    "letters": "there are no large ones",
    "close.measures": "what is typed off paper has commands of its own: l4pc outcomes",
}  # fmt: skip
"""What there is only because there is a picture; and why, where that is not plain."""
LINES = {
    "start": "next", "next": "next", "take_over": "take over", "reveal": "deeper", "up": "up",
    "time": "time", "note": "note a chair", "pause": "pause", "resume": "pause", "undo": "undo",
    "follow": "follow", "register": "register", "groups": "groups", "plan": "plan",
    "pulse": "pulse", "need": "need", "tick": "support", "close": "close", "record": "close",
    "back": "back", "leave": "quit", "show_groups": "show groups", "come_up": "return",
    "plan_b": "plan b", "support": "support", "versions": "versions", "doors": "doors", "panel.sheet": "sheet",
    "panel.notes": "notes", "panel.depth": "lights", "find": "find chair",
    "screen": "screen", "message": "message Back soon", "blank": "blank",
    "groups.accept": "accept", "groups.another": "another", "groups.size": "groups 4",
    "groups.put_down": "swap amina ben", "groups.lock": "hold amina",
    "groups.lock_table": "hold table 2", "groups.same": "same tables", "groups.ahead": "rounds 3",
    "groups.show": "show groups", "groups.undo": "undo",
    "plan.skip": "skip 4", "plan.restore": "bring back 4", "plan.insert": "insert stretch 10",
    "plan.earlier": "earlier 4", "plan.later": "later 4", "plan.take": "take 4 15",
    "plan.lock": "lock 4 12:45", "plan.unlock": "unlock 4", "plan.undo": "undo",
    "plan.newer": "new version",
    "time.accept": "squeeze", "time.squeeze": "squeeze", "time.shift": "shift",
    "time.by": "shift +5", "time.stretch": "stretch", "time.count": "from now",
    "time.length": "length 10",
    "follow.undo": "undo", "follow.next": "follow", "follow.remark": "follow",
    "close.close": "close", "close.now": "close", "close.accept": "close", "close.all": "notes",
    "close.agree": "close", "close.sort": "close", "close.catch": "close",
    "close.share": "close", "close.pulse": "close", "close.undo": "undo", "close.bundle": "bundle",
    "close.export": "export", "close.mend": "mend a chair", "close.strike": "strike",
    "close.reopen": "reopen", "register.undo": "undo", "register.find": "register h ami",
}  # fmt: skip
"""What is typed in plain mode for what a key is called; Close asks its answers one by one."""
OF_THE_REGISTER = {
    "walk_in": "walk-in Rae", "rest": "rest", "times": "times 3 10:15-12:30",
    "remark": "remark 3 late train", "name": "rename 3 Rae", "match": "match 3 new",
    "key_in": "key kfr l 10:15", "file": "import a.csv", "final": "final", "unmark": "unmark 3",
}  # fmt: skip
"""What the register's lines are, without an r before them."""
SAID_ALIKE = {
    *(f"close.{each.means}" for each in (*PARKED, *CONSENT, *UNCAUGHT)),
    *(f"follow.{each.means}" for each in FOLLOW), *(f"register.{each.means}" for each in MARKS),
}  # fmt: skip
"""Answers by a letter, which both faces take from one table (``tests/test_same_answers.py``)."""


def ids(*keys: list[BindingType]) -> set[str]:
    """What the keys of some screens are called."""
    return {str(each.id) for group in keys for each in group if isinstance(each, Binding) and each.id}  # fmt: skip


ALL = ids(SESSION_KEYS, CLOSE_KEYS, RegisterScreen.BINDINGS, GroupsScreen.BINDINGS,
          PlanScreen.BINDINGS, TimeScreen.BINDINGS, FollowScreen.BINDINGS)  # fmt: skip
BY_A_SIGN = {name for name in ALL if name.startswith("mark.")} | {"restricted"}
BY_A_NUMBER = {name for name in ALL if name.startswith("door.")}
BY_A_LENGTH = {"more.one", "less.one", "more.five", "less.five"}


def test_every_key_of_a_session_has_a_line_in_plain_mode_or_is_of_the_picture_alone() -> None:
    register = {f"register.{name}" for name in OF_THE_REGISTER}
    paired = [set(LINES), set(OF_THE_PICTURE), register, SAID_ALIKE, BY_A_SIGN, BY_A_NUMBER, BY_A_LENGTH]  # fmt: skip
    assert set().union(*paired) == ALL
    assert sum(map(len, paired)) == len(ALL), "one is paired twice"


def test_every_line_that_stands_for_a_key_is_understood() -> None:
    assert [line for line in LINES.values() if understand(line) is None] == []
    assert {line.partition(" ")[0] for line in OF_THE_REGISTER.values()} <= set(roll.WORDS)
    assert len(BY_A_SIGN) == len(NOTE_SIGNS) + len(RESTRICTED_SIGN)
    assert len(BY_A_NUMBER) == len(DOORS)


def test_every_command_of_plain_mode_is_a_key_of_the_console_or_tells_what_stands_there() -> None:
    meant = {understood[0].does for line in LINES.values() if (understood := understand(line))}
    told = {
        "back at",
        "change over",
        "two more",
        "take down",
        "again",
        "help",
        "handbook",  # On the console a screen of its own, from F1.
        "drop",
        "consent",
        "go",
        "finish",
        "move",
        "hide groups",
        "print",
        "two rooms",  # On the console it is an answer after the pause.
    }
    assert {command.does for command in COMMANDS} - meant == told


def test_doors_are_told_with_when_they_are_for(said: Callable[..., list[str]]) -> None:
    assert said("doors") == ["This step has no doors."]


@pytest.mark.parametrize("words", ["", "heron chairs"])
def test_find_says_what_it_wants_or_that_there_is_nothing(
    said: Callable[..., list[str]], words: str
) -> None:
    told = said("next", f"find {words}".strip())
    assert told in (
        ["Say a few words of the note: find key safe."], ["No note holds all of these words."],
    )  # fmt: skip


def test_find_tells_notes_with_when_and_where_they_were_written(
    said: Callable[..., list[str]],
) -> None:
    said("next", "* whose heron is it", "another chair")
    told = said("find heron")
    assert told[0].endswith(": whose heron is it")
    assert told[0].startswith("2026-11-25 09:00 insight")
    assert told[-1] == "1 note found."
