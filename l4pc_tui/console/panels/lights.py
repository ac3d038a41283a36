"""The four lights: whether going deeper is wise, each with its reason in words."""

from __future__ import annotations

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, fit, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.view_model import Light, Lights
from l4pc_tui.look.content import text

WORDS_AT = 10
WORDS_FROM = 24
"""Cells from which on the reasons have room beside the names."""
_STYLES = {Colour.GREEN: "$kept", Colour.AMBER: "$behind", Colour.RED: "bold $act"}


class LightsPanel(Drawn):
    """Sign, name and reason of each in full; nothing while no session runs."""

    DEFAULT_CSS = "LightsPanel { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="lights")
        self._lights: Lights | None = None

    def show(self, lights: Lights | None) -> None:
        """Draw these, unless they are drawn already."""
        if lights != self._lights:
            self._lights = lights
            self.redraw()

    @property
    def wrapped(self) -> int:
        """Rows that its reasons take beyond one for each."""
        four = self._lights.all if self._lights else ()
        return sum(len(light_lines(light, self.content_size.width)) - 1 for light in four)

    def draw(self, width: int) -> Content:
        if self._lights is None:
            return GAP
        lines = [line for light in self._lights.all for line in light_lines(light, width)]
        return stack([label("LIGHTS"), *lines])


def light_lines(light: Light, width: int) -> list[Content]:
    """One light with its reason in full. Where it is narrow its sign, which
    differs with its colour, and its name are all that stands."""
    lead = Content.assemble((light.sign, _STYLES[light.colour]), " ", (light.name, "$foreground"))
    if width < WORDS_FROM:
        return [fit(lead, width)]
    return hang(lead, WORDS_AT, text(light.words, "$soft"), width)
