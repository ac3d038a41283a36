"""F1: every key that does something now, and what it does here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.widgets.draw import GAP, hang, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.working_keys import in_signs, key_name
from l4pc_tui.look.content import text

KEYS_AT = 9
NAMES_AT = 16
"""Cells for the name of what a key does."""
WIDEST = 88
NARROWEST = 58
"""Cells that a column has at most, and at least where there are several."""
BETWEEN = 4
MOST_COLUMNS = 3

Block = list[Content]
"""Lines that stand together."""


class KeyWords(Drawn):
    """A key, its name, and a sentence about it; then what is worth knowing here; in as many columns
    as there is room for."""

    DEFAULT_CSS = "KeyWords { height: auto; }"

    def __init__(self, bindings: Sequence[Binding], about: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._listed = bindings
        self._about = about

    def draw(self, width: int) -> Content:
        many = min(MOST_COLUMNS, max(1, (width + BETWEEN) // (NARROWEST + BETWEEN)))
        each = min(WIDEST, (width - BETWEEN * (many - 1)) // many)
        columns = in_columns(self._blocks(each), many)
        tallest = max(len(column) for column in columns)
        gap = Content(" " * BETWEEN)
        rows = [
            gap.join([pad(column[row] if row < len(column) else GAP, each) for column in columns])
            for row in range(tallest)
        ]
        return stack(row.rstrip() for row in rows)

    def _blocks(self, width: int) -> list[Block]:
        """Everything in the order in which it is read; a heading with the first below it."""
        shown = [each for each in self._listed if each.show]
        others = [each for each in self._listed if not each.show]
        blocks: list[Block] = []
        for name, listed in (("KEYS THAT WORK NOW", shown), ("AND THESE", others)):
            rows = [self._row(each, width) for each in listed]
            if rows:
                blocks += [[label(name), GAP, *rows[0]], *rows[1:], [GAP]]
        for name, told in self._about:
            words = in_signs(self.app, told)
            lines = [line.rstrip() for line in text(words, "$soft").wrap(max(4, width))]
            blocks += [[label(name), GAP, *lines], [GAP]]
        return blocks[:-1]

    def _row(self, binding: Binding, width: int) -> Block:
        lead = pad(
            Content.styled(key_name(self.app, binding), "bold $footer-key-foreground"), KEYS_AT
        )
        named, told = text(binding.description, "$foreground"), text(binding.tooltip, "$muted")
        if width < NARROWEST:
            return hang(lead, KEYS_AT, Content.assemble(named, "  ", told), width)
        return hang(lead + named, KEYS_AT + NAMES_AT, told, width)


def in_columns(blocks: Sequence[Block], many: int) -> list[list[Content]]:
    """The blocks in so many columns, in their order, each about as long as the others. None is
    broken, and an empty line begins none."""
    rows = sum(map(len, blocks))
    for height in range(-(-rows // many), rows + 1):
        columns: list[list[Content]] = [[]]
        for block in blocks:
            empty = block == [GAP]
            if columns[-1] and len(columns[-1]) + len(block) > height and not empty:
                columns.append([])
            if columns[-1] or not empty:
                columns[-1] += block
        if len(columns) <= many:
            return columns
    return [[line for block in blocks for line in block]]


class EveryKey(Face):
    """Any of Escape, Enter, q and F1 goes back."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("h", "handbook", "Handbook", id="keys.handbook",
                tooltip="Read the handbook, from what it has on this screen on"),
        Binding("escape,enter,q,f1", "dismiss", "Back", id="keys.back", tooltip="Back",
                key_display="esc"),
    ]  # fmt: skip

    def __init__(self, bindings: Sequence[Binding], about: Sequence[tuple[str, str]] = ()) -> None:
        """about: headings with what else is worth knowing on that screen."""
        super().__init__()
        self._listed = bindings
        self._about = about

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="page"):
            yield KeyWords(self._listed, self._about)

    def action_handbook(self) -> None:
        """The handbook, in the place of the keys, where it tells of the screen below."""
        from l4pc_tui.console.handbook.handbook import HandbookScreen
        from l4pc_tui.console.handbook.where import section_for

        below = [type(each).__name__ for each in reversed(self.app.screen_stack[:-1])]
        self.app.switch_screen(HandbookScreen(section_for(below)))

    def on_mount(self) -> None:
        self.head.show(
            (heading("Keys", tag=""), GAP),
            (Content.styled("Under ctrl+p the same by name", "$muted"), GAP),
        )
