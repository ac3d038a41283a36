"""Which console the Screen follows, and the picture that stays when it falls silent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from l4pc_tui.screen.consoles import picture_files
from l4pc_tui.screen.picture_reader import Heard, read

ALIVE = 3.0
"""Seconds. A console that has said nothing for longer is away."""
HOLDS = 300.0
"""Seconds. So long a session's picture stays when its console falls silent, whoever else speaks: it
may be on its way back."""
STILL_TODAY = 12 * 3600.0
"""Seconds. A Screen that is opened while the console is away shows a picture of today only; and so
long a dark wall waits for its own console."""

_Stamp = tuple[int, int, int]
_NEVER_READ: _Stamp = (-1, -1, -1)


@dataclass(slots=True)
class Follower:
    """Follows one console as long as it lives; then another that lives; else nothing changes.

    A session that goes on, or whose wall was made dark, is not left for one that waits, nor at once
    when its console falls silent; and returned to when that speaks again.

    database: that of the console to follow; None means the newest heartbeat, a real session
    before a rehearsal, one that goes on before one that waits or is over.
    """

    database: Path | None = None
    _path: Path | None = None
    _shown: Heard | None = None
    _left: Path | None = None
    """The file that was left in the middle of its session, for it had long been silent or was gone."""
    _stamps: dict[Path, _Stamp] = field(default_factory=dict)
    _heard: dict[Path, Heard] = field(default_factory=dict)

    def look(self, now: float) -> Heard | None:
        """The picture to show at this moment (epoch seconds); None while there was never one."""
        self._read_what_changed(now)
        chosen = self._choose(now)
        if chosen is not None:
            if chosen != self._path:
                self._leave_for(chosen, now)
            self._path, self._shown = chosen, self._heard[chosen]
        return self._shown

    def _leave_for(self, chosen: Path, now: float) -> None:
        if chosen == self._left:
            self._left = None
        elif self._shown and _goes_on(self._shown):
            gone = self._path not in self._heard
            self._left = self._path if gone or _silent(self._shown, now) > ALIVE else None

    def _read_what_changed(self, now: float) -> None:
        there: dict[Path, _Stamp] = {}
        for path in picture_files(self.database):
            stamp = _stamp(path)
            if stamp is None:
                continue
            there[path] = stamp
            if self._stamps.get(path) == stamp:
                continue
            try:
                heard = read(path)
            except PermissionError:
                # Not that of what could not be read, or it would not be read until it changes again.
                there[path] = self._stamps.get(path, _NEVER_READ)
                continue
            if heard is not None:
                self._heard[path] = _by_its_clock(heard, now)
        self._stamps = there
        self._heard = {path: heard for path, heard in self._heard.items() if path in there}

    def _choose(self, now: float) -> Path | None:
        """The file to follow now; None to stay with the last picture as it was."""
        living = [path for path, heard in self._heard.items() if _silent(heard, now) <= ALIVE]
        if self._shown is None:
            today = [path for path in self._heard if self._is_of_today(path, now)]
            return self._best(living or today)
        best = self._best(living)
        if best is None or self._stays(self._shown, best, now):
            return self._path if self._path in self._heard else None
        return best

    def _stays(self, shown: Heard, best: Path, now: float) -> bool:
        """Whether what is shown is not given up for the best of the others that live."""
        earnest, other = not shown.rehearsal, self._heard[best]
        if earnest == other.rehearsal:
            return earnest and _silent(shown, now) < self._patience(shown)
        if _silent(shown, now) <= ALIVE and _rank(shown) < _rank(other):
            return False
        if best == self._left and _goes_on(other) and not shown.view.blank:
            return False
        return _silent(shown, now) < self._patience(shown)

    def _patience(self, shown: Heard) -> float:
        """Seconds of silence after which what is shown may be given up. A console that was left
        takes its file away; one that was killed does not."""
        if self._path not in self._heard:
            return HOLDS if shown.view.blank else 0.0
        if shown.view.blank:
            return STILL_TODAY
        return HOLDS if _goes_on(shown) else ALIVE

    def _best(self, paths: list[Path]) -> Path | None:
        return max(
            paths,
            key=lambda path: (
                _rank(self._heard[path]), path == self._left, self._heard[path].beat
            ),
            default=None,
        )  # fmt: skip

    def _is_of_today(self, path: Path, now: float) -> bool:
        heard = self._heard[path]
        return heard.view.phase != "closed" and abs(now - heard.beat) < STILL_TODAY


def _rank(heard: Heard) -> tuple[bool, bool]:
    """What comes first on the wall."""
    return not heard.rehearsal, _goes_on(heard)


def _goes_on(heard: Heard) -> bool:
    """Whether the room is in the middle of a session, or its wall was made dark."""
    return heard.view.blank or heard.view.phase in ("running", "paused")


def _silent(heard: Heard, now: float) -> float:
    """Seconds since a console spoke, by its own clock; a clock that was put back counts too."""
    return abs(now + heard.ahead - heard.beat)


def _by_its_clock(heard: Heard, now: float) -> Heard:
    """A rehearsal's clock may run fast; what it says is to be read by that clock."""
    ahead = heard.beat - now
    return replace(heard, ahead=ahead) if heard.rehearsal and ahead > ALIVE else heard


def _stamp(path: Path) -> _Stamp | None:
    """What is different when the file is another one."""
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
