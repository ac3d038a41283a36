"""The two papers that go with the kits, as pages: the IT department's sheet and the stick's card."""

from __future__ import annotations

from pathlib import Path

from kit.wheels import CHECKOUT
from markdown_it import MarkdownIt

from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.pdf import as_pdf
from l4pc_tui.exchange.refused import FileRefused

PAPERS = CHECKOUT / "docs" / "handbook" / "papers"
_SHEET = "@page { size: A4; margin: 9mm 12mm 11mm; } body { max-width: none; padding: 0; font-size: 7.8pt; line-height: 1.22; } h1 { font-size: 15pt; } h2 { margin: .6em 0 .1em; padding-top: .2em; } p { margin-bottom: .3em; } th, td { padding: .12em .4em; } table { margin: .25em 0; } code { font-size: .95em; } a { color: #000; } thead th:empty { padding: 0; }"
_CARD = "@page { size: A5; margin: 9mm 10mm; @bottom-left { content: none; } @bottom-right { content: none; } } body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.3; } h1 { font-size: 17pt; } h2 { font-size: 12pt; margin: .7em 0 .2em; padding-top: .25em; } th, td { padding: .2em .45em; } table { margin: .35em 0; } thead:has(th:empty:only-child), thead:not(:has(th:not(:empty))) { display: none; } ul { padding-inline-start: 1.1em; } li { margin-bottom: .2em; }"
_STYLES = {"it-department": _SHEET, "stick-card": _CARD}


def write(out: Path) -> None:
    """Both as pages to look at and, where the machine can lay them out, as PDF."""
    for name, style in _STYLES.items():
        made = paper(name, style)
        (out / f"{name}.html").write_bytes(made)
        try:
            (out / f"{name}.pdf").write_bytes(as_pdf(made))
        except FileRefused as refused:
            print(f"{name}.pdf: {refused.sentence}", flush=True)


def paper(name: str, style: str) -> bytes:
    """One of them as a page."""
    text = (PAPERS / f"{name}.md").read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    return page(title, [f"<style>{style}</style>", MarkdownIt().enable("table").render(text)])
