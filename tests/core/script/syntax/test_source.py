"""Bytes from anywhere: decoded, cleaned, and every place still the original one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.reading.script import Reading, read

PAGE = "---\nformat: exercise/1\npeople: 6\n---\n# Café\nSummary.\n\n## A\n- Time: 5-6 min\n- Depth: Return\n\nSay: crème\n"


def look(data: bytes, path: str = "exercises/page.md") -> Reading:
    return read(data, path=path, kind="exercise")


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        PAGE.encode("utf-8-sig"),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        PAGE.replace("- Time", "-\tTime").encode(),
        PAGE.replace("Say: ", "Say:\u00a0").encode(),
        PAGE.replace("Say", "    Say").encode(),
    ],
)
def test_the_same_page_in_another_dress_is_the_same(data: bytes) -> None:
    found = look(data)
    assert found == look(PAGE.encode())
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PAGE.encode("utf-16"), "F104"),
        (PAGE.encode("utf-16-le"), "F104"),
        (PAGE.encode("utf-16-be"), "F104"),
        (PAGE.encode("cp1252"), "F103"),
    ],
)
def test_other_encodings_are_read_with_a_warning(data: bytes, code: str) -> None:
    found = look(data)
    assert [d.code for d in found.diagnostics] == [code]
    assert isinstance(found.model, Exercise)
    assert found.model.title == "Café"


def test_one_damaged_place_in_utf8_is_an_error_where_it_stands() -> None:
    found = look(PAGE.encode().replace(b"Say: cr\xc3\xa8me", b"Say: cr\xe8me"))
    assert [(d.code, d.line, d.col) for d in found.diagnostics] == [("F116", 12, 8)]


def test_places_are_those_of_the_original_file_before_cleaning() -> None:
    line = "Say: a\u200b\u200b <!-- gone --> {cohrt}"
    found = look(PAGE.replace("Say: crème", line).encode())
    message = next(d for d in found.diagnostics if d.code == "V701")
    assert line[message.col - 1 : message.end - 1] == "{cohrt}"


def test_a_line_that_word_broke_has_one_number_and_two_meanings() -> None:
    found = look(PAGE.replace("Say: crème", "Say: one\u2028Show: two {x").encode())
    assert isinstance(found.model, Exercise)
    assert [b.label for b in found.model.steps[0].blocks] == ["Say", "Show"]
    brace = next(d for d in found.diagnostics if d.code == "V702")
    assert (brace.line, brace.col) == (12, 20)


def test_a_file_name_becomes_a_clean_id() -> None:
    found = look(PAGE.encode(), "exercises/Mein Café.md")
    assert isinstance(found.model, Exercise)
    assert found.model.id == "mein-cafe"
    assert [d.code for d in found.diagnostics] == ["F117"]
    assert found.diagnostics[0].hint == "Rename to mein-cafe.md."


def test_too_many_headings_are_refused(codes: Callable[[str], list[str]]) -> None:
    assert "F109" in codes("Say: x\n" + "## S\n- Time: 5 min\nSay: x\n" * 80)


def test_at_most_a_hundred_messages_and_a_word_on_the_rest() -> None:
    found = look(PAGE.replace("Say: crème", "Say: {\n" * 250 + "Time: 8 min").encode())
    assert len(found.diagnostics) == 101
    assert found.diagnostics[-1].message == "151 more messages are not shown."
    assert any(d.code == "S312" for d in found.diagnostics)
