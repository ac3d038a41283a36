"""F1 and h: the handbook in the console, opened at what it has on the screen below."""

from __future__ import annotations

import webbrowser

import pytest
from markdown_it import MarkdownIt
from support import way
from support.screens import Drive, Driven

from l4pc_tui.console.handbook.handbook import HandbookScreen
from l4pc_tui.console.handbook.page_words import PageWords
from l4pc_tui.console.handbook.where import ANYWHERE, WHERE, section_for
from l4pc_tui.desk.handbook.reading import handbook


def opened(console: Driven) -> HandbookScreen:
    screen = console.app.screen
    assert isinstance(screen, HandbookScreen)
    return screen


def page_on(console: Driven) -> str:
    page = opened(console).query_one(PageWords).page
    assert page is not None
    return page.file


def test_every_screen_has_its_section_or_leaves_it_to_the_one_below() -> None:
    shown = {place.shows for place in way.every()}
    assert shown - set(WHERE) - ANYWHERE == set(), "console/handbook/where.py has no section for it"
    assert set(WHERE) <= shown
    assert not ANYWHERE & set(WHERE)


def test_every_section_of_the_table_stands_in_a_book() -> None:
    for address in WHERE.values():
        section = handbook().section(address)
        assert section is not None, f"console/handbook/where.py: there is no “{address}”"
        assert not section.file.startswith("reference/")


def test_a_question_is_told_of_where_the_screen_below_it_is() -> None:
    on_view = ["EveryKey", "Ask", "SettingsScreen", "HomeScreen"]
    assert section_for(on_view) == WHERE["SettingsScreen"]
    assert section_for(["EveryKey"]) == ""


async def test_it_opens_where_it_tells_of_the_screen_and_leads_on_and_back(
    drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []

    def opens(address: str) -> bool:
        given.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", opens)
    async with drive() as console:
        await console.press("s", "f1", "h")
        section = handbook().section(WHERE["SettingsScreen"])
        assert section is not None
        assert section.page in console.text
        assert section.title in console.text.splitlines()[3]

        # A link is chosen, followed and returned from.
        screen = opened(console)
        screen.go("reference/language")
        await console.settle()
        await console.press("tab", "enter")
        assert page_on(console) != "reference/language.md"
        await console.press("b")
        assert page_on(console) == "reference/language.md"
        assert not screen.works("return")

        # What leads out of the program is told, and nothing is opened.
        screen.follow("https://example.org/a")
        await console.settle()
        assert (
            "https://example.org/a leads out of the handbook. Nothing was opened." in console.text
        )
        assert given == []
        await console.press("w")
        assert "The handbook opens in your browser" in console.text
        assert given[0].startswith("file://")
        await console.press("escape")
        assert "Settings" in console.text.splitlines()[0]


async def test_it_is_found_in_and_where_it_is_narrow_the_contents_come_over_the_page(
    drive: Drive,
) -> None:
    async with drive((80, 24)) as console:
        await console.press("f1", "h")
        heading = handbook().books[0].title.upper()
        assert heading not in console.text
        await console.press("c")
        assert heading in console.text
        await console.press("escape")
        assert heading not in console.text

        await console.press("slash")
        await console.write("keep-awkae")
        assert "Nothing is found for “keep-awkae”. Near it: keep-awake" in console.text
        await console.press("slash", *["backspace"] * 4)
        await console.write("ake")
        await console.press("enter", "enter")
        assert page_on(console) == "reference/settings.md"
        assert "Nothing is found" not in console.text
        await console.press("escape")
        assert opened(console)
        await console.press("escape")
        assert not isinstance(console.app.screen, HandbookScreen)


def test_every_page_is_drawn_in_a_narrow_window_with_all_its_words() -> None:
    words = PageWords()
    for page in handbook().pages():
        drawn = words.drawn_of(page, 40)
        assert max(line.cell_length for line in drawn.split("\n")) <= 40, page.file
        told = "".join(drawn.plain.split())
        for section in page.sections:
            assert "".join(section.title.split()) in told
            row = drawn.split("\n")[words.row_of(section.anchor)]
            assert section.title.startswith(row.plain.split("  ")[0].strip())


def test_what_the_console_draws_has_every_word_that_a_browser_gets() -> None:
    reader = MarkdownIt("commonmark").enable("table")
    words = PageWords()
    for page in handbook().pages():
        told = "".join(words.drawn_of(page, 96).plain.casefold().split())
        for token in reader.parse(page.text):
            if token.type in ("fence", "code_block"):
                said = [token.content]
            else:
                said = [
                    each.content
                    for each in token.children or ()
                    if each.type in ("text", "code_inline")
                ]
            for each in said:
                assert "".join(each.casefold().split()) in told, (page.file, each)
