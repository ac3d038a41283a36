"""What stands side by side, and which of it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.draw import hang, stack
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.core.live.run.versions import SideBySide, Version
from l4pc_tui.look.content import text


class VersionLines(Lines):
    """A line for each version, under the name of what it is a version of."""

    DEFAULT_CSS = "VersionLines { height: auto; max-height: 16; margin: 1 0; }"

    def __init__(self, found: Sequence[SideBySide]) -> None:
        super().__init__("Choose", "Have the version under the cursor count", id="versions")
        self._listed = [(each, version) for each in found for version in each.versions]

    def lines(self, width: int) -> list[ListLine]:
        return [ListLine(version.event, self._version(each, version, width))
                for each, version in self._listed]  # fmt: skip

    def _version(self, each: SideBySide, version: Version, width: int) -> Content:
        sign = ("● ", "$kept") if version.counts else ("  ", "")
        told = hang(Content.assemble(sign), 2, text(version.told), width)
        if version is not each.versions[0]:
            return stack(told)
        return stack([text(each.words, "bold"), *told])


class Versions(Slip[str | None]):
    """Dismissed with the version chosen, by its id; None for none."""

    AUTO_FOCUS = "VersionLines"
    BINDINGS = [Binding("escape", "cancel", "Leave as it is", id="versions.leave")]

    def __init__(self, found: Sequence[SideBySide]) -> None:
        super().__init__()
        self._found = found

    def body(self) -> Iterable[Widget]:
        yield Static(text("Recorded on two laptops; ● is what counts", "bold"))
        yield VersionLines(self._found)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Have the version under the cursor count."""
        self.dismiss(self.query_one(VersionLines).line_key(event.option_index))

    def action_cancel(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
