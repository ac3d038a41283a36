"""What a process asked of the disk, in order, as strace saw it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,open,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,"
    "unlink,unlinkat,dup,dup2,dup3"
)
_LINE = re.compile(r"(\d+) +(.*)", re.DOTALL)
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes were written to a file, and may be on the disk from now on."""

    inode: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was given this size."""

    inode: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """All that was asked of a file, or of a folder's names, is on the disk."""

    inode: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the folder became that of a file; ``inode`` 0: of none. was: the name before."""

    name: str
    inode: int
    was: str = ""


@dataclass(frozen=True, slots=True)
class Promised:
    """The process said that these entries are kept."""

    ids: tuple[str, ...]


Op = Wrote | Cut | Synced | Named | Promised
FOLDER = 0
"""The folder's own inode."""


def record(child: Sequence[object], folder: Path) -> tuple[Op, ...]:
    """Run a Python program to its end; all it did to the files of ``folder``, and its promises."""
    strace = shutil.which("strace")
    assert strace is not None, "Power cuts are recorded with strace: apt-get install strace."
    log = folder.with_name(f"{folder.name}.strace")
    subprocess.run(
        [strace, "-f", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-e", "signal=none",
         "-o", str(log), sys.executable, *map(str, child)],
        check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return tuple(_Reader(folder).read(log))


class _Reader:
    """Follows which number stands for which file, over the whole recording."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._open: dict[int, int] = {}
        self._place: dict[int, int] = {}
        self._names: dict[str, int] = {}
        self._inodes = FOLDER
        self._said = b""

    def read(self, log: Path) -> Iterator[Op]:
        begun: dict[str, str] = {}
        with log.open(encoding="ascii") as lines:
            for line in lines:
                found = _LINE.match(line.rstrip("\n"))
                if found is None:
                    continue
                thread, told = found.groups()
                if told.endswith(_UNFINISHED):
                    begun[thread] = told.removesuffix(_UNFINISHED)
                    continue
                if resumed := _RESUMED.match(told):
                    told = begun.pop(thread) + resumed[1]
                if call := _CALL.match(told):
                    name, given, result = call.groups()
                    if int(result) >= 0:
                        yield from self._call(name, given, int(result))

    def _call(self, name: str, given: str, result: int) -> Iterator[Op]:
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(given)]
        plain = _TEXT.sub("", given).split(", ")
        if name in ("open", "openat"):
            yield from self._opened(os.fsdecode(texts[0]), given, result)
        elif name in ("rename", "renameat", "renameat2", "link", "linkat"):
            yield from self._renamed(*map(os.fsdecode, texts), moves=name.startswith("rename"))
        elif name in ("unlink", "unlinkat"):
            inside = self._inside(os.fsdecode(texts[0]))
            if self._names.pop(inside, None) is not None:
                yield Named(inside, 0)
        elif name.startswith("dup"):
            self._copy(int(plain[0]), result)
        else:
            yield from self._on_file(name, int(plain[0]), texts, plain, result)

    def _opened(self, path: str, given: str, handle: int) -> Iterator[Op]:
        self._open.pop(handle, None)
        if path == self._folder:
            self._open[handle] = FOLDER
            return
        inside = self._inside(path)
        if not inside:
            return
        if inside not in self._names:
            self._inodes += 1
            self._names[inside] = self._inodes
            yield Named(inside, self._inodes)
        self._open[handle], self._place[handle] = self._names[inside], 0
        if "O_TRUNC" in given:
            yield Cut(self._names[inside], 0)

    def _renamed(self, source: str, target: str, *, moves: bool) -> Iterator[Op]:
        old, new = self._inside(source), self._inside(target)
        if old in self._names and new:
            self._names[new] = self._names[old]
            if moves:
                del self._names[old]
            yield Named(new, self._names[new], old if moves else "")

    def _copy(self, handle: int, result: int) -> None:
        self._open.pop(result, None)
        if handle in self._open:
            self._open[result] = self._open[handle]

    def _on_file(
        self, name: str, handle: int, texts: list[bytes], plain: list[str], result: int
    ) -> Iterator[Op]:
        if handle == 1 and texts:
            *lines, self._said = (self._said + texts[0]).split(b"\n")
            promised = (line.decode().split() for line in lines)
            yield from (Promised(tuple(ids)) for word, *ids in promised if word == "ack")
        if handle not in self._open:
            return
        inode = self._open[handle]
        if name == "pwrite64":
            yield Wrote(inode, int(plain[-1]), texts[0][:result])
        elif name == "write":
            at = self._place[handle]
            self._place[handle] = at + result
            yield Wrote(inode, at, texts[0][:result])
        elif name == "ftruncate":
            yield Cut(inode, int(plain[1]))
        else:
            yield Synced(inode)

    def _inside(self, path: str) -> str:
        """The name of a file in the folder itself; empty for any other."""
        above, _, name = path.rpartition("/")
        return name if above == self._folder else ""
