"""The keys that bring the run sheet, the people, the notes and the way down."""

from __future__ import annotations

from l4pc_tui.console.panels.depth import Depth
from l4pc_tui.console.panels.notes import Notes
from l4pc_tui.console.panels.roll import Roll
from l4pc_tui.console.panels.run_sheet import RunSheet
from l4pc_tui.console.session.wishes import Wishing
from l4pc_tui.desk.session.conductor import Conductor

PANELS = {"sheet": RunSheet, "roll": Roll, "notes": Notes, "depth": Depth}
"""What F2 to F5 bring over the words in a narrow window."""


class PanelKeys(Wishing):
    """In a narrow window a panel comes over the words; in a wide one the keys go into it."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.brought = ""
        """The panel that stands over the words, by its name in ``PANELS``."""

    def draw_sides(self) -> None:
        """Draw what stands beside the words, as much of it as there is room for."""
        raise NotImplementedError

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

    def grown(self) -> None:
        """In a window that became wide nothing stands over the words any more: the key of a panel
        would only put it away, and Enter behind it would be for the room."""
        if self.brought and not self._comes_over(self.brought):
            self._show_panel("")

    def _comes_over(self, name: str) -> bool:
        """Whether a panel stands over the words once it is brought: beside them there is no room.
        Of two columns the left one has the run sheet, and the way down in short."""
        return self.narrow or (self.has_class("-medium") and name != "sheet")

    def action_put_away(self) -> None:
        """Back to the words."""
        self.set_focus(None)
        self._show_panel("")

    def _show_panel(self, name: str) -> None:
        self.brought = name
        self.set_class(bool(name), "-over")
        for each in PANELS:
            self.set_class(each == name, f"-{each}")
        self.draw_sides()
        self.refresh_bindings()

    def action_scroll_words(self, lines: int) -> None:
        self.words.scroll_words(lines)
