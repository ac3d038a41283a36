"""Keys of one's own: taken as they are written, or refused in a sentence that names what is wrong."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.screens import Drive

from l4pc_tui.console.groups.groups import GroupsScreen
from l4pc_tui.console.keys.every_key_there_is import every_row
from l4pc_tui.console.keys.own_keys import RESERVED, check, in_a_sentence, key_of
from l4pc_tui.console.screens.home import HomeScreen
from l4pc_tui.console.session.keys import SESSION_KEYS
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.core.text.cleaning import clean_name

ROWS = every_row()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "own.toml"
    monkeypatch.setenv("L4PC_CONFIG", str(path))
    return path


def test_every_key_of_every_screen_is_there_and_none_that_comes_is_refused() -> None:
    ids = {row.id for row in ROWS}
    assert {getattr(each, "id", None) for each in SESSION_KEYS} <= ids
    assert {"line.save", "note.strike", "screen.quit", "home.settings", "form.save"} <= ids
    assert [row.id for row in ROWS if not row.scopes] == [], "or nobody sees a key used twice"
    free = {row.id: ",".join(row.keys) for row in ROWS if row.id not in RESERVED.values()}
    assert check(free, ROWS).wrong == ()


@pytest.mark.parametrize(
    ("name", "given_", "told"),
    [
        ("registr", "x", "There is no key “registr”; did you mean “register”?"),
        ("\x1b[31m", "x", "There is no key “"),
        ("keys", "f2", "“keys” keeps its key, f1: people must be able to rely on it."),
        ("curtain", "f8", "“curtain” keeps its key, f9"),
        ("note", "f9", "f9 cannot be “note”: it is “curtain” everywhere."),
        ("note", "zz", "“zz” for “note” is no key that every terminal sends: write one as n, F6, ctrl+x or space."),
        ("note", 3, "“3” for “note” is no key"), ("note", "a,b,i,j,l", "is no key"),
        ("note", "", "“” for “note” is no key"), ("note", "super+x", "is no key"),
        ("line.save", "s", "s cannot be “line.save”: it would take what is typed into the line."),
        ("ask.cancel", "?", "? cannot be “ask.cancel”: it would take what is typed"),
        ("line.save", "/", "/ cannot be “line.save”: it would take what is typed into the line."),
        ("line.save", "left", "← cannot be “line.save”: it has its own work in the line."),
        ("ask.cancel", "enter", "⏎ cannot be “ask.cancel”: it has its own work in the line."),
        ("home.away", "enter", "⏎ cannot be “home.away”: it has its own work in the list."),
        ("home.away", "q", "q cannot be “home.away”: on the screen Home it is “home.leave”"),
        ("screen.quit", "t", "t cannot be “screen.quit”: on the screen The room’s Screen it is “screen.timer”"),
        ("note", "ctrl+m", "⏎ cannot be “note”: on the screen Session it is “line.save”"),
        ("note", "shift+u", "U cannot be “note”: on the screen Session it is"),
        ("note", "latin_small_letter_r", "r cannot be “note”: on the screen Session it is"),
        ("note", "ctrl+c", "ctrl+c cannot be “note”: it copies what is marked."),
        *(("note", each, "is no key that every terminal sends") for each in (
            "<any>", "<scroll-up>", "ctrl-at", "line_feed", "shift+1", "ctrl+ctrl+x", "alt+left")),
        ("note", "r", "r cannot be “note”: on the screen Session it is “register” (Register)."),
        ("time", "w", "w cannot be “time”: on the screen Session it is “note.consent”"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_and_nothing_else_changes(
    name: str, given_: object, told: str
) -> None:
    found = check({name: given_, "next": "f8"}, ROWS)
    (sentence,) = found.wrong
    assert told in sentence
    assert found.own == {"next": ("f8",)}


def test_keys_are_swapped_and_shared_by_turns_and_what_is_left_out_has_its_own_again() -> None:
    found = check({"plan": "g", "groups": "e", "start": "f6", "next": "f6"}, ROWS)
    assert found.wrong == ()
    assert found.own["groups"] == ("e",)
    found = check({"plan": "g", "groups": "f9"}, ROWS)
    assert len(found.wrong) == 2, "groups has g again, and so plan cannot"
    assert found.own == {}
    assert in_a_sentence(found.wrong).endswith("So is one other. l4pc settings keys tells which.")
    assert in_a_sentence(()) == ""


def test_a_key_is_written_as_people_write_it() -> None:
    written = {"n": "n", "N": "N", "F6": "f6", "Ctrl+X": "ctrl+x", " ": "space", "Space": "space",
               "?": "question_mark", "/": "slash", "slash": "slash", "ctrl + Right": "ctrl+right", "é": "é", "+": "plus"}  # fmt: skip
    written |= {"Return": "enter", "ctrl+i": "tab", "ctrl+[": "escape", "shift+n": "N", "shift+ctrl+left": "ctrl+shift+left", "alt+n": "alt+n"}  # fmt: skip
    assert {typed: key_of(typed) for typed in written} == written


def test_a_file_of_a_thousand_names_that_are_not_there_is_told_at_once() -> None:
    started = process_time()
    wrong = check({f"registr{n}": "x" for n in range(1500)}, ROWS).wrong
    assert len(wrong) == 1500
    assert process_time() - started < 0.5, "a second and more where the nearest is sought for each"


ids = st.sampled_from([row.id for row in ROWS]) | st.text(max_size=8)
keys = st.sampled_from([*"abcdefxyz?,", "f6", "enter", "ctrl+x", "f9"]) | st.text(max_size=5)


@given(st.dictionaries(ids, keys | st.integers() | st.none(), max_size=6))
def test_whatever_a_file_gives_no_screen_has_one_key_for_two_things_that_it_had_not(
    table: dict[str, object],
) -> None:
    found = check(table, ROWS)
    assert len(found.wrong) + len(found.own) == len(table)
    assert all(clean_name(each, 400) == each for each in found.wrong)
    scopes = {scope for row in ROWS for scope in row.scopes}
    for scope in scopes:
        at: dict[str, list[tuple[str, ...]]] = {}
        for row in ROWS:
            if scope in row.scopes:
                for key in found.own.get(row.id, row.keys):
                    at.setdefault(key, []).append(row.keys)
        usual = [row.keys for row in ROWS if scope in row.scopes]
        for shared in at.values():
            if len(shared) > 1 and found.own:
                assert all({*a} & {*b} for a in shared for b in shared) or shared <= usual


async def test_a_key_that_was_changed_works_and_is_shown_and_the_old_one_does_nothing(
    drive: Drive, file: Path
) -> None:
    file.write_text(
        '[keys]\ngroups = "f6,K"\npause = "f7"\nnext = "N"\nreveal = "f10"\ncome_up = "ctrl+u"\n"home.settings" = "f8"\n',
        encoding="utf-8",
    )
    async with drive((160, 60)) as console:
        await console.press("s")
        assert isinstance(console.app.screen, HomeScreen), "its old key is nobody's"
        await console.press("enter", "enter")
        assert "f6 Groups" in console.text
        assert "f7 Pause" in console.text
        assert console.text.index("N Next") < console.text.index("f7 Pause"), "in its usual place"
        await console.press("g", "space")
        assert isinstance(console.app.screen, SessionScreen)
        assert console.session.view.state == "running"
        await console.press("f7")
        assert console.session.view.state == "paused"
        assert "space Go on" in console.text, "what shared the old key with it has it still"
        await console.press("space")
        assert console.session.view.state == "running"
        await console.press("n")
        await console.write("KN six")
        assert console.session.capture.value == "KN six", "no letter is taken from a line"
        await console.press("escape", "f1")
        assert "f6" in console.text
        assert "straight up from anywhere (ctrl+u)" in " ".join(console.text.split())
        await console.press("escape")
        console.session.tell("g shows them; U goes up; a bus goes by, n begins one.")
        await console.settle()
        assert "f6 or K shows them; ctrl+u goes up; a bus goes by, n begins one." in console.text
        while not console.session.conductor.view().probes:
            await console.press("N")
        assert "DEEPER     f10" in console.text, "a key that stands in words too"
        await console.press("f6")
        assert isinstance(console.app.screen, GroupsScreen)


async def test_what_is_wrong_with_keys_is_told_at_the_start_in_one_sentence(
    drive: Drive, file: Path
) -> None:
    file.write_text(
        '[keys]\nregistr = "x"\nnote = "r"\nplan = "f6"\n"line.save" = "ctrl+s"\n', encoding="utf-8"
    )
    async with drive((120, 36)) as console:
        assert (
            "There is no key “registr”; did you mean “register”? So is one other." in console.text
        )
        await console.press("enter", "enter")
        assert "f6 Plan" in console.text
        assert "n Note" in console.text
        await console.press("n")
        await console.write("one")
        at = console.session.conductor.room.run.at
        await console.press("enter", "n")
        await console.write("two")
        await console.press("ctrl+s")
        assert [note.text for note in console.session.conductor.room.notes] == ["one", "two"]
        assert console.session.conductor.room.run.at == at, "Enter in the line never moves the room"


async def test_a_file_with_keys_that_are_no_table_is_told(drive: Drive, file: Path) -> None:
    file.write_text('keys = "n"\nshort = 3\n', encoding="utf-8")
    async with drive() as console:
        await console.press("enter")
        assert "keys is no table" in console.text
        assert console.session.conductor.settings.short == 180
