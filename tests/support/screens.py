"""The real app with a pilot: keys go in, and what stands on the screen comes out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from l4pc_tui.console.app import Console
from l4pc_tui.console.screens.session import SessionScreen
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
        """Until every key has had its effect, no worker runs and nothing waits to be drawn."""
        while True:
            if self.app._feeding is not None:
                await asyncio.wait([self.app._feeding])
            await self.pilot.pause()
            if not any(worker.is_running for worker in self.app.workers):
                break
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something that another thread brings about; ten seconds at most."""
        async with asyncio.timeout(10):
            while not true():
                await self.pilot.pause()
                await asyncio.sleep(0)

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


def screen_text(app: Console) -> str:
    """The screen's text as a terminal shows it."""
    height = app.size.height
    screens = [*app._background_screens, app.screen]
    lines = app.screen._compositor.render_strips() if len(screens) == 1 else None
    if lines is None:
        update = app.screen._compositor.render_update(
            full=True, screen_stack=app._background_screens
        )
        lines = getattr(update, "strips", [])
    shown = ["".join(segment.text for segment in strip).rstrip() for strip in lines]
    return "\n".join(shown[:height])
