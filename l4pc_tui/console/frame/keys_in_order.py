"""One key after the other: each is done with before the next is looked at.

Textual hands a key to whatever has the focus when it arrives, and acts on it later. Someone who
types "* it was the form" in one breath, on a busy laptop, would have the first letters taken as
commands, before the line that "*" opens has the focus: a walk-in, a door, a closed session.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from textual import events
from textual.app import App, ReturnType
from textual.message import Message
from textual.message_pump import MessagePump

PATIENCE = 5.0
"""Seconds after which a key that is not done with is given up, with all that wait behind it."""
MOST = 1000
"""Keys that may wait; nobody types as many ahead."""
_A_LOOK = 0.05
"""Seconds between two looks whether a screen that is waited for has closed."""
AT_ONCE = ("f9", "ctrl+q")
"""Keys that wait for no disk: hiding what is private, and leaving."""


class KeysInOrder(App[ReturnType]):
    """An app that takes keys and pastes one at a time."""

    _arrived: deque[Message] = deque()
    _feeding: asyncio.Task[None] | None = None
    _ways = 0
    """Ways to another screen that the disk is asked for now."""
    _there: asyncio.Event | None = None

    def post_message(self, message: Message) -> bool:
        """Queue keys from the terminal behind those that are not done with; all else passes."""
        if message.is_forwarded or not isinstance(message, events.Key | events.Paste):
            return super().post_message(message)
        if self._feeding is not None and not self._feeding.done():
            if self._ways and isinstance(message, events.Key) and message.key in AT_ONCE:
                # What was typed before would act on what it brings, or lift the curtain.
                self._arrived.clear()
                return super().post_message(message)
            if len(self._arrived) < MOST:
                self._arrived.append(message)
            else:
                self.left_out()
            return True
        self._arrived = deque()
        target = self.focused or self.screen
        taken = super().post_message(message)
        self._feeding = asyncio.get_running_loop().create_task(self._feed(target))
        return taken

    @contextmanager
    def on_the_way(self) -> Iterator[None]:
        """While a key's way to another screen is open, no other key acts on the one before."""
        self._ways += 1
        try:
            yield
        finally:
            self._ways -= 1
            if not self._ways and self._there is not None:
                self._there.set()

    def left_out(self) -> None:
        """Keys were not taken, rather than taken for something else."""

    async def _feed(self, target: MessagePump) -> None:
        await self._done_with(target)
        while self._arrived:
            target = self.focused or self.screen
            super().post_message(self._arrived.popleft())
            await self._done_with(target)

    async def _done_with(self, target: MessagePump) -> None:
        """Wait until a key has gone to the target, up to the app, and had its effect."""
        before = self.screen
        try:
            while True:
                async with asyncio.timeout(PATIENCE):
                    await _reached(self)
                    node: MessagePump | None = target
                    while node is not None:
                        await _reached(node)
                        node = node._parent
                    if self.screen is not before:
                        # A new screen takes the focus for itself once it has come up.
                        await _reached(self.screen)
                        await _reached(self.screen)
                if not self._ways:
                    return
                self._there = asyncio.Event()
                await self._there.wait()
                target = self.screen
        except TimeoutError:
            if self._arrived:
                self._arrived.clear()
                self.left_out()


async def _reached(pump: MessagePump) -> None:
    """Wait until the pump has come to what was posted last. One that closes comes to nothing more:
    a screen that was left still calls itself running."""
    if not pump.is_running:
        return
    come = asyncio.Event()
    if not pump.call_later(come.set):
        return
    while not come.is_set() and not pump._closed:
        with suppress(TimeoutError):
            async with asyncio.timeout(_A_LOOK):
                await come.wait()
