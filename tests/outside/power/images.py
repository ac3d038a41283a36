"""What a cut of the power may leave on the disk.

A disk owes only what was synced. Everything asked of it since may be there, may be missing or,
for a write, may be there in some of its sectors; a file that was to grow may have its size and
not its bytes; a name may still be the old one. All of it in any combination.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from outside.power.recording import FOLDER, Cut, Named, Op, Promised, Synced, Wrote

SECTOR = 512


@dataclass(slots=True)
class _File:
    """Bytes that are on the disk for good, and what was asked since."""

    durable: bytearray = field(default_factory=bytearray)
    asked: list[Wrote | Cut] = field(default_factory=list)

    def settle(self) -> None:
        for op in self.asked:
            _apply(self.durable, op)
        self.asked.clear()

    def after_a_cut(self, chance: Random, luck: float) -> bytes:
        content = bytearray(self.durable)
        for op in self.asked:
            kept = chance.random()
            if kept < luck:
                _apply(content, op)
            elif isinstance(op, Wrote) and kept < luck + (1 - luck) / 2:
                _tear(content, op, chance)
        return bytes(content)


class Disk:
    """One folder on a disk, as it is told what is asked of it."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._asked: list[Named] = []
        self.promised: list[str] = []

    def take(self, op: Op) -> None:
        """Something more was asked."""
        if isinstance(op, Promised):
            self.promised.extend(op.ids)
        elif isinstance(op, Named):
            self._files.setdefault(op.inode, _File())
            self._asked.append(op)
        elif not isinstance(op, Synced):
            self._files[op.inode].asked.append(op)
        elif op.inode == FOLDER:
            for named in self._asked:
                _name(self._names, named)
            self._asked.clear()
        else:
            self._files[op.inode].settle()

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """The folder's files when the power comes back."""
        luck = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
        names = dict(self._names)
        for named in self._asked:
            if chance.random() < luck:
                _name(names, named)
        return {name: self._files[inode].after_a_cut(chance, luck) for name, inode in names.items()}


@dataclass(frozen=True, slots=True)
class Image:
    """A folder after a cut. promised: the entries that were said to be kept before it."""

    files: dict[str, bytes]
    promised: tuple[str, ...]

    def write(self, folder: Path) -> None:
        """Lay the files out in an empty folder."""
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


def images(ops: Sequence[Op], count: int, chance: Random) -> Iterator[Image]:
    """So many images, of cuts at any moment of a recording."""
    moments = sorted(chance.randrange(1, len(ops) + 1) for _ in range(count))
    disk, taken = Disk(), 0
    for moment in moments:
        for op in ops[taken:moment]:
            disk.take(op)
        taken = moment
        yield Image(disk.after_a_cut(chance), tuple(disk.promised))


def _name(names: dict[str, int], named: Named) -> None:
    if named.was:
        names.pop(named.was, None)
    if named.inode:
        names[named.name] = named.inode
    else:
        names.pop(named.name, None)


def _apply(content: bytearray, op: Wrote | Cut) -> None:
    if isinstance(op, Cut):
        del content[op.size :]
        content.extend(bytes(op.size - len(content)))
        return
    content.extend(bytes(max(0, op.at - len(content))))
    content[op.at : op.at + len(op.data)] = op.data


def _tear(content: bytearray, op: Wrote, chance: Random) -> None:
    """Some sectors came to the disk; where the file was to grow, its size may have come alone."""
    end = op.at + len(op.data)
    if end > len(content) and chance.random() < 0.5:
        noise = chance.random() < 0.5
        missing = end - len(content)
        content.extend(chance.randbytes(missing) if noise else bytes(missing))
    at = op.at
    while at < end:
        upto = min(end, (at // SECTOR + 1) * SECTOR)
        if upto <= len(content) and chance.random() < 0.5:
            content[at:upto] = op.data[at - op.at : upto - op.at]
        at = upto
