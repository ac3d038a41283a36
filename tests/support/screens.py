"""The real app with a pilot: keys go in, and what stands on the screen comes out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.settling import PATIENCE, drawn, nothing_runs, settled
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from l4pc_tui.console.app import Console
from l4pc_tui.console.session.session import SessionScreen
from l4pc_tui.desk.desk import Desk


@dataclass
class Driven:
    """The app with a pilot, and what a test wants to know of it."""

    app: Console
    pilot: Pilot[int]

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they set going is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text into what has the keys."""
        await self.pilot.press(*("space" if char == " " else _key(char) for char in text))
        await self.settle()

    async def settle(self) -> None:
        """Until every key has had its effect, no worker runs and nothing waits to be drawn.

        What goes to the disk is there by then, and said to be; a disk that does not answer gets
        a second.
        """
        await settled(self.app)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                while self._saving():
                    await asyncio.sleep(0.002)
        await nothing_runs()

    def _saving(self) -> bool:
        """Whether a session says that it is being saved."""
        heads = [s.head for s in self.app._screen_stack if isinstance(s, SessionScreen)]
        return any("saving" in str(rows[-1][1]) for head in heads if (rows := head._rows))

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something that another thread brings about."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.005)
                await drawn(self.app)
            await drawn(self.app)

    @property
    def session(self) -> SessionScreen:
        """The Console, wherever it stands."""
        found = [s for s in self.app.screen_stack if isinstance(s, SessionScreen)]
        assert found, "no session is open"
        return found[0]

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return screen_text(self.app)


Drive = Callable[..., AbstractAsyncContextManager[Driven]]
"""Runs the app: ``async with drive((80, 24)) as console``."""
DeskOn = Callable[[Path], Desk]
"""A second desk on a database, as another window would have it."""


def _key(char: str) -> str:
    from textual.keys import _character_to_key

    return _character_to_key(char)


def painted(app: App[Any]) -> list[Strip]:
    """The rows of the screen as they are painted: what lies below a question shines through."""
    below = app._background_screens
    if not below:
        return app.screen._compositor.render_strips()[: app.size.height]
    update = app.screen._compositor.render_update(full=True, screen_stack=below)
    rows = list(getattr(update, "strips", []))[: app.size.height]
    return [Strip.join(row) if not isinstance(row, Strip) else row for row in rows]


def screen_text(app: Console) -> str:
    """The screen's text as a terminal shows it."""
    return "\n".join("".join(each.text for each in strip).rstrip() for strip in painted(app))
