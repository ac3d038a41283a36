"""All doors of the step with their whole conditions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from l4pc_tui.console.frame.bottom_sheet import Slip
from l4pc_tui.console.widgets.draw import hang, key, stack
from l4pc_tui.console.widgets.lines import Lines, ListLine
from l4pc_tui.core.live.view_model import DoorLine
from l4pc_tui.look.content import inline, text


class DoorLines(Lines):
    """Key, condition, and what to do."""

    DEFAULT_CSS = "DoorLines { height: auto; max-height: 16; margin: 1 0; }"

    def __init__(self, doors: Sequence[DoorLine]) -> None:
        super().__init__("Open", "Open the door under the cursor", id="doors")
        self._doors = doors

    def lines(self, width: int) -> list[ListLine]:
        return [ListLine(door.key, self._door(door, width)) for door in self._doors]

    def _door(self, door: DoorLine, width: int) -> Content:
        lead = key(door.key)
        condition = hang(lead, 3, text(door.label, "bold $muted"), width)
        return stack([*condition, *hang(Content(""), 3, inline(door.text), width)])


class Doors(Slip[int | None]):
    """Dismissed with the number of the door chosen."""

    AUTO_FOCUS = "DoorLines"
    BINDINGS = [
        Binding("escape", "cancel", "Stay", id="doors.stay"),
        *(Binding(str(n), f"door({n})", show=False, id=f"doors.{n}") for n in range(1, 10)),
    ]

    def __init__(self, doors: Sequence[DoorLine]) -> None:
        super().__init__()
        self._doors = doors

    def body(self) -> Iterable[Widget]:
        yield Static(text("Doors", "bold"))
        yield DoorLines(self._doors)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the door under the cursor."""
        self.dismiss(int(self._doors[event.option_index].key))

    def action_door(self, number: int) -> None:
        """Open the door of that number, when there is one."""
        if any(door.key == str(number) for door in self._doors):
            self.dismiss(number)

    def action_cancel(self) -> None:
        """Open none."""
        self.dismiss(None)
