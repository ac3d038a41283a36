"""A page of the handbook as it is drawn: one widget, whatever its length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.style import Style

from l4pc_tui.console.widgets.draw import GAP, KEY, barred, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.handbook.blocks import Block, Piece, blocks, pieces
from l4pc_tui.core.handbook.pages import Page
from l4pc_tui.core.handbook.plain_words import IN_A_BROWSER
from l4pc_tui.look.content import text

WIDEST = 96
"""Cells of a line: longer ones are hard to read."""
_LEAD = 18
"""Cells that the first cell of a row has at most, where the rest stands beside it."""
_HEADS = {1: "bold $foreground", 2: "bold $accent"}


@dataclass(frozen=True, slots=True)
class Link:
    """target: as the page has it. row: the line that it stands on."""

    target: str
    row: int


class PageWords(Drawn):
    """Draws one page; knows on which line each heading and each link stands."""

    DEFAULT_CSS = "PageWords { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._chosen = -1
        self._links: list[Link] = []
        self._rows: dict[str, int] = {}
        self._met = 0

    def show(self, page: Page) -> None:
        """Draw this page; no link of it is chosen."""
        self._page, self._chosen = page, -1
        self.redraw()

    @property
    def page(self) -> Page | None:
        """The page that is drawn."""
        return self._page

    @property
    def links(self) -> list[Link]:
        """Every link of the page, in the order in which they stand."""
        return self._links

    @property
    def chosen(self) -> Link | None:
        """The link that Enter follows."""
        return self._links[self._chosen] if 0 <= self._chosen < len(self._links) else None

    def choose(self, number: int) -> None:
        """Choose a link by its number; -1 chooses none."""
        self._chosen = number
        self.redraw()

    @property
    def number(self) -> int:
        """The number of the chosen link; -1 for none."""
        return self._chosen

    def row_of(self, anchor: str) -> int:
        """The line that a heading stands on; the first for one that is not there."""
        return self._rows.get(anchor, 0)

    def drawn_of(self, page: Page, width: int) -> Content:
        """A page in so many cells."""
        self._page, self._chosen = page, -1
        return self.draw(width)

    def draw(self, width: int) -> Content:
        width = min(width, WIDEST)
        self._links, self._rows, self._met = [], {}, 0
        lines: list[Content] = []
        for section in self._page.sections if self._page else ():
            if lines:
                lines.append(GAP)
            self._rows[section.anchor] = len(lines)
            head = text(section.title, _HEADS.get(section.level, "bold $soft"))
            lines += [*(each.rstrip() for each in head.wrap(max(4, width))), GAP]
            for line in self._section(section.text, width, len(lines)):
                if line or lines[-1]:
                    lines.append(line)
            while lines and not lines[-1]:
                lines.pop()
        return stack(lines)

    def _section(self, told: str, width: int, at: int) -> Iterator[Content]:
        before: Block | None = None
        for block in blocks(told):
            if before is not None and _stands_apart(before, block):
                yield GAP
                at += 1
            for line in self._block(block, width):
                # Where a link stands is known once its line is.
                self._note_links(line, at)
                yield line
                at += 1
            before = block

    def _block(self, block: Block, width: int) -> list[Content]:
        match block.sort:
            case "head":
                names = [name for name in block.cells if name]
                return [
                    each.rstrip() for each in label(" · ".join(names).upper()).wrap(max(4, width))
                ]
            case "row":
                return self._row(block, width)
            case "code":
                return [
                    text("    ") + each.rstrip()
                    for each in text(block.text, "$soft").wrap(max(4, width - 4))
                ]
            case "quote":
                return barred("$faint", self._words(block.text), width)
            case "picture":
                return self._told_picture(block, width)
            case "item":
                sign = text(block.sign or "•", "$muted")
                gutter = 2 * block.depth + len(block.sign or "•") + 1
                return hang(text("  " * block.depth) + sign, gutter, self._words(block.text), width)
            case _:
                return [each.rstrip() for each in self._words(block.text).wrap(max(4, width))]

    def _row(self, block: Block, width: int) -> list[Content]:
        first, *rest = block.cells
        lead = self._words(first)
        between = text(" · ", "$muted")
        told = between.join([self._words(cell) for cell in rest if cell])
        at = min(_LEAD, width // 3)
        if lead.cell_length < at:
            return hang(lead, at, told, width)
        return [*(each.rstrip() for each in lead.wrap(max(4, width))), *hang(GAP, at, told, width)]

    def _told_picture(self, block: Block, width: int) -> list[Content]:
        told = f"Picture: {block.text.rstrip('.')}. “{IN_A_BROWSER}” shows it, and w here."
        return barred("$faint", text(told, "italic $muted"), width)

    def _words(self, told: str) -> Content:
        return Content("").join([self._piece(piece) for piece in pieces(told)])

    def _piece(self, piece: Piece) -> Content:
        style = "$foreground"
        if piece.link:
            style = "underline $accent"
        elif "strong" in piece.marks:
            style = KEY
        elif "code" in piece.marks:
            style = "bold $soft"
        if "em" in piece.marks:
            style = f"italic {style}"
        words = text(piece.words, style)
        if not piece.link:
            return words
        number, self._met = self._met, self._met + 1
        if number == self._chosen:
            words = text(piece.words, "bold reverse $accent")
        return words.stylize(Style.from_meta({"link": number, "to": piece.link}))

    def _note_links(self, line: Content, row: int) -> None:
        for span in line.spans:
            meta = span.style.meta if isinstance(span.style, Style) else {}
            if "link" in meta and meta["link"] == len(self._links):
                self._links.append(Link(meta["to"], row))


def _stands_apart(before: Block, block: Block) -> bool:
    """Whether an empty line stands between the two."""
    if block.sort in ("row", "head"):
        return before.sort not in ("row", "head")
    return (before.sort, block.sort) not in (("item", "item"), ("code", "code"))
