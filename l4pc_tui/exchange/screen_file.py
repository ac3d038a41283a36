"""The room's picture for the Screen's process: one small file, replaced whole.

It lies in the user's runtime folder, named by the database and the session, readable by its
owner alone. Whether it survives a power cut does not matter, so nothing is synced.

Two terminals of one person may know two runtime folders (a tmux that was begun elsewhere, ssh, a
variable that one of them sets). So that the Screen finds this one all the same, a sign with its path
is put up in the folders that no variable names.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import stat
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from l4pc_tui.exchange.file_out import draft
from l4pc_tui.exchange.typed import at_home
from l4pc_tui.machine.files import discard, give_rights, is_open_to_others, remove, replace
from l4pc_tui.machine.paths import one_spelling

MEETING_PLACES = ("/run/user/{uid}", "/tmp")
"""Folders that each terminal of a person sees, whatever its variables say; ours lie below them."""
SIGN = "sign-{}.txt"
"""A sign: the path of a folder with pictures, named by its digest."""
_PATIENCE = 0.15
"""Seconds that a Screen which is just reading is waited for. The console waits meanwhile, so they are
few; what was not written is written with the next picture or heartbeat."""
_LATER = 0.001
"""Seconds, at least, by which a console conducts later than the one before it."""


class ScreenFile:
    """The file of one session of one database. Every method may raise OSError.

    It holds besides since when its console conducts: one that was taken over, and does not know it
    yet, lets the picture of its successor alone.
    """

    def __init__(self, database: Path, session: str) -> None:
        self._name = screen_name(database, session)
        self._folder: Path | None = None
        self._since = 0.0

    @property
    def path(self) -> Path:
        """Where the file lies; its folder is made when it is missing."""
        if self._folder is None:
            self._folder = runtime_folder()
            if not os.environ.get("L4PC_RUNTIME"):
                put_up_signs(self._folder)
        return self._folder / self._name

    def take(self, now: float) -> None:
        """This console conducts from now on (epoch seconds), whoever did before."""
        # A clock that was put back must not make it the older one.
        self._since = float(max(now, self._held_since() + _LATER))

    def write(self, picture: Mapping[str, Any]) -> None:
        """Put this picture in place of the last one, unless that is of a console which took over."""
        if self._held_since() > self._since:
            return
        told = {**picture, "since": self._since}
        content = json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()
        try:
            self._replace(content)
        except FileNotFoundError:
            # Some systems tidy runtime folders away while a session is open.
            self._folder = None
            self._replace(content)

    def remove(self) -> None:
        """Take the file away, unless it is of a console which took over; the Screen then shows that
        nothing runs."""
        if self._held_since() <= self._since:
            remove(self.path, missing_ok=True, patience=_PATIENCE)

    def _held_since(self) -> float:
        """Since when the console conducts whose picture is there; 0 where there is none."""
        try:
            since = json.loads(self.path.read_bytes())["since"]
        except (FileNotFoundError, ValueError, TypeError, KeyError, RecursionError):
            return 0.0
        return since if isinstance(since, float) and math.isfinite(since) else 0.0

    def _replace(self, content: bytes) -> None:
        path = self.path
        fresh = draft(path, content, sync=False)
        try:
            replace(fresh, path, patience=_PATIENCE)
        except OSError:
            discard(fresh, patience=0.0)
            raise


def screen_name(database: Path, session: str) -> str:
    """``screen-<database>-<session>.json``, both as the first 16 hex digits of a sha256.

    However the database was named, it is one.
    """
    names = (one_spelling(at_home(database)), session)
    digests = (hashlib.sha256(name.encode("utf-8", "replace")).hexdigest() for name in names)
    return f"screen-{'-'.join(digest[:16] for digest in digests)}.json"


def runtime_folder() -> Path:
    """A folder that only this user can enter, made when it is missing. Raises OSError.

    The user's runtime folder, or where there is none, one of our own in the temporary folder;
    ``L4PC_RUNTIME`` names another, whose rights are its owner's affair.
    """
    if given := os.environ.get("L4PC_RUNTIME"):
        folder = at_home(Path(given)).absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder
    # Imported here: the first picture of the console is drawn before a session is open.
    from platformdirs import user_runtime_path

    own = f"l4pc-{os.getuid() if hasattr(os, 'getuid') else 'screen'}"
    try:
        # It warns on standard error, over the console's picture, when it has to fall back.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            folder = user_runtime_path("l4pc", appauthor=False)
        return _private(folder)
    except OSError:
        return _private(Path(tempfile.gettempdir()) / own)


def put_up_signs(folder: Path) -> None:
    """Say in each meeting place that pictures lie in this folder. Where that cannot be, nothing is
    said: the usual folders are looked at anyway."""
    if not hasattr(os, "getuid"):
        return
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    for above in MEETING_PLACES:
        place = Path(above.format(uid=os.getuid()))
        here = place / ("l4pc" if "{uid}" in above else f"l4pc-{os.getuid()}")
        with contextlib.suppress(OSError):
            if place.is_dir() and here != folder:
                _take_down(_private(here))
                (here / SIGN.format(digest)).write_bytes(os.fsencode(folder))


def _take_down(here: Path) -> None:
    """Take away signs to folders that are gone."""
    for sign in here.glob(SIGN.format("*")):
        if not Path(os.fsdecode(sign.read_bytes())).is_dir():
            remove(sign)


def _private(folder: Path) -> Path:
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.mkdir(mode=0o700, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode):
        raise NotADirectoryError(folder)
    # In a folder that others share, one of our name may be theirs.
    if hasattr(os, "getuid") and about.st_uid != os.getuid():
        raise PermissionError(folder)
    if is_open_to_others(folder):
        give_rights(folder, 0o700)
    return folder
