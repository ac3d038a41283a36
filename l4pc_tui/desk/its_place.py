"""Where a database lies, and what is to be told of such a place before it costs somebody a record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from l4pc_tui.machine.folders import ON_THE_NETWORK, really, share, store_python
from l4pc_tui.store.file.synced import synced_by


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to be told of a place. what: its kind, in a word. next: what to do about it."""

    what: Literal["folder", "share", "Python"]
    told: str
    next: str

    @property
    def words(self) -> str:
        """Both as one paragraph."""
        return f"{self.told} {self.next}"


def its_place(path: Path) -> tuple[Placed, ...]:
    """All that is to be told of where a file lies, or will; empty where it lies well."""
    found = (
        _synced(path.name, synced_by(path)), _shared(path.name, share(path)),
        _in_a_package(path.name, really(path)),
    )  # fmt: skip
    return tuple(each for each in found if each is not None)


def _synced(name: str, service: str) -> Placed | None:
    if not service:
        return None
    return Placed(
        "folder",
        f"“{name}” lies in a folder of {service}, which copies it while it is written and may "
        "spoil it.",
        "Close l4pc, move it to a folder of this laptop alone, and name it with --db.",
    )


def _shared(name: str, kind: str) -> Placed | None:
    if not kind:
        return None
    called = "" if kind == ON_THE_NETWORK else f" ({kind})"
    return Placed(
        "share",
        f"“{name}” lies on a network share{called}. A network that drops out, or a second laptop "
        "that writes there, may spoil it.",
        "Close l4pc, move it to this laptop’s own disk, and name it with --db. Only backups belong "
        "on the share: l4pc backup --to FOLDER.",
    )


def _in_a_package(name: str, real: PurePath) -> Placed | None:
    if not (version := store_python(real)):
        return None
    return Placed(
        "Python",
        f"“{name}” lies inside the Python {version} from the Microsoft Store: {real}. Another "
        f"version of Python sees an empty database, and whoever removes Python {version} removes "
        "the database and its backups.",
        "Write a backup to a folder of your own: l4pc backup --to FOLDER. Then bring it up in "
        "another place, l4pc --db FILE restore BACKUP, and name that with L4PC_DB from then on; or "
        "use the Python of python.org.",
    )
