"""Bytes that change on the disk behind everybody's back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def flip(path: Path, old: str, new: str, which: int) -> None:
    """Change one of the places in a file that say so, counted from 0."""
    with path.open("r+b") as file:
        file.seek(_places(path.read_bytes(), old.encode())[which])
        file.write(new.encode())


def flip_in_journal(path: Path, old: str, new: str) -> None:
    """Change the place that belongs to the journal's own table."""
    raw = path.read_bytes()
    copy = path.with_name(f"{path.name}-flipped")
    for which, at in enumerate(_places(raw, old.encode())):
        copy.write_bytes(raw[:at] + new.encode() + raw[at + len(old.encode()) :])
        with closing(sqlite3.connect(copy)) as conn:
            said = [data for (data,) in conn.execute("SELECT data FROM event") if data]
        copy.unlink()
        if any(new in data for data in said):
            flip(path, old, new, which)
            return
    raise AssertionError(f"the journal does not say “{old}”")


def _places(raw: bytes, wanted: bytes) -> list[int]:
    found = [raw.find(wanted)]
    while found[-1] >= 0:
        found.append(raw.find(wanted, found[-1] + 1))
    return found[:-1]
