"""The Screen in a browser, from its opening to its end: looks at the file, tells the windows."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from l4pc_tui.look.themes import wants_stillness
from l4pc_tui.screen.browser.drawn import BEGINS, Begins, begins, news
from l4pc_tui.screen.browser.leaving import leaving
from l4pc_tui.screen.browser.server import serving
from l4pc_tui.screen.follower import Follower

if TYPE_CHECKING:
    from l4pc_tui.screen.picture import Timer

_EVERY = 0.2
"""Seconds between two looks at the file; a window is told at once."""
_OPENED = (
    "The room’s screen is a page in a browser of this laptop; it follows the session:",
    "No browser can be opened from here. On this laptop, open:",
)
_HOW_TO_LEAVE = (
    "Move that window to the projector; f makes it fill the screen.",
    "Only this laptop can open it. q here ends it.",
)


def run_browser(
    db: Path | None, timer: Timer = "bar", *, say: Callable[[str], None], theme: str = "",
    still: bool = False, clock_now: Callable[[], float] = time.time,
) -> int:  # fmt: skip
    """Show the room's picture in a browser until ``q``; the exit status. Raises OSError where the
    system gives no port.

    db: the database whose session to follow; None means whichever console runs. say: tells the
    facilitator a line. theme, still: what was chosen for the console, and holds until somebody
    chooses for the page. clock_now: the time in epoch seconds.
    """
    following = Follower(db)
    first = begins(theme, still=still or wants_stillness(os.environ))
    with serving() as server, leaving() as wishes_to_leave:
        opened = open_page(server.house.address, os.environ)
        for line in (_OPENED[not opened], f"  {server.house.address}", *_HOW_TO_LEAVE):
            say(line)
        while True:
            server.latest.tell(told_now(following, clock_now(), timer, first))
            if wishes_to_leave(_EVERY):
                break
    say("The room’s screen is closed.")
    return 0


def told_now(following: Follower, now: float, timer: Timer, first: Begins = BEGINS) -> str:
    """What every window is told at that moment (epoch seconds)."""
    heard = following.look(now)
    return news(heard.view if heard else None, now, timer, first)


def open_page(address: str, environ: Mapping[str, str]) -> bool:
    """Ask the system for a browser that has a window; False where there is none.

    One that draws in the terminal would take it from whoever reads the address there.
    """
    windows = sys.platform in ("win32", "darwin") or bool(
        environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("BROWSER")
    )
    if not windows:
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    # Some stay until their window is closed.
    Thread(target=browser.open, args=(address,), daemon=True).start()
    return True
