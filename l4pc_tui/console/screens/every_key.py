"""F1: every key that does something now, and what it does here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.frame.heads import heading
from l4pc_tui.console.widgets.draw import GAP, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.working_keys import key_name
from l4pc_tui.look.content import text

KEYS_AT = 9
WIDEST = 88


class KeyWords(Drawn):
    """A key, its name, and a sentence about it; in two columns where there is room."""

    DEFAULT_CSS = "KeyWords { height: auto; }"

    def __init__(self, bindings: Sequence[Binding], about: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._listed = bindings
        self._about = about

    def draw(self, width: int) -> Content:
        lines: list[Content] = [label("KEYS THAT WORK NOW"), GAP]
        for binding in self._listed:
            lead = Content.styled(key_name(self.app, binding), "bold $footer-key-foreground")
            words = Content.assemble(
                (binding.description.ljust(14), "$foreground"), "  ", (binding.tooltip, "$muted")
            )
            lines += hang(lead, KEYS_AT, words, width)
        for name, told in self._about:
            about = text(told, "$soft").wrap(min(WIDEST, max(4, width)))
            lines += [GAP, label(name), GAP, *(line.rstrip() for line in about)]
        return stack(lines)


class EveryKey(Face):
    """Any of Escape, Enter, q and F1 goes back."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
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

    def on_mount(self) -> None:
        self.head.show(
            (heading("Keys", tag=""), GAP),
            (Content.styled("Under ctrl+p the same by name", "$muted"), GAP),
        )
