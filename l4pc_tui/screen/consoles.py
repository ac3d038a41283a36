"""Where the consoles of this user leave their pictures for the room.

A picture is a file ``screen-<database>-<session>.json`` in the user's runtime folder, or in one
of our own in the temporary folder; ``<database>`` is the first 16 hex digits of the sha256 of
the database's path, in its one spelling. L4PC_RUNTIME names another folder.

The console may have been given another runtime folder than we. It puts up signs,
``sign-<digest>.txt`` with the path of its folder, where no variable counts: in ``/run/user/<uid>/l4pc``
and ``/tmp/l4pc-<uid>``. Whatever a sign says, only folders of this user are looked into.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import warnings
from pathlib import Path

from l4pc_tui.machine.paths import one_spelling

_NAME = re.compile(r"(?:screen-)?(?P<database>[0-9a-f]{16})-[\w-]+\.json")
_SIGN = re.compile(r"sign-[0-9a-f]{16}\.txt")
_RUNTIME_OF = ("/run/user/{uid}",)
_SHARED = "/tmp"
_MOST_SIGNS = 20
_LONGEST_PATH = 4096
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
    """Of the path in its one spelling, and as it is given: an older console may use that."""
    return {
        hashlib.sha256(str(each).encode("utf-8", "replace")).hexdigest()[:16]
        for each in (database.absolute(), one_spelling(database))
    }


def _folders() -> list[Path]:
    """Where pictures may lie: the folder that is named, or all that any terminal of ours may use."""
    given = os.environ.get("L4PC_RUNTIME")
    if given:
        return [Path(given)]
    from platformdirs import user_runtime_path

    with warnings.catch_warnings():
        # Where the system gives no such folder platformdirs says so, on the room's wall.
        warnings.simplefilter("ignore")
        runtime = user_runtime_path("l4pc", appauthor=False)
    usual = [runtime]
    for user in _users():
        usual += [Path(place.format(uid=user)) / "l4pc" for place in _RUNTIME_OF]
        usual += [Path(place) / f"l4pc-{user}" for place in (_SHARED, tempfile.gettempdir())]
    if not _users():
        usual.append(Path(tempfile.gettempdir()) / "l4pc-screen")
    signed = [Path(os.fsdecode(told)) for folder in usual for told in _signs(folder)]
    return list(dict.fromkeys([*usual, *signed]))


def _users() -> tuple[int, ...]:
    """Whose consoles may be followed: ours, and as root those of the person who became it."""
    if not hasattr(os, "getuid"):
        return ()
    own, behind = os.getuid(), os.environ.get("SUDO_UID", "")
    return (own, int(behind)) if own == 0 and behind.isdecimal() else (own,)


def _signs(folder: Path) -> list[bytes]:
    found: list[bytes] = []
    for path in _listed(folder):
        if _SIGN.fullmatch(path.name) and len(found) < _MOST_SIGNS:
            try:
                with path.open("rb") as file:
                    found.append(file.read(_LONGEST_PATH))
            except OSError:
                continue
    return [told for told in found if told.startswith(b"/") and b"\0" not in told]


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder of this user; nothing when it is missing or somebody else's."""
    try:
        about = folder.stat()
        if not stat.S_ISDIR(about.st_mode):
            return []
        if _users() and about.st_uid not in _users():
            return []
        return sorted(folder.iterdir())
    except OSError:
        return []
