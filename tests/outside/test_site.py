"""The handbook as a static site: whole, every link leads somewhere, and it works from a folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from outside.browsing import browser

from l4pc_tui.exchange.handbook.files import read_handbook
from l4pc_tui.exchange.handbook.one_file import as_one_file

CHECKOUT = Path(__file__).parents[2]
TAGS = ("li", "tr", "pre", "img", "blockquote")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, str(CHECKOUT / "tests" / "site.py"), str(folder)]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return folder


def in_pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.document_fromstring(path.read_text(encoding="utf-8"))


def test_every_page_is_there_with_all_that_stands_on_it(site: Path) -> None:
    book = read_handbook()
    whole = html.document_fromstring(as_one_file(book, {}).decode())
    articles = whole.findall(".//article")
    for page, article in zip((book.front, *book.pages()), articles, strict=True):
        drawn = html.parse(site / page.file.replace(".md", ".html")).find(".//article")
        assert drawn is not None, page.file
        for tag in TAGS:
            assert len(list(drawn.iter(tag))) == len(list(article.iter(tag))), (page.file, tag)
        ids = [each.get("id") for each in drawn.iter("h1", "h2", "h3", "h4")]
        assert ids == [section.anchor for section in page.sections], page.file


def test_every_link_leads_to_a_place_and_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = dict(in_pages(site))
    ids = {path: {each.get("id") for each in page.iter()} for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue
        for each in page.iter():
            for name in ("src", "href"):
                address = urlsplit(each.get(name) or "")
                if address.scheme in ("http", "https"):
                    assert each.tag == "a", f"{path.name} fetches {each.get(name)}"
                    continue
                if not each.get(name) or address.scheme:
                    continue
                target = (path.parent / unquote(address.path)).resolve() if address.path else path
                if not target.is_file() or (
                    target.suffix == ".html" and unquote(address.fragment) not in ids[target] | {""}
                ):
                    lost.append(f"{path.relative_to(site)}: {each.get(name)}")
    assert lost == []


def test_it_is_read_and_searched_from_a_folder_on_a_telephone_in_the_dark(
    site: Path, tmp_path: Path
) -> None:
    with browser(tmp_path) as window:
        window.size(390, 844)
        window.prefers(prefers_color_scheme="dark")
        window.open((site / "facilitator" / "time-and-depth.html").as_uri())
        window.wait_for("!!document.querySelector('iframe')")
        ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
        assert window.wait_for(f"{ground}.every(each => each < 60)")
        assert window.run("document.documentElement.scrollWidth - innerWidth") <= 0
        window.run("document.querySelector('.md-search__button').click()")
        told = "[...document.querySelectorAll('div')].map(e => e.shadowRoot).filter(e => e)"
        window.wait_for(f"{told}.some(each => each.querySelector('input'))")
        for letter in "squeeze":
            window.key(letter)
        window.wait_for(f"{told}.some(each => /\\d+ results/.test(each.textContent))")
        asked = [
            each["params"]["request"]["url"]
            for each in window.told
            if each["method"] == "Network.requestWillBeSent"
        ]
        assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
