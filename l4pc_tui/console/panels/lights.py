"""The four lights: whether going deeper is wise, each with its reason in words."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from l4pc_tui.console.widgets.draw import GAP, by_parts, hang, label, stack
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.core.live.run.safety_pulse import Colour
from l4pc_tui.core.live.view_model import Light, Lights
from l4pc_tui.look.content import text

WORDS_AT = 10
PULSE_FROM = 44
"""Cells from which on it stands beside the pulse when it was taken."""
_STYLES = {Colour.GREEN: "$kept", Colour.AMBER: "$behind", Colour.RED: "bold $act"}


class LightsPanel(Drawn):
    """Sign, name and reason of each in full; nothing while no session runs."""

    DEFAULT_CSS = "LightsPanel { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="lights")
        self._lights: Lights | None = None
        self._taken = ""
        self._airy = False

    def show(self, lights: Lights | None, taken: str = "", *, airy: bool = False) -> None:
        """Draw these, unless they are drawn already.

        taken: when the latest pulse was. airy: a row of air below the heading.
        """
        if (lights, taken, airy) != (self._lights, self._taken, self._airy):
            self._lights, self._taken, self._airy = lights, taken, airy
            self.redraw()

    def rows(self, width: int) -> int:
        """Rows that it takes, the reasons in full."""
        return len(self._lines(width))

    def draw(self, width: int) -> Content:
        return stack(self._lines(width) or [GAP])

    def _lines(self, width: int) -> list[Content]:
        if self._lights is None:
            return []
        lines = [line for light in self._told(width) for line in light_lines(light, width)]
        return [label("LIGHTS"), *([GAP] if self._airy else []), *lines]

    def _told(self, width: int) -> tuple[Light, ...]:
        assert self._lights is not None, "asked while there are lights"
        if not self._taken or width < PULSE_FROM:
            return self._lights.all
        safety = self._lights.safety
        safety = replace(safety, words=f"{safety.words} · pulse {self._taken}")
        return replace(self._lights, safety=safety).all


def light_lines(light: Light, width: int) -> list[Content]:
    """One light with its reason in full."""
    lead = Content.assemble((light.sign, _STYLES[light.colour]), " ", (light.name, "$foreground"))
    return hang(lead, WORDS_AT, text(light.words, "$soft"), width)


class LightsStrip(Drawn):
    """In a narrow window, where the four have no column: those that are not green, with their
    reasons in full; no row while all are."""

    DEFAULT_CSS = "LightsStrip { height: auto; max-height: 2; padding: 0 2; }"

    def __init__(self) -> None:
        super().__init__(id="lights-strip")
        self._lights: tuple[Light, ...] = ()

    def show(self, lights: Lights | None) -> None:
        """Draw these, unless they are drawn already."""
        shown = tuple(
            light for light in (lights.all if lights else ()) if light.colour is not Colour.GREEN
        )
        if shown != self._lights:
            self._lights = shown
            self.set_class(bool(shown), "-told")
            self.redraw()

    def draw(self, width: int) -> Content:
        parts = [
            Content.assemble(
                (light.sign, _STYLES[light.colour]), " ", (light.name, "$foreground"), " "
            )
            + text(light.words, "$soft")
            for light in self._lights
        ]
        return stack(by_parts(parts, width, Content.styled(" · ", "$muted")) or [GAP])
