"""The whole handbook is one file that fetches nothing and leads nowhere by mistake."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html import unescape
from itertools import pairwise

import pytest
from lxml import html

from l4pc_tui.core.handbook.pages import Handbook, of
from l4pc_tui.exchange.handbook.files import pictures, read_handbook
from l4pc_tui.exchange.handbook.one_file import as_one_file


@pytest.fixture(scope="module")
def book() -> Handbook:
    return read_handbook()


@pytest.fixture(scope="module")
def page(book: Handbook) -> str:
    return as_one_file(book, pictures()).decode()


def test_it_forbids_itself_all_but_its_own_style_script_and_pictures(page: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        told = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{told}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert all(source.startswith("data:") for source in re.findall(r'src="([^"]*)"', page))
    assert not re.search(r"@import|url\(|@font-face|<link|<iframe|<object| style=| on\w+=\"", page)


def test_every_page_and_every_picture_stands_in_it(book: Handbook, page: str) -> None:
    tree = html.document_fromstring(page)
    headings = [" ".join(each.text_content().split()) for each in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]  # fmt: skip
    for section in book.sections():
        assert section.title in headings
    drawn = {b64decode(each.get("src").partition(",")[2]) for each in tree.iter("img")}
    assert drawn <= set(pictures().values())
    assert all(each.get("alt") for each in tree.iter("img"))


def test_every_link_within_it_leads_to_a_place_and_no_place_has_two_of_a_name(page: str) -> None:
    tree = html.document_fromstring(page)
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    links = [each.get("href") for each in tree.iter("a") if each.get("href")]
    assert [link for link in links if link[0] == "#" and link[1:] not in ids] == []
    assert [link for link in links if link[0] != "#" and not link.startswith("https://")] == []


def test_no_level_of_headings_is_left_out(page: str) -> None:
    main = html.document_fromstring(page).find(".//main")
    levels = [int(each.tag[1]) for each in main.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_what_a_page_says_is_never_taken_for_html() -> None:
    told = {"book": [{"name": "a", "title": "<b>A", "about": "", "page": [{"file": "a/a.md", "title": "A"}]}]}  # fmt: skip
    text = "# A\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![<i>](../pictures/no.svg)\n"
    made = as_one_file(of(told, "# F\n", {"a/a.md": text}), {}).decode()
    body = made.partition("<body>")[2].rpartition("<script>")[0]
    assert "<script>" not in body
    assert "<b>" not in body
    assert 'href="javascript' not in body
    assert "alert(1)" in unescape(body)
