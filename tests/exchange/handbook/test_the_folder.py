"""The handbook's folder and its contents say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[3] / "docs" / "handbook"
LOOSE = {"index.md"}
"""Pages of no book."""


def listed() -> list[dict[str, Any]]:
    told = tomllib.loads((FOLDER / "contents.toml").read_text(encoding="utf-8"))
    return [page for book in told["book"] for page in book["page"]]


def test_every_page_of_the_folder_is_listed_once_and_every_listed_one_is_there() -> None:
    files = [page["file"] for page in listed()]
    assert len(files) == len(set(files))
    there = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md")}
    assert set(files) == there - LOOSE


def test_a_page_is_headed_as_the_contents_say() -> None:
    for page in listed():
        text = (FOLDER / page["file"]).read_text(encoding="utf-8")
        assert re.findall(r"^# (.*)$", text, re.MULTILINE)[:1] == [page["title"]], page["file"]


def test_a_page_lies_in_its_books_folder() -> None:
    told = tomllib.loads((FOLDER / "contents.toml").read_text(encoding="utf-8"))
    for book in told["book"]:
        assert all(page["file"].startswith(f"{book['name']}/") for page in book["page"])
