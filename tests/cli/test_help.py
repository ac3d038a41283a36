"""``l4pc help``: the handbook by a command."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from urllib.request import url2pathname

import pytest
from support.commands import Run
from support.sandbox import L4PC, environment
from support.terminal import Terminal

from l4pc_tui.exchange.handbook.files import read_handbook


def test_without_a_word_the_contents_are_told(run: Run) -> None:
    done = run("help")
    assert done.code == 0
    assert done.out.startswith("THE HANDBOOK\n")
    for page in read_handbook().pages():
        assert f"- {page.title}: {page.sections[0].address}\n" in done.out


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("F9", "Hide everything private now"),
        ("landing", "What coming up from a deeper place takes."),
        ("a815", "This tells what a room will do as if it were known."),
        ("doctor", "Look at the database and what is around it"),
        ("cohort new", "Begin a cohort called NAME."),
        ("--salvage", "Of a damaged database"),
    ],
)
def test_a_command_a_key_a_setting_and_a_message_are_found(run: Run, word: str, told: str) -> None:
    done = run("help", *word.split()) if not word.startswith("-") else run("help", "--", word)
    assert done.code == 0
    assert told in done.out
    assert "reference/" in done.out
    assert "**" not in done.out


def test_every_address_that_is_told_leads_to_its_section(run: Run) -> None:
    first = read_handbook().books[0].pages[0]
    done = run("help", first.sections[-1].address)
    title, *_ = done.out.split("\n")
    assert title.casefold() == first.sections[-1].title.casefold()


def test_the_contents_end_with_how_a_page_is_shown(run: Run) -> None:
    how = run("help").out.rstrip().split("\n")[-1]
    address = how.removeprefix("l4pc help ").split()[0]
    assert run("help", address).out.startswith("THE FIRST SESSION IN TEN MINUTES\n")


def test_the_name_of_a_book_shows_its_pages(run: Run) -> None:
    for book in read_handbook().books:
        listed = [f"- {page.title}: {page.sections[0].address}" for page in book.pages]
        lines = run("help", book.name).out.split("\n")
        assert lines[0] == book.title.upper()
        assert lines[4 : 4 + len(listed)] == listed


def test_a_link_to_another_page_says_what_to_type_for_it(run: Run) -> None:
    shown = run("help", "facilitator/first-session").out
    assert "read the day (facilitator/the-day)" in shown
    assert ".md" not in shown


def test_what_is_not_there_says_what_is_near_and_ends_with_1(run: Run) -> None:
    done = run("help", "squeze")
    assert done.code == 1
    assert done.out.startswith("The handbook has nothing on “squeze”. Near it: squeeze")


def test_the_whole_handbook_is_written_to_a_file_and_no_other_file_is_replaced(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "handbook.html"
    assert run("help", "--file", path).out == f"Written: {path}\n"
    assert run("help", "--file", path).code == 0
    path.write_text("<!doctype html>\nmine", encoding="utf-8")
    done = run("help", "--file", path)
    assert done.code == 2 or done.code == 1
    assert path.read_text(encoding="utf-8") == "<!doctype html>\nmine"


def test_what_a_refused_file_advises_is_an_option_of_this_command(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "“.” is a folder. Name a file in it with -o." in run("help", "--file", ".").err
    assert run("help", "-o", "handbook.html").out == "Written: handbook.html\n"


def test_the_browser_is_given_a_file_of_this_laptop(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []

    def opens(address: str) -> bool:
        given.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", opens)
    done = run("help", "--web")
    assert done.code == 0
    assert given[0].startswith("file://")
    assert (
        Path(url2pathname(given[0].removeprefix("file:")))
        .read_bytes()
        .startswith(b"<!doctype html>")
    )
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert "No browser could be opened. The handbook lies in" in str(run_fails(run))


def run_fails(run: Run) -> str:
    done = run("help", "--web")
    return done.out + done.err


@pytest.mark.slow
def test_on_a_terminal_it_is_drawn(tmp_path: Path) -> None:
    with Terminal([*L4PC, "help", "F9"], env=environment(tmp_path)) as terminal:
        terminal.wait_for("Hide everything private now")
        terminal.wait_for("reference/keys#everywhere")
