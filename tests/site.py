"""The handbook as a static site: ``python tests/site.py build/site`` writes it.

The pages are laid out anew for it: in the order of the contents, with the ids of headings that links
have everywhere else, and with what leads out of the handbook as words. ``zensical`` (extra ``site``)
does the rest, and stops at whatever it warns of.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from l4pc_tui.core.handbook.pages import Handbook, Page, leads_out, lines_of, link_target
from l4pc_tui.exchange.handbook.files import PICTURES, pictures, read_handbook

CHECKOUT = Path(__file__).parents[1]
SETTINGS = CHECKOUT / "docs" / "site.toml"
WORKER = CHECKOUT / "docs" / "site-search.js"
_FETCHED = re.compile(r'<script src="https://[^"]*/iframe-worker/shim"[^>]*></script>')
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]*)\)")
_ITEM = re.compile(r"( *)(?:[-*]|\d+\.) ")
_HEADING = re.compile(r"(#{1,6}) (.*)")


def pages(book: Handbook) -> dict[str, str]:
    """Every page by its file, as the site is to have it."""
    return {page.file: _page(book, page) for page in (book.front, *book.pages())}


def _page(book: Handbook, page: Page) -> str:
    text = f"# {page.title}\n\n{page.text}" if page.example else page.text
    ids = iter(section.anchor for section in page.sections)
    lines: list[str] = []
    listed = False
    for line, code in lines_of(text):
        if code:
            lines.append(line)
            continue
        if item := _ITEM.match(line):
            # The site's reader wants an empty line before a list, and four cells for one in a list.
            if not listed and lines and lines[-1].strip():
                lines.append("")
            line, listed = " " * len(item[1]) + line, True
        elif line.strip() and not line.startswith(" "):
            listed = listed and bool(lines and lines[-1].strip())
        if line.endswith("\\"):
            line = f"{line[:-1]}  "
        if _HEADING.fullmatch(line):
            line = f"{line} {{ #{next(ids)} }}"
        lines.append(_LINK.sub(lambda link: _linked(book, page, link[1], link[2]), line))
    return "\n".join(lines) + "\n"


def _linked(book: Handbook, page: Page, words: str, link: str) -> str:
    if leads_out(link):
        return f"[{words}]({link})"
    target = link_target(page.file, link)
    return f"[{words}]({link})" if target and book.page(target[0]) else words


def nav(book: Handbook) -> str:
    """The order of the pages, as a line of the settings."""
    told = [
        f"{{{json.dumps(each.title)} = ["
        + ", ".join(
            f"{{{json.dumps(page.title)} = {json.dumps(page.file)}}}" for page in each.pages
        )
        + "]}"
        for each in book.books
    ]
    return f'nav = [{{"The handbook" = {json.dumps(book.front.file)}}}, {", ".join(told)}]'


def build(site: Path) -> None:
    """Write the site into a folder; what was in it goes. Raises CalledProcessError."""
    book = read_handbook()
    with tempfile.TemporaryDirectory(prefix="l4pc-site-") as name:
        ground = Path(name)
        for file, text in pages(book).items():
            (ground / "docs" / file).parent.mkdir(parents=True, exist_ok=True)
            (ground / "docs" / file).write_text(text, encoding="utf-8")
        (ground / "docs" / PICTURES).mkdir()
        for file, drawn in pictures().items():
            (ground / "docs" / file).write_bytes(drawn)
        settings = SETTINGS.read_text(encoding="utf-8")
        whole = settings.replace("[project]\n", f"[project]\n{nav(book)}\n", 1)
        (ground / "zensical.toml").write_text(whole, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict", "-f", "zensical.toml"],
            cwd=ground, check=True,
        )  # fmt: skip
        _stands_alone(ground / "site")
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(ground / "site", site)


def _stands_alone(site: Path) -> None:
    """Have the search of a page in a folder done by a script of ours: the one that is asked for
    there would be fetched from a host, and no page waits for one."""
    path = site / "assets" / "javascripts" / WORKER.name
    shutil.copyfile(WORKER, path)
    for page in site.rglob("*.html"):
        above = "../" * (len(page.relative_to(site).parts) - 1)
        ours = f'<script src="{above}assets/javascripts/{WORKER.name}"></script>'
        text = page.read_text(encoding="utf-8")
        page.write_text(_FETCHED.sub(ours, text), encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
