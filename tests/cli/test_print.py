"""l4pc print: pages for paper, and what is never written over."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from support.commands import Run
from support.scripts import GOOD, PLAN, write

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000100e221bc330000000049454e44ae426082"
)
HANDOUT = GOOD.replace("Show: One", "Handout: Card\n\nShow: One") + (
    "\n## Handout: Card\n\nMy one word: … [/x] <b>bold</b>\n\n![a dot](_files/dot.png)\n"
)


class _Words(HTMLParser):
    """The words of a page, and the addresses it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.loads: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]


def read(path: Path) -> tuple[str, list[str]]:
    page = _Words()
    page.feed(path.read_text(encoding="utf-8"))
    return " ".join(" ".join(page.words).split()), page.loads


def test_a_sheet_has_every_word_that_the_facilitator_needs(run: Run, tmp_path: Path) -> None:
    done = run("print", write(tmp_path))
    assert done.code == 0
    words, loads = read(tmp_path / "a-small-question-sheet.html")
    for told in ("A small question", "Turn to somebody and take your time.", "What else?",
                 "Slow it down", "Nobody needs to write."):  # fmt: skip
        assert told in words
    assert not loads


def test_what_is_shown_looks_like_itself_on_the_sheet(run: Run, tmp_path: Path) -> None:
    shown = "Show:\n> | Day | Who |\n> |---|---|\n> | Monday | Amina |\n>\n> 1. one\n> 2. two\n>\n> ![a dot](_files/dot.png)"
    file = write(tmp_path / "exercises", GOOD.replace("Show: One word each.", shown))
    (tmp_path / "exercises" / "_files").mkdir()
    (tmp_path / "exercises" / "_files" / "dot.png").write_bytes(PIXEL)
    assert run("print", file, "-o", tmp_path / "sheet.html").code == 0
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert "<th>Day</th><th>Who</th>" in page
    assert "<ol><li>one</li><li>two</li></ol>" in page
    assert 'alt="a dot" src="data:image/png;base64,' in page


def test_handouts_hold_nothing_private_and_their_pictures_lie_within(
    run: Run, tmp_path: Path
) -> None:
    file = write(tmp_path / "exercises", HANDOUT)
    (tmp_path / "exercises" / "_files").mkdir()
    (tmp_path / "exercises" / "_files" / "dot.png").write_bytes(PIXEL)
    assert run("print", file, "--what", "handouts", "-o", tmp_path / "cards.html").code == 0
    words, loads = read(tmp_path / "cards.html")
    assert "My one word: … [/x] <b>bold</b>" in words
    assert "Turn to somebody" not in words
    (picture,) = loads
    assert picture.startswith("data:image/png;base64,")


def test_a_picture_outside_the_library_is_not_taken_along(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PIXEL)
    file = write(tmp_path / "library" / "exercises", HANDOUT)
    (file.parent / "_files").mkdir()
    (file.parent / "_files" / "dot.png").symlink_to(tmp_path / "secret.png")
    assert run("print", file, "--what", "handouts", "-o", tmp_path / "cards.html").code == 0
    assert read(tmp_path / "cards.html")[1] == []


def test_a_plan_gives_a_sheet_for_each_exercise(run: Run, tmp_path: Path, at_home: Path) -> None:
    write(at_home / "documents" / "l4pc" / "exercises")
    plan = write(tmp_path, PLAN, "morning.md")
    assert run("print", plan, "-o", tmp_path / "sheets").code == 0
    assert [path.name for path in (tmp_path / "sheets").iterdir()] == [
        "a-small-question-sheet.html"
    ]
    assert "counted for 12" in read(tmp_path / "sheets" / "a-small-question-sheet.html")[0]


def test_an_earlier_printout_is_replaced_and_nothing_else(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path)
    theirs = tmp_path / "theirs.html"
    theirs.write_text("<!doctype html>\n<p>mine", encoding="utf-8")
    refused = run("print", file, "-o", theirs)
    assert (refused.code, refused.out) == (2, "")
    assert theirs.read_text(encoding="utf-8") == "<!doctype html>\n<p>mine"
    assert run("print", file).code == run("print", file).code == 0
    other = run("print", "by-friday-with-whom", "-o", tmp_path / "a-small-question-sheet.html")
    assert other.code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [(("no-such",), "There is nothing called “no-such”"), (("gone.md",), "There is no file"),
     (("the-right-thing-together", "--what", "day"), "is no plan."),
     (("half-day-1-ordinary-days", "--cohort", "x"), "is no programme"),
     (("half-day-1-ordinary-days", "-o", "x.html"), "Name a folder with -o."),
     (("come-in-as-you-are", "-o", "gone/there/x.html"), "cannot be written")],
)  # fmt: skip
def test_what_cannot_be_printed_is_told_in_one_line(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    done = run("print", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert len(done.err.splitlines()) == 1


def test_a_script_without_handouts_says_where_they_would_stand(run: Run, tmp_path: Path) -> None:
    done = run("print", write(tmp_path), "--what", "handouts")
    assert done.code == 2
    assert "There are no handouts in “a-small-question”." in done.err


def test_errors_in_the_library_are_told_where_what_is_used_has_them(
    run: Run, tmp_path: Path, at_home: Path
) -> None:
    held = write(at_home / "documents" / "l4pc" / "exercises")
    plan = write(at_home / "documents" / "l4pc" / "sessions", PLAN, "morning.md").stem
    assert run("library", "load").code == 0
    held.write_text(GOOD.replace("Time:", "Tiem:"), "utf-8")
    other = run("print", "come-in-as-you-are", "-o", tmp_path / "other")
    assert (other.code, other.err) == (0, "")
    assert "There are errors" not in other.out
    used = run("print", plan, "-o", tmp_path / "used")
    assert used.code == 0
    assert "There are errors in “A small question”. “l4pc library load” says which." in used.out
    assert "of the library have errors" in run("library", "list").err
