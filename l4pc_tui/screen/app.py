"""The participants' window: one picture, looked for four times a second. ``q`` asks, and leaves."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.keys import format_key
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer as Clockwork
from textual.widget import Widget
from textual.widgets import Static

from l4pc_tui.core.live.view.wall_words import WallWords, is_new_bell, wall_words
from l4pc_tui.look.content import text
from l4pc_tui.look.dressed import DressedApp
from l4pc_tui.look.keyed import Keyed, OwnKeys
from l4pc_tui.look.signs import signs_of
from l4pc_tui.machine.closing import closing
from l4pc_tui.machine.quick_edit import no_quick_edit
from l4pc_tui.screen.follower import Follower
from l4pc_tui.screen.picture import Timer, Wall, picture
from l4pc_tui.screen.sounds import Bell, ring
from l4pc_tui.screen.steps import ASKED_FOR, asked_in, needed_on

_EVERY = 0.25
"""Seconds between two looks at the file."""
_TOLD_FOR = 8.0
"""Seconds for which a line to whoever set the wall up stands at its foot."""
_BEFORE = ("waiting", "start")
"""Kinds of a picture before the session, on which something may be asked."""
LEAVE = "Close the Screen? {} once more closes it; any other key keeps it."
_SHOWN: dict[Timer, str] = {
    "bar": "The time is a bar and words.", "words": "The time is words.",
    "digits": "The time is figures.", "none": "No time is shown.",
}  # fmt: skip
EASY, USUAL = "Easy read, at every step that has it.", "The words as they are."
NO_EASY = "Easy read, at every step that has it. This one has none."


@dataclass(frozen=True, slots=True)
class Ways:
    """How the wall is to be shown; what whoever set it up chose.

    letters: "solid" where letters of three rows have no gaps, "bold" for none of them, "ask" where
    that is not known. signs: those that the terminal has, all, or those of ASCII. keys: of a person's own. keep: told the answer about letters, once.
    """

    timer: Timer = "bar"
    bell: Bell = "seen"
    letters: str = "bold"
    easy: bool = False
    theme: str = ""
    reduced: bool = False
    signs: str = "auto"
    keys: OwnKeys = field(default_factory=dict)
    keep: Callable[[str], None] = lambda _answer: None


class Picture(Widget):
    """The whole wall. It is painted again only when something on it is different."""

    DEFAULT_CSS = """
    Picture { width: 1fr; height: 1fr; background: $wall; color: $foreground; }
    Picture.-bell { background: $accent 22%; }
    """
    ALLOW_SELECT = False

    said: reactive[WallWords] = reactive(wall_words(None, 0.0))
    timer: reactive[Timer] = reactive[Timer]("bar")
    solid: reactive[bool] = reactive(False)
    asks: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The picture for the size that there is."""
        signs = signs_of(self.app)
        solid = self.solid and signs == "full"
        wall = Wall(self.size.width, self.size.height, signs == "ascii", solid)
        return asked_in(wall) if self.asks else picture(self.said, wall, self.timer)


class ScreenApp(DressedApp[None], inherit_bindings=False):
    """The Screen. ``clock_now`` tells the time in epoch seconds."""

    TITLE = "l4pc"
    CSS = """
    #told { dock: bottom; height: auto; padding: 0 2; background: $panel-high; color: $foreground;
            display: none; text-align: center; }
    """
    BINDINGS = [
        Binding("q", "leave", "Leave", id="screen.quit", tooltip="close the Screen, asked first"),
        Binding("t", "timer", "Time", id="screen.timer", tooltip="how the time is shown"),
        Binding(
            "e", "easy", "Easy read", id="screen.easy", tooltip="easy read, where a step has it"
        ),
        Binding("f1", "keys", "Keys", id="screen.keys", tooltip="these keys"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        database: Path | None = None,
        ways: Ways = Ways(),
        *,
        clock_now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.wear(ways.theme, reduced=ways.reduced, signs=ways.signs)
        self.own_keys = ways.keys
        self.wall = Picture()
        self._line = Static(id="told")
        self._following = Follower(database)
        self._ways = ways
        self._easy = ways.easy
        self._clock_now = clock_now
        self._leaving = False
        self._rang = 0.0
        self._told_until: Clockwork | None = None

    def get_default_screen(self) -> Screen[None]:
        """One on which keys of a person's own work."""
        return Keyed(id="_default")

    def compose(self) -> ComposeResult:
        """The picture, and below it a line that is seldom there."""
        yield self.wall
        yield self._line

    def on_mount(self) -> None:
        """Look at once, and from now on."""
        self._leave_cleanly()
        self.wall.timer = self._ways.timer
        self.wall.solid = self._ways.letters == "solid"
        self.look()
        if self._ways.letters == "ask" and self.drawn_signs == "full" and needed_on(self.size):
            self.wall.asks = self.wall.said.kind in _BEFORE
            self.set_timer(ASKED_FOR, self._not_answered)
        self.set_interval(_EVERY, self.look)

    def look(self) -> None:
        """Take the picture that a console shows now, and the time on it."""
        now = self._clock_now()
        heard = self._following.look(now)
        now += heard.ahead if heard else 0.0
        said = wall_words(heard.view if heard else None, now, easy=self._easy)
        if said.clock is not None and self.wall.timer != "digits":
            # Seconds that nobody sees must not have the wall painted anew.
            said = replace(said, clock=replace(said.clock, digits=""))
        self.wall.said = said
        # The room's own words, and a dark wall, are not covered by a question to somebody else.
        self.wall.asks = self.wall.asks and said.kind in _BEFORE
        self.wall.set_class(bool(said.bell), "-bell")
        if is_new_bell(said.rang, self._rang):
            self._rang = said.rang
            ring(self._ways.bell, self.bell)

    # Whoever set the wall up

    async def on_event(self, event: events.Event) -> None:
        """While something is asked every key answers it."""
        if isinstance(event, events.Key) and self._answers(event.key):
            event.stop()
            return
        await super().on_event(event)

    def _answers(self, key: str) -> bool:
        """Whether a key was an answer to what is asked."""
        if self.wall.asks and key in ("y", "Y", "n", "N", "escape"):
            self._not_answered()
            if key != "escape":
                solid = key in ("y", "Y")
                self.wall.solid = solid
                self._ways.keep("solid" if solid else "bold")
            return True
        if self._leaving and not self._leaves(key):
            self._put_away()
            return True
        return False

    def _leaves(self, key: str) -> bool:
        """Whether a key is the one that closes the Screen, whatever it was changed to."""
        every = self.screen.active_bindings
        held = every.get(key) or every.get(key.lower())
        return held is not None and held.binding.action == "leave"

    def _not_answered(self) -> None:
        self.wall.asks = False

    def action_leave(self) -> None:
        """Ask, and leave at the second time: the room would see the terminal."""
        if self._leaving:
            self.exit(return_code=0)
            return
        keys = self.own_keys.get("screen.quit", ("q",))
        self._tell(LEAVE.format(" or ".join(map(format_key, keys))))
        self._leaving = True

    def action_timer(self) -> None:
        """The next way to show the time."""
        every = get_args(Timer)
        self.wall.timer = every[(every.index(self.wall.timer) + 1) % len(every)]
        self.look()
        self._tell(_SHOWN[self.wall.timer])

    def action_easy(self) -> None:
        """The step's easy read instead of its words, or these again."""
        self._easy = not self._easy
        self.look()
        self._tell((EASY if self.wall.said.easy else NO_EASY) if self._easy else USUAL)

    def action_keys(self) -> None:
        """What the keys do here."""
        every = (each.binding for each in self.screen.active_bindings.values())
        listed = (binding for binding in every if binding.tooltip)
        self._tell("    ".join(f"{self.get_key_display(each)}  {each.tooltip}" for each in listed))

    def _tell(self, words: str) -> None:
        self._put_away()
        self._line.update(text(words))
        self._line.display = True
        self._told_until = self.set_timer(_TOLD_FOR, self._put_away)

    def _put_away(self) -> None:
        self._leaving = False
        if self._told_until is not None:
            self._told_until.stop()
        self._line.display = False

    def _leave_cleanly(self) -> None:
        """A terminal that is closed, or a kill, still gets its own screen back."""
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has neither the second signal nor handlers in its loop.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)


def run_screen(db: Path | None, ways: Ways = Ways()) -> int:
    """Show the room's picture until it is closed; the exit status.

    db: the database whose session to follow; None means whichever console runs.
    """
    app = ScreenApp(db, ways)
    with no_quick_edit(), closing(lambda: app.call_later(app.exit)):
        app.run(mouse=False)
    app.raise_crash()
    return app.return_code or 0
