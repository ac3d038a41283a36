"""Files of other laptops, opened: what of them can be read, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.text import clean_name
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.exchange.bundle.lines import BadLine, Kept
from l4pc_tui.exchange.bundle.reading import read_bundle
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.store.collecting import About
from l4pc_tui.store.tables.library import Content

if TYPE_CHECKING:
    from l4pc_tui.exchange.bundle.header import Header
    from l4pc_tui.exchange.bundle.reading import Bundle
    from l4pc_tui.store.admission import Quarantined
    from l4pc_tui.store.collecting import File

ENDINGS = (".jsonl", ".jsonl.age")
"""What the files of a folder end with that are looked at."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of which nothing is taken. line: its number, 0 for the file as a whole. why: the end
    of a sentence about it."""

    line: int
    why: str

    @property
    def told(self) -> str:
        """ "Line 7 is no JSON; nothing of it is taken."."""
        if self.line:
            return f"Line {self.line} {self.why}; nothing of it is taken."
        return f"The file {self.why}; what of it can be read is taken."


class Parcel:
    """A file that can be read; with what was found the last time that it was: bad, the lines of
    which nothing can be taken; scripts, the sha256 of the plans and exercises in it."""

    def __init__(self, path: Path, bundle: Bundle) -> None:
        self.path, self._bundle = path, bundle
        self.bad: list[BadLine] = []
        self.scripts: set[str] = set()

    @property
    def header(self) -> Header:
        """What the file says of itself."""
        return self._bundle.header

    def events(self) -> Iterator[Event]:
        """Its entries, one after the other."""
        return self._read([])

    def file(self, left_out: int = 0) -> File:
        """The file as the store takes it; its lines are read once, as they are asked for."""
        header, contents = self.header, list[Content]()
        about = About(
            clean_name(self.path.name), header.sha256, header.device, header.actor, header.cohort,
            header.at, left_out=left_out,
        )  # fmt: skip
        return about, self._read(contents), contents

    def left_out(self, refused: Iterable[Quarantined]) -> tuple[LeftOut, ...]:
        """Every line of which nothing was taken, in their order. refused: by the store."""
        why = {_key(each.event): each.reason for each in refused}
        found = [LeftOut(bad.number, bad.reason) for bad in self.bad]
        if why:
            lines = enumerate(self._bundle.lines(), start=2)
            found += [
                LeftOut(number, why[_key(line)]) for number, line in lines
                if isinstance(line, Event) and _key(line) in why
            ]  # fmt: skip
        # What is wrong with the file as a whole is told last.
        return tuple(sorted(found, key=lambda each: (not each.line, each.line)))

    def _read(self, contents: list[Content]) -> Iterator[Event]:
        self.bad, self.scripts = [], set()
        for line in self._bundle.lines():
            if isinstance(line, BadLine):
                self.bad.append(line)
            elif isinstance(line, Kept):
                self.scripts.add(line.sha256)
                contents.append(Content(**asdict(line)))
            else:
                yield line

    def close(self) -> None:
        """Let go of the file."""
        self._bundle.close()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of which nothing can be taken: why, and what to do."""

    path: Path
    sentence: str
    hint: str


@dataclass(frozen=True, slots=True)
class Basket:
    """Files that lie open, in the order in which they were named: what is tried is what is taken,
    whatever becomes of the paths meanwhile."""

    parcels: tuple[Parcel, ...]
    refused: tuple[Refused, ...]

    def close(self) -> None:
        """Let go of the files."""
        for parcel in self.parcels:
            parcel.close()


def open_basket(given: Sequence[Path], identity: Path | None = None) -> Basket:
    """Open files, and what of folders ends as such files do. What is none stands beside.

    identity: the file that unlocks. Raises Trouble where nothing is named, or a folder has none.
    """
    parcels, refused = list[Parcel](), list[Refused]()
    for path in dict.fromkeys(each for one in given for each in _files(one)):
        try:
            parcels.append(Parcel(path, read_bundle(path, identity=identity)))
        except FileRefused as why:
            refused.append(Refused(path, why.sentence, why.hint))
    if not (parcels or refused):
        raise refusal("No file was named.", "Name files of other laptops, or a folder of them.")
    return Basket(tuple(parcels), tuple(refused))


@contextmanager
def basket(given: Sequence[Path], identity: Path | None = None) -> Iterator[Basket]:
    """As ``open_basket``, for as long as it is needed."""
    held = open_basket(given, identity)
    try:
        yield held
    finally:
        held.close()


def _files(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    try:
        found = sorted(
            each for each in path.iterdir()
            if each.name.endswith(ENDINGS) and not each.name.startswith(".") and each.is_file()
        )  # fmt: skip
    except OSError as error:
        raise refusal(f"The folder {clean_name(str(path))} cannot be read.") from error
    if not found:
        raise refusal(
            f"There is no bundle in {clean_name(str(path))}.",
            "Bundles end in .jsonl, or .jsonl.age where they are locked.",
        )
    return tuple(found)


def _key(event: Event) -> tuple[object, ...]:
    return event.device, event.seq, event.digest, event.id
