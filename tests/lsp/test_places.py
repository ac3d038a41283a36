"""A place is the same letter for the editor and for the reader, whatever stands before it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support.editor import Editor, edited, utf16
from support.network import WATCHED
from support.sandbox import environment
from support.scripts import GOOD

STRANGE = "🦊👩🏽‍🚀 é 𝓐 ½ می‌خواهم"
"""Letters of two units, joined ones, a combining accent, and writing from right to left."""


def wrong(name: str) -> str:
    """A page on which the last door leads nowhere, behind strange letters on its line."""
    return GOOD.replace('If someone is upset: go to "Slow it down"', f"If {name}: go to “Nowhere”")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_message_stands_on_its_words_whatever_stands_before_them(
    editor: Editor, shelf: Path, mark: str, end: str
) -> None:
    page = shelf / "exercises" / "a-small-question.md"
    text = mark + wrong(STRANGE).replace("\n", end)
    told = next(each for each in editor.open(page, text) if each["code"] == "D601")
    row = told["range"]["start"]["line"]
    units = utf16(text.split(end)[row])
    start, stop = (told["range"][each]["character"] * 2 for each in ("start", "end"))
    shown = units[start:stop].decode("utf-16-le")
    assert shown == f"If {STRANGE}: go to “Nowhere”"
    col = len(utf16(text.split(end)[row].partition("“")[0])) // 2
    help_there = editor.at("textDocument/hover", page, row, col)
    assert "D601" in help_there["contents"]["value"]
    editor.close(page)


def test_the_first_line_of_a_page_with_a_mark_is_counted_as_the_editor_counts_it(
    editor: Editor, shelf: Path
) -> None:
    page = shelf / "exercises" / "a-small-question.md"
    text = "\ufeff" + GOOD.partition("---\n\n")[2].replace("# A small", "# 🦊 A small") + "# Two\n"
    told = editor.open(page, text)
    header = next(each for each in told if each["code"] == "H209")
    assert header["range"]["start"] == {"line": 0, "character": 1}
    edits = editor.ask(
        "textDocument/formatting",
        editor.about(page) | {"options": {"tabSize": 2, "insertSpaces": True}},
    )
    assert edited(text, edits).startswith("\ufeff---\nformat: exercise/1\n---\n\n# 🦊 A small")
    editor.close(page)


def test_line_ends_stay_as_the_editor_has_them(editor: Editor, shelf: Path) -> None:
    page = shelf / "exercises" / "a-small-question.md"
    text = (
        GOOD.replace("Say: Turn", "Tell: Turn").replace("---\n\n#", "---\n#").replace("\n", "\r\n")
    )
    editor.open(page, text)
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    (edit,) = editor.ask("textDocument/formatting", editor.about(page) | options)
    assert "\n" not in edit["newText"].replace("\r\n", "")
    assert edited(text, [edit]) == GOOD
    editor.close(page)


def test_an_editor_that_counts_otherwise_is_answered_in_its_own_way_and_killed_takes_it_along(
    shelf: Path, tmp_path: Path
) -> None:
    page = shelf / "exercises" / "another.md"
    text = wrong(STRANGE)
    watched = (sys.executable, "-c", WATCHED, "lsp")
    editor = Editor(environment(tmp_path), shelf, units=("utf-8", "utf-16"), command=watched)
    assert editor.able["positionEncoding"] == "utf-8"
    told = next(each for each in editor.open(page, text) if each["code"] == "D601")
    line = text.split("\n")[told["range"]["start"]["line"]]
    assert told["range"]["end"]["character"] == len(line.encode())
    assert editor.process.stdin is not None
    assert editor.process.stderr is not None
    editor.process.stdin.close()
    assert editor.process.wait(20) == 0
    assert editor.process.stderr.read() == b"", "it asked a network, or complained"
