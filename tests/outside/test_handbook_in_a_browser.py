"""The handbook's one file in a real browser: read, searched, printed, and nothing fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from outside.browsing import Browser, browser
from outside.tools import ran, tool

from l4pc_tui.core.handbook.pages import Handbook
from l4pc_tui.exchange.handbook.files import pictures, read_handbook
from l4pc_tui.exchange.handbook.one_file import as_one_file

FOUND = """axe.run(document, {resultTypes: ["violations"], runOnly: RULES}).then(found =>
  found.violations.map(each => [each.id, each.nodes.slice(0, 3).map(node => node.html)]))"""
READY = "!document.getElementById('search').hidden"


OF_EACH_KIND = ("facilitator", "trainer", "reference/settings.md")
"""Books, of which the first page is looked at, and a page: axe-core takes minutes for all of them."""


@pytest.fixture(scope="module")
def book() -> Handbook:
    whole = read_handbook()
    some = (
        replace(each, pages=tuple(
            page for number, page in enumerate(each.pages)
            if page.file in OF_EACH_KIND or (each.name in OF_EACH_KIND and number == 0)
        ))
        for each in whole.books
    )  # fmt: skip
    return replace(whole, books=tuple(each for each in some if each.pages))


@pytest.fixture(scope="module")
def page(book: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("handbook") / "handbook.html"
    path.write_bytes(as_one_file(book, pictures()))
    return path


@pytest.fixture(scope="module")
def window(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        opened.size(1280, 1000)
        opened.open(page.as_uri())
        opened.wait_for(READY)
        yield opened


def test_axe_finds_no_fault_in_it_and_nothing_hangs_over_on_a_telephone_in_the_dark(
    window: Browser,
) -> None:
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    window.run(f"{axe};0")
    all_rules = '["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]'
    assert window.run(FOUND.replace("RULES", all_rules)) == []
    window.size(390, 844)
    window.prefers(prefers_color_scheme="dark")
    assert window.run("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 27)"
    assert window.run(FOUND.replace("RULES", '["color-contrast"]')) == []
    assert window.run("document.documentElement.scrollWidth - innerWidth") <= 0
    window.size(1280, 1000)
    window.prefers(prefers_color_scheme="light")


def test_it_is_searched_by_its_own_script_and_nothing_is_fetched(
    window: Browser, page: Path
) -> None:
    window.run("document.getElementById('words').focus()")
    for letter in "landing":
        window.key(letter)
    told = window.wait_for("document.getElementById('told').textContent")
    assert "place" in told
    hrefs = window.run("[...document.querySelectorAll('#found a')].map(each => each.hash)")
    assert "#reference.settings.time" in hrefs
    for hash in hrefs:
        assert window.run(f"!!document.getElementById({json.dumps(hash[1:])})")
    asked = [
        each["params"]["request"]["url"]
        for each in window.told
        if each["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("data:", page.as_uri()))] == []
    refused = [each for each in window.told if each["method"] == "Log.entryAdded"]
    assert refused == []


def test_it_prints_on_a4_with_every_page_of_it(
    window: Browser, book: Handbook, tmp_path: Path
) -> None:
    window.print(tmp_path / "handbook.pdf", own_size=True)
    about = ran(tool("pdfinfo"), tmp_path / "handbook.pdf", home=tmp_path)
    assert "A4" in about
    told = " ".join(ran(tool("pdftotext"), tmp_path / "handbook.pdf", "-", home=tmp_path).split())
    for each in book.pages():
        assert each.title in told
    assert "Search" not in told[:2000]
