"""A laptop that stays awake while a run is open: neither it nor its screen goes to sleep.

What the system has for that is asked to hold on until our end of a pipe is closed, which happens
however this process ends. Nobody needs rights for it, and nothing waits for it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Event, Thread
from typing import NamedTuple

from l4pc_tui.machine.awake import hold_awake
from l4pc_tui.machine.systems import System, system

_LOOKED = 2.0
"""Seconds between two looks whether it is still held."""
_WHY = "A session is open"
_ENOUGH = 0.4
"""Seconds within which a way that does not work has said so."""


class Way(NamedTuple):
    """A program that keeps the laptop awake. told: what it does, as a sentence."""

    command: tuple[str, ...]
    told: str


_BOTH = "The laptop and its screen stay awake while a session runs ({})."
_LAPTOP = "The laptop stays awake while a session runs ({}); its screen may go dark by itself."
_WINDOWS = _BOTH.format("Windows")
NO_WAY = "Nothing here keeps the laptop awake while a session runs."
BY_HAND = "Set its energy settings to stay on while it is plugged in."
_AS_LONG_AS = ("cat",)
"""Ends when what it reads ends: with us."""


def ways(on: System | None = None, desktop: str | None = None) -> tuple[Way, ...]:
    """The ways that a system has, the best first. on: which, None for this one. desktop: which, as
    its session tells."""
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "") if desktop is None else desktop
    if (on or system()) == "macos":
        asked = ("caffeinate", "-d", "-i", "-w", str(os.getpid()))
        return _here(Way(asked, _BOTH.format("caffeinate")))
    gnome = (
        "gnome-session-inhibit",
        "--app-id",
        "l4pc",
        "--reason",
        _WHY,
        "--inhibit",
        "idle:suspend",
    )
    kde = ("kde-inhibit", "--power", "--screenSaver")
    systemd = (
        "systemd-inhibit", "--what=idle:sleep", "--who=l4pc", f"--why={_WHY}", "--mode=block",
    )  # fmt: skip
    return _here(
        *(Way((*each, *_AS_LONG_AS), _BOTH.format(each[0]))
          for each, of in ((gnome, "GNOME"), (kde, "KDE")) if of in desktop.upper()),
        Way((*systemd, *_AS_LONG_AS), _LAPTOP.format(systemd[0])),
    )  # fmt: skip


def _here(*known: Way) -> tuple[Way, ...]:
    return tuple(way for way in known if shutil.which(way.command[0]))


class Awake:
    """Keeps this laptop awake, or does not. Never raises, and says nothing by itself."""

    def __init__(self, found: Sequence[Way] | None = None) -> None:
        self._ways = list(ways() if found is None else found)
        self._child: Popen[bytes] | None = None
        self._windows: Event | None = None

    def follow(self, *, on: bool) -> None:
        """Hold on, or let go; the next way is taken where one has come to nothing."""
        if not on:
            self.end()
        elif system() == "windows":
            self._windows = self._windows or hold_awake()
        elif self._ways and (self._child is None or self._child.poll() is not None):
            if self._child is not None:
                self.end()
                self._ways.pop(0)
            self._hold()

    def end(self) -> None:
        """Let go."""
        child, self._child = self._child, None
        if child is not None:
            with suppress(OSError):
                assert child.stdin is not None
                child.stdin.close()
                child.terminate()
            Thread(target=child.wait, daemon=True).start()
        if self._windows is not None:
            self._windows.set()
            self._windows = None

    def told(self) -> str:
        """How the laptop is kept awake, as a sentence; "" where it is not. Waits a moment."""
        if system() == "windows":
            return _WINDOWS
        while self._ways:
            self.follow(on=True)
            try:
                if self._child is not None:
                    self._child.wait(_ENOUGH)
            except TimeoutExpired:
                self.end()
                return self._ways[0].told
        return ""

    def _hold(self) -> None:
        while self._ways and self._child is None:
            try:
                self._child = Popen(
                    self._ways[0].command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL,
                    start_new_session=True,
                )  # fmt: skip
            except (OSError, ValueError):
                self._ways.pop(0)


@contextmanager
def kept_awake(*, on: bool) -> Iterator[None]:
    """The laptop stays awake meanwhile, if it is to. Nothing waits for what does that."""
    if not on:
        yield
        return
    awake, over = Awake(), Event()

    def hold() -> None:
        awake.follow(on=True)
        # One that has come to nothing is seen at the next look.
        while not over.wait(_LOOKED):
            awake.follow(on=True)
        awake.end()

    Thread(target=hold, daemon=True).start()
    try:
        yield
    finally:
        over.set()
