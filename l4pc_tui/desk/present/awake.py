"""A laptop that stays awake while a run is open: neither it nor its screen goes to sleep.

What the system has for that is asked to hold on until our end of a pipe is closed, which happens
however this process ends. Nobody needs rights for it, and nothing waits for it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Event, Thread
from typing import NamedTuple

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


def ways(system: str = sys.platform, desktop: str | None = None) -> tuple[Way, ...]:
    """The ways that this system has, the best first. desktop: which, as its session tells."""
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "") if desktop is None else desktop
    if system == "darwin":
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
        elif sys.platform == "win32":
            self._hold_windows()
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
        if sys.platform == "win32":
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

    def _hold_windows(self) -> None:
        if self._windows is None:
            self._windows = Event()
            Thread(target=_until, args=(self._windows,), daemon=True).start()


def _until(over: Event) -> None:
    """Windows holds on for the thread that asked, until it asks otherwise or ends."""
    if sys.platform != "win32":
        return
    import ctypes

    continuous, laptop, screen = 0x80000000, 0x1, 0x2
    with suppress(AttributeError, OSError):
        ask = ctypes.windll.kernel32.SetThreadExecutionState
        ask(continuous | laptop | screen)
        over.wait()
        ask(continuous)
