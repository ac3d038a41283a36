"""The keys that bring the run sheet, the people, the notes and the way down."""

from __future__ import annotations

from textual import on
from textual.containers import Vertical
from textual.message import Message

from l4pc_tui.console.frame.full_screen import NARROW, WIDE
from l4pc_tui.console.panels.depth import Depth
from l4pc_tui.console.panels.lights import LightsPanel, LightsStrip
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.console.panels.panel_bar import Panels
from l4pc_tui.console.panels.roll import Roll
from l4pc_tui.console.panels.run_sheet import RunSheet
from l4pc_tui.console.session.wishes import Wishing
from l4pc_tui.desk.session.conductor import Conductor

PANELS = {"sheet": RunSheet, "roll": Roll, "notes": Notes, "depth": Depth}
"""What F2 to F5 bring over the words in a narrow window."""

BESIDE_LIGHTS = 2
"""Cells that stay free beside them."""


class LeftColumn(Vertical):
    """Run sheet, way down and lights."""

    class Resized(Message):
        """It has been laid out anew."""

    def on_resize(self) -> None:
        """Its parts share the rows by what they tell, which no stylesheet can say."""
        self.post_message(self.Resized())


def comes_over(name: str, width: int) -> bool:
    """Whether a panel stands over the words once it is brought into a window so wide: beside them
    there is no room. Of two columns the left one has the run sheet, and the way down in short."""
    return width < NARROW or (width < WIDE and name != "sheet")


class PanelKeys(Wishing):
    """In a narrow window a panel comes over the words; in a wide one the keys go into it."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.depth = Depth()
        self.lights = LightsPanel()
        self.lights_strip = LightsStrip()
        self.roll = Roll()
        self.panels = Panels()
        self.brought = ""
        """The panel that stands over the words, by its name in ``PANELS``."""

    def draw_sides(self) -> None:
        """What stands left and right of the words, as much of it as the window has rows for."""
        view, airy = self.view, self.airy
        self.lights.show(view.lights, view.pulse.time if view.pulse else "", airy=airy)
        self.lights_strip.show(view.lights)
        self._fit_column()
        self.roll.show(view, rows=max(3, self.app.size.height // 2 - 8) if self.large else 0)
        self.notes.show(view.notes, kinds=self.large)
        self.panels.show(view, self.brought, full=self.has_class("-medium"))

    def _fit_column(self) -> None:
        """The run sheet leaves the rows that stand below it, the lights with their reasons in full;
        the way down is told in two lines where the sheet would lose some of its own by it."""
        column = self.query_one(LeftColumn).content_size
        airy = self.airy
        if self.narrow or self.brought:
            self.depth.show(self.view.depth, airy=airy)
            self.run_sheet.keep_below(None)
            return
        # Where they were hidden they have no width yet.
        lights = self.lights.rows(column.width - BESIDE_LIGHTS)
        rows = column.height - 1 - airy - (lights + 1 if lights else 0)
        whole = rows - 1 - self.depth.rows(short=False, airy=airy)
        short = self.run_sheet.rows > whole
        self.depth.show(self.view.depth, short=short, airy=airy)
        self.run_sheet.keep_below(rows - 1 - self.depth.rows(short=short, airy=airy))

    @on(LeftColumn.Resized)
    def column_resized(self) -> None:
        """Only now it is known how many rows there are."""
        self._fit_column()

    def action_panel(self, name: str) -> None:
        """Bring a panel over where it is not on view; go into it where it is."""
        if self.brought == name:
            self.action_put_away()
            return
        self._show_panel(name if self._comes_over(name) else "")
        panel = self.query_one(PANELS[name])
        # Drawn first: where they were hidden they have an older picture.
        if isinstance(panel, RunSheet):
            self.call_after_refresh(panel.to_now)
        if isinstance(panel, Notes):
            self.call_after_refresh(panel.to_last)
        if panel.can_focus:
            panel.focus()

    def keep_keys(self) -> None:
        """The window has another size, and nothing is laid out for it yet: the panel that has the
        keys comes over the words if there is no room beside them any more. Hidden it would lose
        them, and Enter would be for the room."""
        held = (name for name, kind in PANELS.items() if isinstance(self.focused, kind))
        name = next(held, "")
        if name and name != self.brought and comes_over(name, self.app.size.width):
            self._bring(name)

    def grown(self) -> None:
        """In a window that became wide nothing stands over the words any more: the key of a panel
        would only put it away, and Enter behind it would be for the room."""
        if self.brought and not self._comes_over(self.brought):
            self._show_panel("")

    def _comes_over(self, name: str) -> bool:
        return comes_over(name, self.app.size.width)

    def action_put_away(self) -> None:
        """Back to the words."""
        self.set_focus(None)
        self._show_panel("")

    def _show_panel(self, name: str) -> None:
        self._bring(name)
        self.draw_sides()
        self.refresh_bindings()

    def _bring(self, name: str) -> None:
        self.brought = name
        self.set_class(bool(name), "-over")
        for each in PANELS:
            self.set_class(each == name, f"-{each}")

    def action_scroll_words(self, lines: int) -> None:
        self.words.scroll_words(lines)
