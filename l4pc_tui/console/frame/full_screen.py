"""What every full screen of the console has: a head, a place to be told things, the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from l4pc_tui.console.frame.leaving import Leaving
from l4pc_tui.console.frame.picture_memory import forget_pictures
from l4pc_tui.console.widgets.head import Head
from l4pc_tui.console.widgets.key_bar import KeyBar
from l4pc_tui.console.widgets.told import Told
from l4pc_tui.console.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall

if TYPE_CHECKING:
    from l4pc_tui.console.app import Console
    from l4pc_tui.core.live.run.reply import Reply
    from l4pc_tui.core.text.toned import Tone
    from l4pc_tui.desk.desk import Desk


ROOMY = 36
"""Rows from which on an empty one stands below each heading; with fewer the screen is ``-short``."""
NARROW = 100
"""Columns below which a screen is ``-narrow``: one column of words."""
WIDE = 120
"""Columns from which on a screen is ``-wide``: three of them; between these two it is ``-medium``."""
BROAD = 140
"""Columns from which on a screen is ``-broad``: what stands at its sides grows."""

PASTED = "Something was pasted while no line was open to take it; it was left out."


class Face(Leaving[None]):
    """A screen between its head and its keys. Subclasses give ``body``."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Face { background: $background; color: $foreground; layout: vertical; }
    Face.-tiny > * { display: none; }
    Face.-tiny > TooSmall { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self.told = Told()
        self._had_keys: Widget | None = None
        """What had the keys before the window became too small to read anything."""

    @property
    def console(self) -> Console:
        """The app, as what it is."""
        return cast("Console", self.app)

    @property
    def desk(self) -> Desk:
        """The open desk."""
        return self.console.desk

    def body(self) -> Iterable[Widget]:
        """The widgets between head and keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield self.head
        yield from self.body()
        yield self.told
        yield KeyBar()
        yield TooSmall()

    def on_resize(self) -> None:
        """A terminal in which nothing can be read says so."""
        width, height = self.app.size
        tiny = width < LEAST_WIDTH or height < LEAST_HEIGHT
        if tiny and not self.has_class("-tiny"):
            self._had_keys = self.focused
        elif self._had_keys is not None and not tiny:
            # What is hidden loses the keys; a line that was being typed goes on.
            self.call_after_refresh(self.set_focus, self._had_keys)
            self._had_keys = None
        self.set_class(tiny, "-tiny")
        self.set_class(height < ROOMY, "-short")
        self.set_class(width >= BROAD, "-broad")

    def on_unmount(self) -> None:
        """Whatever it had drawn goes with it."""
        forget_pictures()

    def on_screen_resume(self) -> None:
        """This screen is on top again. Those that list things read them anew."""

    def works(self, action: str) -> bool:  # noqa: ARG002
        """Whether a key's action would do something now; only such keys are shown."""
        return True

    def on_key(self, event: events.Key) -> None:
        """Escape also puts away what is told until somebody has read it."""
        if event.key == "escape" and self.told.stays:
            self.tell("")

    def on_paste(self, event: events.Paste) -> None:
        """No line took it: none of it is a key either."""
        event.stop()
        self.tell(PASTED, "behind")

    def tell(self, words: str, tone: Tone = "", *, stays: bool = False) -> None:
        """Say what has happened, or why not. ``stays``: until something else is said, or Escape."""
        self.told.tell(words, tone, stays=stays)

    def answer(self, said: Reply) -> bool:
        """Tell what the desk said; whether it was done."""
        self.tell(said.words, "" if said.ok else "behind")
        return said.ok
