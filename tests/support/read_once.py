"""The shipped library is read by hundreds of tests; in one worker each page of it is read once.

Reading is pure: the same bytes under the same path give the same frozen values, whoever asks. So
what the library's desk is given is what the reader gave, and a page that is another is read anew.
That the reader is pure, and what it says, is tested where it stands, without this.
"""

from __future__ import annotations

from functools import lru_cache

from l4pc_tui.core.script.reading.script import read as read_anew
from l4pc_tui.desk.library import checkup

PAGES = 300
"""Pages that are remembered: the library as it is shipped, with advice and without, and more."""

remembered = lru_cache(maxsize=PAGES)(read_anew)


def read_once() -> None:
    """From now on, in this process."""
    vars(checkup)["read"] = remembered
