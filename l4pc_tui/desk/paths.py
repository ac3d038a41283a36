"""Where l4pc keeps things on this machine."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from l4pc_tui.exchange.typed import at_home
from l4pc_tui.machine.paths import one_spelling

APP = "l4pc"
LIBRARY_FOLDERS = ("exercises", "sessions", "programmes")
"""What the person's own library is read from."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files in use. ``db`` is the file that the journal lives in.

    usual: whether that is the one that is used when no other is named.
    """

    db: Path
    demo: Path
    state: Path
    own_library: Path
    settings: Path
    """The person's own file of settings, whichever database is open."""
    usual: bool

    @property
    def backups(self) -> Path:
        """Where verified backups of the database go."""
        return self.db.parent / "backups"

    @property
    def logs(self) -> Path:
        """Where logs of sessions go, unless a setting names another folder."""
        return self.own_library / "logs"


@dataclass(frozen=True, slots=True)
class NoDesk:
    """What a command works with that needs no database."""

    places: Places


def typed_path(words: str) -> Path:
    """The path that was typed, or dragged into the terminal: in quotes, with ``\\ `` for a space,
    or as ``file://``; ``~`` is the home folder. A file of that very name is meant first."""
    words = words.strip()
    if words and os.path.lexists(words):
        return Path(words)
    if words.lower().startswith("file:"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        return Path(url2pathname(urlsplit(words).path))
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1]
    elif os.sep == "/":
        words = re.sub(r"\\(.)", r"\1", words)
    return at_home(Path(words))


def named_path(words: str) -> Path:
    """A path that a shell handed on: ``~`` may still stand in it."""
    return at_home(Path(words))


def told_path(path: Path) -> str:
    """A path as it is told: ``~`` for the home folder."""
    home = at_home(Path("~"))
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def places(db: Path | None = None) -> Places:
    """The places for a database named on the command line, by ``L4PC_DB``, or by neither.

    ``L4PC_CONFIG`` names another file of settings.
    """
    # Imported here: only the moment that opens a database needs it, the first picture does not.
    from platformdirs import (
        user_config_path,
        user_data_path,
        user_documents_path,
        user_state_path,
    )

    data = user_data_path(APP, appauthor=False)
    own = os.environ.get("L4PC_CONFIG")
    named = db or (Path(os.environ["L4PC_DB"]) if os.environ.get("L4PC_DB") else None)
    usual = (data / "l4pc.db").absolute()
    file = at_home(named or usual).absolute()
    return Places(
        file,
        data / "demo" / "demo.db",
        user_state_path(APP, appauthor=False),
        user_documents_path() / APP,
        at_home(
            Path(own) if own else user_config_path(APP, appauthor=False) / "settings.toml"
        ).absolute(),
        # However it was named: a demo's mark must never get into a person's own file.
        named is None or one_spelling(file) == one_spelling(usual),
    )
