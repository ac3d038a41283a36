"""The real app with a pilot: keys go in, and what stands on the screen comes out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

import textual.app
import textual.pilot
from textual.pilot import Pilot
from textual.screen import Screen

from l4pc_tui.console.app import Console
from l4pc_tui.console.screens.session import SessionScreen
from l4pc_tui.desk.desk import Desk

PATIENCE = 30.0
"""Seconds after which nothing more is waited for: something is wrong."""


async def nothing_runs(*_seconds: float) -> None:
    """Until nothing on the loop is ready to run: all wait for time, a thread or a key."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    async with asyncio.timeout(PATIENCE):
        await asyncio.sleep(0)
        while ready:
            await asyncio.sleep(0)


# The pilot waits until the process has idled for a while, which is long on a quick machine, and
# may be too short on a busy one.
for part in (textual.app, textual.pilot):
    vars(part)["wait_for_idle"] = nothing_runs


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
        async with asyncio.timeout(PATIENCE):
            # Another app may be on the same loop.
            with self.app._context():
                await self._settle()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    while self._saving():
                        await asyncio.sleep(0.002)
            await nothing_runs()

    def _saving(self) -> bool:
        """Whether a session says that it is being saved."""
        heads = [s.head for s in self.app._screen_stack if isinstance(s, SessionScreen)]
        return any("saving" in str(rows[-1][1]) for head in heads if (rows := head._rows))

    async def _settle(self) -> None:
        app = self.app
        while True:
            if app._feeding is not None:
                await asyncio.wait([app._feeding])
            await nothing_runs()
            if app._exit:
                return
            if any(worker.is_running for worker in app.workers):
                await app.workers.wait_for_complete()
            elif app._resize_timer is not None:
                app._check_resize()
            elif _to_lay_out(app.screen):
                app.screen._on_timer_update()
            else:
                break
        await self._drawn()

    async def _drawn(self) -> None:
        """Until what is there now stands on the screen."""
        # Once: what shines through a screen from below is drawn again and again.
        await nothing_runs()
        if not self.app._exit:
            self.app.screen._on_timer_update()
        await nothing_runs()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something that another thread brings about."""
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.005)
                with self.app._context():
                    await self._drawn()
            with self.app._context():
                await self._drawn()

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


def _to_lay_out(screen: Screen[object]) -> bool:
    """Whether something of a screen waits for its place, or for the next picture."""
    return bool(
        screen._callbacks
        or screen._layout_required
        or screen._scroll_required
        or screen._recompose_required
    )


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
