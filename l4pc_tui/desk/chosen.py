"""What must be known before anything is drawn: theme, signs, and whether nothing may move.

They are settings like all others and stand in the same file. Reading them with all that settings
mean takes 40 ms, which nobody who starts the console should wait for; here only these are looked
at, and what is wrong with the file is told later by who reads it whole.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.settings.setting import SIGNS, THEMES, word_of, yes_or_no
from l4pc_tui.desk.paths import NoDesk, places

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 64 * 1024
"""Bytes. No file of settings is longer."""
LONGEST_LINE = 2_000
_LONGEST_NAME = 100
EARLIER = "theme"
"""The file beside the state in which the theme alone was kept once."""


@dataclass(frozen=True, slots=True)
class AtStart:
    """theme: its name, "" for none that was chosen. reduced: whether nothing moves by itself. signs:
    which are drawn, a word of ``SIGNS``."""

    theme: str = ""
    reduced: bool = False
    signs: str = "auto"


def at_start() -> AtStart:
    """What was chosen. Never raises: what cannot be read was not chosen."""
    here = places()
    content = _beginning(here.settings, LARGEST + 1)
    table: dict[str, object] = {}
    if any(name in content.replace(b"\0", b"") for name in (b"theme", b"reduced", b"signs")):
        import tomllib

        try:
            table = tomllib.loads(text_of(content))
        except (ValueError, RecursionError):
            table = {}
    theme = word_of(THEMES, table.get("theme", "")) or ""
    return AtStart(
        theme or _earlier(here.state / EARLIER),
        bool(yes_or_no(table.get("reduced"))),
        word_of(SIGNS, table.get("signs", "")) or "auto",
    )


def keep_theme(name: str) -> None:
    """Remember the theme. Raises Trouble."""
    # Only what was chosen is wanted before the first picture.
    from l4pc_tui.desk.settings_file import set_setting
    from l4pc_tui.desk.trouble import Trouble

    try:
        set_setting(NoDesk(places()), "theme", name)
    except Trouble as trouble:
        trouble.sentence = (
            f"The theme holds until l4pc is left; it cannot be kept: {trouble.sentence}"
        )
        raise


def take_over_earlier() -> None:
    """Put the theme that an earlier version kept in a file of its own among the settings, once.
    Raises Trouble where it cannot be kept there."""
    from l4pc_tui.desk.settings_file import preferences, set_setting
    from l4pc_tui.machine.files import remove

    own = NoDesk(places())
    file = own.places.state / EARLIER
    name = _earlier(file)
    if not name:
        return
    if name in THEMES and "theme" not in preferences(own).table:
        set_setting(own, "theme", name)
    with suppress(OSError):
        # A folder that cannot be written to keeps it; it is passed over from now on.
        remove(file)


def text_of(content: bytes) -> str:
    """The text of a file of settings, as any editor may have saved it. Raises ValueError."""
    if len(content) > LARGEST:
        raise ValueError("it is too long")
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = content.decode("utf-16" if wide else "utf-8-sig")
    # A name of thousands of parts would be read for a minute.
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        raise ValueError(f"a line in it has more than {LONGEST_LINE:,} characters")
    return text


def _earlier(file: Path) -> str:
    return _beginning(file, _LONGEST_NAME).decode("utf-8", "replace").strip()


def _beginning(path: Path, most: int) -> bytes:
    """So many bytes of a file; none of what is no file, or cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError):
        return b""
