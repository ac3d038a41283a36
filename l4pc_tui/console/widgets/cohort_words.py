"""The cohorts on Home, each with how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, label, pad, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.look.content import text

if TYPE_CHECKING:
    # Home is painted before the desk is imported.
    from l4pc_tui.desk.home.home import CohortLine

NAME_WIDTH = 25
MOST_BOXES = 12
MOST = 12


class CohortWords(Drawn):
    """A box for each session, filled when it is over."""

    DEFAULT_CSS = "CohortWords { height: auto; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="cohorts")
        self._cohorts: Sequence[CohortLine] = ()

    def show(self, cohorts: Sequence[CohortLine]) -> None:
        """Draw these cohorts, unless they are drawn already."""
        if cohorts == self._cohorts:
            return
        self._cohorts = cohorts
        self.redraw()

    def draw(self, width: int) -> Content:
        if not self._cohorts:
            return GAP
        lines = [label("COHORTS"), GAP]
        for cohort in self._cohorts[:MOST]:
            name = pad(text(cohort.name, "bold $foreground"), min(NAME_WIDTH, width // 2))
            lines += [
                fit(Content("  ").join([name, _progress(cohort.done, cohort.of)]), width),
                fit(text(cohort.told, "$muted"), width),
                GAP,
            ]
        more = len(self._cohorts) - MOST
        return stack([*lines, Content.styled(f"and {more} more under c", "$muted")] if more > 0
                     else lines)  # fmt: skip


def _progress(done: int, of: int) -> Content:
    if not of:
        return Content.styled("no sessions yet", "$muted")
    boxes = f"{'■' * done}{'□' * (of - done)} " if of <= MOST_BOXES else ""
    return Content.assemble((boxes, "$accent"), f"{done}/{of}")
