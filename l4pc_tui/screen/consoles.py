"""Where the consoles of this user leave their pictures for the room.

A picture is a file ``screen-<database>-<session>.json`` in the user's runtime folder, or in one
of our own in the temporary folder; ``<database>`` is the first 16 hex digits of the sha256 of
the database's path. L4PC_RUNTIME names another folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import warnings
from pathlib import Path

_NAME = re.compile(r"(?:screen-)?(?P<database>[0-9a-f]{16})-[\w-]+\.json")
_MOST = 200
"""Files looked at, at most: a folder with more of them is not ours."""


def picture_files(database: Path | None) -> list[Path]:
    """The files that may hold a picture, of that database alone when one is given."""
    wanted = _digests(database) if database is not None else None
    found: list[Path] = []
    for folder in _folders():
        for path in _listed(folder):
            match = _NAME.fullmatch(path.name)
            if match and (wanted is None or match["database"] in wanted):
                found.append(path)
    return found[:_MOST]


def _digests(database: Path) -> set[str]:
    """Of the path as it is given and as it is when links are followed: consoles may use either."""
    return {
        hashlib.sha256(str(each).encode("utf-8", "replace")).hexdigest()[:16]
        for each in (database.absolute(), database.resolve())
    }


def _folders() -> list[Path]:
    given = os.environ.get("L4PC_RUNTIME")
    if given:
        return [Path(given)]
    from platformdirs import user_runtime_path

    with warnings.catch_warnings():
        # Where the system gives no such folder platformdirs says so, on the room's wall.
        warnings.simplefilter("ignore")
        runtime = user_runtime_path("l4pc", appauthor=False)
    own = f"l4pc-{os.getuid() if hasattr(os, 'getuid') else 'screen'}"
    return [runtime, Path(tempfile.gettempdir()) / own]


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder of this user; nothing when it is missing or somebody else's."""
    try:
        about = folder.stat()
        if not stat.S_ISDIR(about.st_mode):
            return []
        if hasattr(os, "getuid") and about.st_uid != os.getuid():
            return []
        return sorted(folder.iterdir())
    except OSError:
        return []
