"""Which console the Screen follows, and the picture that stays when it falls silent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from l4pc_tui.screen.consoles import picture_files
from l4pc_tui.screen.picture_reader import Heard, read

ALIVE = 3.0
"""Seconds. A console that has said nothing for longer is away."""
STILL_TODAY = 12 * 3600.0
"""Seconds. A Screen that is opened while the console is away shows a picture of today only."""

_Stamp = tuple[int, int, int]


@dataclass(slots=True)
class Follower:
    """Follows one console as long as it lives; then another that lives; else nothing changes.

    database: that of the console to follow; None means the newest heartbeat, a real session
    before a rehearsal.
    """

    database: Path | None = None
    _path: Path | None = None
    _shown: Heard | None = None
    _stamps: dict[Path, _Stamp] = field(default_factory=dict)
    _heard: dict[Path, Heard] = field(default_factory=dict)

    def look(self, now: float) -> Heard | None:
        """The picture to show at this moment (epoch seconds); None while there was never one."""
        self._read_what_changed(now)
        chosen = self._choose(now)
        if chosen is not None:
            self._path, self._shown = chosen, self._heard[chosen]
        return self._shown

    def _read_what_changed(self, now: float) -> None:
        there: dict[Path, _Stamp] = {}
        for path in picture_files(self.database):
            stamp = _stamp(path)
            if stamp is None:
                continue
            there[path] = stamp
            if self._stamps.get(path) != stamp:
                heard = read(path)
                if heard is not None:
                    self._heard[path] = _by_its_clock(heard, now)
        self._stamps = there
        self._heard = {path: heard for path, heard in self._heard.items() if path in there}

    def _choose(self, now: float) -> Path | None:
        """The file to follow now; None to stay with the last picture as it was."""
        living = [
            path
            for path, heard in self._heard.items()
            if abs(now + heard.ahead - heard.beat) <= ALIVE
        ]
        earnest = [path for path in living if not self._heard[path].rehearsal]
        candidates = earnest or living
        if self._path in candidates:
            return self._path
        if candidates:
            return self._newest(candidates)
        if self._shown is None:
            return self._newest([path for path in self._heard if self._is_of_today(path, now)])
        return self._path if self._path in self._heard else None

    def _newest(self, paths: list[Path]) -> Path | None:
        return max(
            paths,
            key=lambda path: (not self._heard[path].rehearsal, self._heard[path].beat),
            default=None,
        )

    def _is_of_today(self, path: Path, now: float) -> bool:
        heard = self._heard[path]
        return heard.view.phase != "closed" and abs(now - heard.beat) < STILL_TODAY


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
