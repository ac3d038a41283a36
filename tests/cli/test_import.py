"""l4pc import: a Word file becomes a page of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.commands import Run
from support.word_files import para, word

WALK = (
    para("A small walk", "Title"), para("People walk, and come back."),
    para("First step", "heading 1"), para("Time: 5-8 min", number=1),
    para("Ask: What do you see?"), para("Say: Take your time."),
    para("Come back", "heading 1"), para("Time: 5 min", number=1), para("Depth: Return", number=1),
    para("Ask: What will you do by Friday?"),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Our Walk (final).docx"
    path.write_bytes(word(*WALK))
    return path


def test_a_word_file_becomes_a_page_in_one_s_own_library(
    run: Run, file: Path, at_home: Path
) -> None:
    before = file.read_bytes()
    done = run("import", file)
    page = at_home / "documents" / "l4pc" / "exercises" / "our-walk-final.md"
    assert done.code == 0
    assert f"Written: {page}\n" in done.out
    assert "This page is the master from now on" in done.out
    assert "status: draft" in page.read_text(encoding="utf-8")
    assert "ASK: What do you see?" in run("show", page, "--view", "room").out
    assert "Take your time" not in run("show", page, "--view", "room").out
    assert file.read_bytes() == before


def test_a_page_that_is_there_is_left_as_it_is(run: Run, file: Path, at_home: Path) -> None:
    run("import", file)
    page = at_home / "documents" / "l4pc" / "exercises" / "our-walk-final.md"
    page.write_text("mine now", encoding="utf-8")
    again = run("import", file)
    assert (again.code, again.out) == (2, "")
    assert "“our-walk-final.md” is there already" in again.err
    assert page.read_text(encoding="utf-8") == "mine now"
    assert run("import", file, "-o", file.parent / "other.md").code == 0


def test_a_page_with_errors_is_written_and_they_are_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "walk.docx"
    file.write_bytes(word(para("A walk", "Title"), para("A step", "heading 1"), para("Say: Go.")))
    done = run("import", file, "-o", tmp_path / "walk.md")
    assert done.code == 1
    assert "has no time" in done.out or "Time" in done.out
    assert (tmp_path / "walk.md").exists()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"words", b"\xd0\xcf\x11\xe0" + b"\x00" * 600]
)
def test_what_is_no_word_file_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, at_home: Path, content: bytes
) -> None:
    file = tmp_path / "odd.docx"
    file.write_bytes(content)
    done = run("import", file)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert not [*(at_home / "documents").rglob("*.md")]
    assert run("import", tmp_path / "gone.docx").code == 2
    assert run("import", tmp_path).code == 2


def test_what_became_of_every_word_is_told_and_written_beside_the_page(
    run: Run, tmp_path: Path, at_home: Path
) -> None:
    file = tmp_path / "walk.docx"
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>Old words.</w:t></w:r>"
    file.write_bytes(
        word(*WALK, para("", runs=struck), para("On the slide", "heading 3"), para("Go."))
    )
    done = run("import", file)
    folder = at_home / "documents" / "l4pc" / "exercises"
    account = folder / "_walk-import.md"
    assert "Of 43 words in the Word file, 38 stand on the page and 5 are named here." in done.out
    assert "Please decide: 2\n  The page does not say for how many people it is" in done.out
    assert "\n  Below the heading “On the slide”: the room sees this\n" in done.out
    assert "Left out: 1\n  Words that were struck out\n" in done.out
    assert f"Every one of them, with its words: {account}\n" in done.out
    assert (
        "- Words that were struck out (paragraph 11, below “Come back”): “Old words.”\n"
        in account.read_text(encoding="utf-8")
    )
    assert "walk-import" not in run("library", "list").out
    (folder / "walk.md").unlink()
    again = run("import", file, "--json")
    told = json.loads(again.out)
    assert told["words"] == {"paper": 43, "page": 38, "named": 5}
    assert told["account"] == str(folder / "_walk-import-2.md")
    assert told["told"][0] == {
        "verdict": "left out", "what": "Words that were struck out",
        "where": "paragraph 11, below “Come back”",
        "words": "Old words.",
    }  # fmt: skip
    assert told["messages"] == []
