"""An export of Notion: a packed folder of Markdown pages, with names that end in 32 letters."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from l4pc_tui.exchange.papers.guard import check_members
from l4pc_tui.exchange.papers.markdown import read_markdown
from l4pc_tui.exchange.papers.pieces import Paper
from l4pc_tui.exchange.refused import FileRefused

_KEY = re.compile(r"[ _-]?[0-9a-f]{32}$|[ _-][0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
NOTION_EXPORT = "Notion export"
_HINT = "Unpack it, and import the page that you mean."


def read_notion(data: bytes) -> Paper:
    """The one page of an export; other pages below it are named. Raises FileRefused."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        inner = [name for name in packed.namelist() if name.lower().endswith(".zip")]
        pages = [name for name in packed.namelist() if name.lower().endswith(".md")]
        if not pages and len(inner) == 1:
            # What is large comes packed twice.
            return _inner(packed.read(inner[0]))
        least = min((name.count("/") for name in pages), default=0)
        top = [name for name in pages if name.count("/") == least]
        if len(top) != 1:
            many = (
                f"This export holds {len(top)} pages side by side."
                if top
                else "This export holds no page."
            )
            raise FileRefused(many, _HINT)
        paper = read_markdown(packed.read(top[0]), notion=True)
        for name in packed.namelist():
            if name != top[0] and name.lower().endswith((".md", ".csv")):
                told = without_key(name.rpartition("/")[2].rpartition(".")[0])
                paper.account.left(f"Another page of the export: “{told}”", "")
    paper.name = NOTION_EXPORT
    return paper


def _inner(data: bytes) -> Paper:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        check_members(packed.infolist())
        if not any(name.lower().endswith(".md") for name in packed.namelist()):
            raise FileRefused("This export holds no page.", _HINT)
    return read_notion(data)


def has_key(name: str) -> bool:
    """Whether a name ends as Notion ends them."""
    return _KEY.search(name) is not None


def without_key(name: str) -> str:
    """A name without the letters that Notion puts behind it."""
    return _KEY.sub("", name).strip() or name
