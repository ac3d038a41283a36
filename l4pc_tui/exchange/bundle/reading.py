"""A bundle is read line by line: what is good is given, what is not is named and left out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.bundle.header import Header, read_header
from l4pc_tui.exchange.bundle.lines import LONGEST, BadLine, Kept, read_line
from l4pc_tui.exchange.locked import secret
from l4pc_tui.exchange.refused import FileRefused, reason

LARGEST = 500_000_000
"""Bytes of a file, unlocked."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """An open bundle. Its lines can be read as often as one likes, until it is closed."""

    header: Header
    _file: IO[bytes]

    def lines(self) -> Iterator[Event | Kept | BadLine]:
        """Every line after the header; files of the library last. At the end the file as a whole
        where it is not what was written: entries are good one by one all the same, for each has
        its digests. A file of the library has none for all that it says, and is good only then.
        """
        self._file.seek(0)
        self._file.readline(LONGEST + 1)
        digest, number, entries = sha256(), 1, 0
        kept: list[tuple[int, int]] = []
        while line := self._file.readline(LONGEST + 1):
            number += 1
            digest.update(line)
            rest = line
            while len(rest) > LONGEST and not rest.endswith(b"\n"):
                rest = self._file.readline(LONGEST + 1)
                digest.update(rest)
            found = read_line(line, number)
            entries += isinstance(found, Event)
            if isinstance(found, Kept):
                kept.append((number, self._file.tell() - len(line)))
            else:
                yield found
        whole = digest.hexdigest() == self.header.sha256
        for number, place in kept:
            self._file.seek(place)
            yield (
                read_line(self._file.readline(), number)
                if whole
                else BadLine(number, "is a file of the library in a bundle that has changed")
            )
        if not whole:
            yield BadLine(
                0, f"is not as it was written: {entries} of {self.header.count} entries are there"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def read_bundle(path: Path, *, identity: Path | None = None) -> Bundle:
    """Open a bundle. identity: the file that unlocks it. Raises FileRefused for what is none."""
    name = clean_name(path.name)
    file: IO[bytes] | None = None
    try:
        if not path.is_file():
            raise FileRefused(
                f"“{name}” is not there, or is no ordinary file.",
                "Name a file that l4pc bundle wrote.",
            )
        file = path.open("rb")
        _must_not_be_too_large(file, name)
        if file.read(64).startswith(secret.BEGINS):
            file.seek(0)
            file = _unlocked(file, identity, name)
            _must_not_be_too_large(file, name)
        file.seek(0)
        return Bundle(read_header(file.readline(LONGEST + 1), name), file)
    except OSError as error:
        if file is not None:
            file.close()
        raise FileRefused(f"“{name}” cannot be read: {reason(error)}.") from error
    except FileRefused:
        if file is not None:
            file.close()
        raise


def _unlocked(locked: IO[bytes], identity: Path | None, name: str) -> IO[bytes]:
    with locked:
        if identity is None:
            raise FileRefused(
                f"“{name}” is locked. Nothing was read from it.",
                "Name the file with your identity: l4pc collect --identity FILE.",
            )
        # Nobody finds it by a name, and it goes with the program.
        plain = tempfile.TemporaryFile()  # noqa: SIM115 - the bundle closes it
        try:
            secret.unlock(locked, plain, identity, name)
        except BaseException:
            plain.close()
            raise
    return plain


def _must_not_be_too_large(file: IO[bytes], name: str) -> None:
    if file.seek(0, 2) > LARGEST:
        raise FileRefused(
            f"“{name}” is larger than {LARGEST // 1_000_000} MB. Nothing was read from it.",
            "Let whoever sent it send it in parts: l4pc bundle --since.",
        )
    file.seek(0)
