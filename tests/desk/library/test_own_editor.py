"""Which file opens in the editor, and what is read in afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import RULES, House, write_library

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.library.own_editor import (
    QUICK,
    asked,
    edited,
    is_changed,
    left_alone,
    may_be_open,
    open_for_editing,
)
from l4pc_tui.desk.library.script_preview import preview
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.machine.editors import Editor

KEY = "by-friday-with-whom"


@pytest.fixture
def empty(bare: House) -> Desk:
    desk = bare.desk()
    library.load(desk)
    return desk


def test_a_shipped_script_is_edited_as_one_s_own_copy(empty: Desk) -> None:
    opened = open_for_editing(empty, "exercise", KEY)
    assert opened.path == empty.places.own_library / "exercises" / f"{KEY}.md"
    assert opened.copied_from is not None
    shipped = opened.copied_from.read_bytes()
    opened.path.write_bytes(shipped.replace(b"# By Friday", b"# By Monday"))
    assert edited(empty, opened).loaded == 1
    assert preview(empty, KEY).title.startswith("By Monday")
    assert opened.copied_from.read_bytes() == shipped
    again = open_for_editing(empty, "exercise", KEY)
    assert (again.path, again.copied_from) == (opened.path, None)


def test_a_copy_in_which_nothing_was_changed_does_not_stay(empty: Desk) -> None:
    opened = open_for_editing(empty, "exercise", KEY)
    assert edited(empty, opened).loaded == 0
    assert not opened.path.exists()
    assert preview(empty, KEY).title.startswith("By Friday")


def test_a_copy_that_an_editor_may_have_open_stays(empty: Desk) -> None:
    opened = open_for_editing(empty, "exercise", KEY)
    assert edited(empty, opened, closed=False).loaded == 1
    assert opened.path.exists()
    assert str(opened.path) in left_alone(opened)
    assert KEY in asked(opened)
    assert "Nothing has changed" in asked(opened, again=True)


def test_an_editor_s_return_is_believed_only_where_it_means_something(empty: Desk) -> None:
    terminal, window, unknown = (Editor(("x",), at) for at in ("terminal", "window", "unknown"))
    copy = open_for_editing(empty, "exercise", KEY)
    assert not is_changed(copy)
    long = QUICK + 1
    assert [may_be_open(copy, each, 0.1) for each in (terminal, window, unknown)] == [
        False,
        True,
        True,
    ]
    assert [may_be_open(copy, each, long) for each in (terminal, window, unknown)] == [
        False,
        True,
        True,
    ]
    copy.path.write_bytes(copy.path.read_bytes() + b"\n")
    assert is_changed(copy)
    assert not may_be_open(copy, unknown, 0.1)
    own = open_for_editing(empty, "exercise", KEY)
    assert own.copied_from is None
    assert may_be_open(own, unknown, 0.1)
    assert not may_be_open(own, unknown, long)


def test_a_copy_with_errors_is_opened_again_and_not_written_over(empty: Desk) -> None:
    opened = open_for_editing(empty, "exercise", KEY)
    opened.path.write_text("# Half done", encoding="utf-8")
    assert edited(empty, opened).refused
    again = open_for_editing(empty, "exercise", KEY)
    assert (again.path, again.copied_from) == (opened.path, None)
    assert opened.path.read_text(encoding="utf-8") == "# Half done"


def test_a_file_from_elsewhere_is_edited_where_it_lies(bare: House, empty: Desk) -> None:
    folder = write_library(bare.folder / "books")
    library.load(empty, [folder])
    opened = open_for_editing(empty, "exercise", "whose-rule")
    assert opened.path == folder / "exercises" / "whose-rule.md"
    opened.path.write_text(RULES.replace("# Whose rule?", "# Our own rule"), encoding="utf-8")
    assert edited(empty, opened).loaded == 1
    assert preview(empty, "whose-rule").title == "Our own rule"


def test_what_is_not_there_cannot_be_opened(empty: Desk) -> None:
    with pytest.raises(Trouble) as raised:
        open_for_editing(empty, "exercise", "no [/x] such")
    assert "no [/x] such" in raised.value.sentence


def test_a_file_that_has_gone_is_told(bare: House, empty: Desk) -> None:
    folder = write_library(bare.folder / "books")
    library.load(empty, [folder])
    opened = open_for_editing(empty, "exercise", "whose-rule")
    Path(opened.path).unlink()
    with pytest.raises(Trouble) as raised:
        edited(empty, opened)
    assert "whose-rule.md" in raised.value.sentence
