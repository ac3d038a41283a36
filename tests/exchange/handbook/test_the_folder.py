"""The handbook's folder and its contents say the same."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

from l4pc_tui.core.live.settings.meanings import SETTINGS, changed
from l4pc_tui.core.live.settings.numbers import DEFAULTS
from l4pc_tui.core.live.settings.setting import Wrong

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


def test_every_setting_that_a_page_changes_is_one_with_a_value_that_fits() -> None:
    told = 0
    for path in FOLDER.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for line in re.findall(r"l4pc settings set [^`\n]*", text):
            name, value = shlex.split(line.rstrip("."), comments=True)[3:5]
            if name == "NAME":
                continue
            told += 1
            assert name in SETTINGS, f"{path.name}: {line}"
            if not (value.isupper() or value.endswith("…")):
                found = changed(DEFAULTS, name, value)
                assert not isinstance(found, Wrong), f"{path.name}: {found}"
        for name in re.findall(r"l4pc settings reset ([a-z][\w-]*)", text):
            assert name in SETTINGS, f"{path.name}: {name}"
    assert told > 3


def test_no_page_says_what_is_still_to_be_written() -> None:
    for path in FOLDER.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(TODO|TBD|FIXME|XXX)\b|lorem ipsum", text), path.name
