"""One key after the other: each is done with before the next is looked at.

Textual hands a key to whatever has the focus when it arrives, and acts on it later. Someone who
types "* it was the form" in one breath, on a busy laptop, would have the first letters taken as
commands, before the line that "*" opens has the focus: a walk-in, a door, a closed session.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual import events
from textual.app import App, ReturnType
from textual.message import Message
from textual.message_pump import MessagePump

PATIENCE = 0.5
"""Seconds after which the next key goes on although the last is not done with."""


class KeysInOrder(App[ReturnType]):
    """An app that takes keys and pastes one at a time."""

    _arrived: deque[Message] = deque()
    _feeding: asyncio.Task[None] | None = None

    def post_message(self, message: Message) -> bool:
        """Queue keys from the terminal behind those that are not done with; all else passes."""
        if message.is_forwarded or not isinstance(message, events.Key | events.Paste):
            return super().post_message(message)
        if self._feeding is not None and not self._feeding.done():
            self._arrived.append(message)
            return True
        self._arrived = deque()
        target = self.focused or self.screen
        taken = super().post_message(message)
        self._feeding = asyncio.get_running_loop().create_task(self._feed(target))
        return taken

    async def _feed(self, target: MessagePump) -> None:
        await self._done_with(target)
        while self._arrived:
            target = self.focused or self.screen
            super().post_message(self._arrived.popleft())
            await self._done_with(target)

    async def _done_with(self, target: MessagePump) -> None:
        """Wait until a key has gone to the target, up to the app, and had its effect."""
        try:
            async with asyncio.timeout(PATIENCE):
                before = self.screen
                await _reached(self)
                node: MessagePump | None = target
                while node is not None:
                    await _reached(node)
                    node = node._parent
                if self.screen is not before:
                    # A new screen takes the focus for itself once it has come up.
                    await _reached(self.screen)
                    await _reached(self.screen)
        except TimeoutError:
            return


async def _reached(pump: MessagePump) -> None:
    """Wait until the pump has come to what was posted last."""
    if not pump.is_running:
        return
    come = asyncio.Event()
    pump.call_later(come.set)
    await come.wait()
