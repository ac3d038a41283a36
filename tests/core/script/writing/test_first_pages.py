"""A new page passes the checker and the formatter before a word is written in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.script.checking.cross_check import cross_check
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.core.script.syntax.header import ScriptKind
from l4pc_tui.core.script.writing.first_pages import FOLDERS, new
from l4pc_tui.core.script.writing.formatter import format_text

KINDS: tuple[ScriptKind, ...] = ("exercise", "session", "programme")


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_page_is_right_and_tidy_as_it_stands(kind: ScriptKind) -> None:
    name, text = new(kind, "Slow breakfast")
    assert name == "slow-breakfast.md"
    assert "\n# Slow breakfast\n" in text
    found = read(text.encode(), path=f"x/{name}", kind=FOLDERS[kind])
    assert found.diagnostics == ()
    assert found.model is not None
    assert cross_check([Checked(f"x/{name}", found.model, text)]) == ()
    assert not format_text(text.encode(), path=name, kind=FOLDERS[kind]).changed


@pytest.mark.parametrize(
    ("name", "file", "title"),
    [
        ("slow-breakfast", "slow-breakfast.md", "Slow breakfast"),
        ("Who's  there?\n", "whos-there.md", "Who's there?"),
        ("Frühstück – früh", "fruhstuck-fruh.md", "Frühstück – früh"),
        ("早餐", "new-exercise.md", "早餐"),
        ("<!-- open", "open.md", "Open"),
        ("Ring 07700 900123", "ring-07700-900123.md", "Ring 07700 900123"),
        ("{cohrt}", "cohrt.md", "Cohrt"),
        ("a" * 300, f"{'a' * 64}.md", "a" * 80),
    ],
)
def test_the_name_becomes_a_file_and_a_title(name: str, file: str, title: str) -> None:
    made, text = new("exercise", name)
    assert made == file
    assert f"\n# {title}\n" in text


@given(st.text(max_size=120), st.sampled_from(KINDS))
@settings(max_examples=examples(150), deadline=None)
def test_any_name_gives_a_page_without_errors(name: str, kind: ScriptKind) -> None:
    file, text = new(kind, name)
    found = read(text.encode(), path=f"x/{file}", kind=FOLDERS[kind])
    # A name that is itself a telephone number is told so, as it would be anywhere in a script.
    errors = [m for m in found.diagnostics if m.severity == "error" and m.code != "A811"]
    assert errors == []
    assert found.model is not None
    assert "\n" not in file
    assert "/" not in file
