"""Where the handbook's pages lie, and how they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import l4pc_tui
from l4pc_tui.core.handbook.pages import FRONT, Handbook, of
from l4pc_tui.exchange.refused import FileRefused

CONTENTS = "contents.toml"
PICTURES = "pictures"
ONE_FILE = "handbook.html"
"""The whole handbook for a browser; a wheel brings it along."""


def folder() -> Traversable:
    """The handbook's folder: in the package where it was installed, else in the checkout."""
    shipped = files(l4pc_tui) / "_handbook"
    if shipped.is_dir():
        return shipped
    return Path(l4pc_tui.__file__).parents[1] / "docs" / "handbook"


def read_handbook(lies_in: Traversable | None = None) -> Handbook:
    """The handbook. Raises FileRefused where a part of it is missing."""
    found = folder() if lies_in is None else lies_in
    try:
        contents = tomllib.loads(_text(found, CONTENTS))
        names = [page["file"] for book in contents["book"] for page in book["page"]]
        return of(contents, _text(found, FRONT), {name: _text(found, name) for name in names})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileRefused("A part of the handbook is missing.", "Install l4pc anew.") from error


def pictures(lies_in: Traversable | None = None) -> Mapping[str, bytes]:
    """Every picture of the handbook, by its path below it."""
    found = (folder() if lies_in is None else lies_in) / PICTURES
    if not found.is_dir():
        return {}
    return {
        f"{PICTURES}/{each.name}": each.read_bytes()
        for each in sorted(found.iterdir(), key=lambda each: each.name)
        if each.name.endswith(".svg")
    }


def _text(found: Traversable, name: str) -> str:
    return found.joinpath(*name.split("/")).read_text(encoding="utf-8").replace("\r\n", "\n")
