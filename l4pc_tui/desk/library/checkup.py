"""Is a script right? Files read one by one, then held against each other and the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from l4pc_tui.core.script.checking.cross_check import cross_check, missing_files, used_doors
from l4pc_tui.core.script.messages.diagnostic import Diagnostic, Severity
from l4pc_tui.core.script.messages.pointers import Checked
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.messages.wording import full
from l4pc_tui.core.script.model.model import Exercise, Model
from l4pc_tui.core.script.reading.script import Folder, Reading, read, times_hold
from l4pc_tui.core.script.syntax.source import decode
from l4pc_tui.desk.library.library import in_folders
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.library_files import (
    LibraryFile,
    everything_in,
    files_at,
    home_of,
    read_script,
)
from l4pc_tui.exchange.refused import FileRefused

Library = Callable[[], Iterable[Model]]
"""Gives what is in the library; asked only when a file speaks of others."""

_FOUND_NOWHERE = ("D607", "P903")
"""What is said of a script that is not there."""


@dataclass(frozen=True, slots=True)
class Script:
    """A file that was read. shown: its path as messages name it; kind: exercise, session or
    programme; own: the messages on the file by itself."""

    file: LibraryFile
    shown: str
    kind: str
    source: bytes
    reading: Reading
    own: tuple[Diagnostic, ...]

    @property
    def model(self) -> Model | None:
        """What it says; None when it has errors."""
        wrong = any(each.severity == "error" for each in self.own)
        return None if wrong else self.reading.model

    @property
    def checked(self) -> Checked | None:
        """What other files can be held against; None when it has errors."""
        return Checked(self.shown, self.model, self.text) if self.model else None

    @property
    def so_far(self) -> Checked | None:
        """The same of a file with errors too, as far as it could be read; None when it could not."""
        if self.checked or self.reading.so_far is None:
            return self.checked
        timed = times_hold(self.text, self.own)
        return Checked(self.shown, self.reading.so_far, self.text, whole=False, timed=timed)

    @property
    def text(self) -> str:
        """Its text, for the lines that messages point at."""
        return decode(self.source, Report(self.shown)) or ""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What looking at some files has given.

    found: every message, file by file, by line. troubles: a sentence for each file that could
    not be read at all.
    """

    scripts: tuple[Script, ...]
    found: tuple[Diagnostic, ...]
    troubles: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many messages there are of a severity."""
        return sum(each.severity == severity for each in self.found)

    @property
    def told(self) -> str:
        """All of it in a sentence."""
        severities: tuple[Severity, ...] = ("error", "warning", "advice")
        counts = [(each, self.count(each)) for each in severities]
        parts = [
            f"{n} {word}{'s' if n != 1 and word != 'advice' else ''}" for word, n in counts if n
        ]
        files = f"{len(self.scripts)} file{'' if len(self.scripts) == 1 else 's'}"
        return f"{files}: {', '.join(parts) or 'nothing to mend'}."

    def pages(self) -> tuple[str, ...]:
        """Every message in full, with the line it is about."""
        texts = {script.shown: script.text for script in self.scripts}
        return tuple(full(each, texts[each.path]) for each in self.found)


def named(paths: Sequence[Path], own: Path) -> tuple[LibraryFile, ...]:
    """The files that a person means: those at the paths, else all that the library is made of.

    own: the person's library folder. Raises Trouble when a path is not there or holds nothing.
    """
    if not paths:
        return tuple(in_folders(own).values())
    found: dict[Path, LibraryFile] = {}
    with said_kindly():
        for path in paths:
            there = {file.path: file for file in files_at(path)}
            if not there:
                raise refusal(
                    f"There is no exercise, plan or programme in {path}.",
                    "Scripts are files whose names end in .md.",
                )
            found |= there
    return tuple(found.values())


def in_the_folders(own: Path) -> tuple[Model, ...]:
    """What the files of the library say, without a database. own: the person's library folder."""
    found: list[Model] = []
    for file in in_folders(own).values():
        with suppress(FileRefused):
            if model := read_file(file, str(file.path)).model:
                found.append(model)
    return tuple(found)


def check(
    files: Sequence[LibraryFile], library: Library, *, base: Path, before: Checkup | None = None
) -> Checkup:
    """Look at the files, each by itself and with what it says of others.

    base: the folder that paths are shown from. before: an earlier result; files that have not
    changed since are not read again.
    """
    held = {script.file: script for script in before.scripts} if before else {}
    scripts: list[Script] = []
    troubles: list[str] = []
    for file in files:
        try:
            scripts.append(held.get(file) or read_file(file, shown(file.path, base)))
        except FileRefused as trouble:
            troubles.append(f"{trouble.sentence} {trouble.hint}".strip())
    broken = {script.file.path.stem for script in scripts if script.so_far is None}
    return Checkup(tuple(scripts), all_found(scripts, library, broken), tuple(troubles))


def says_runs(scripts: Iterable[Script]) -> bool:
    """Whether any of the scripts says that it was run with people."""
    models = (script.reading.model for script in scripts)
    return any(isinstance(model, Exercise) and bool(model.tested) for model in models)


def and_more(found: Checkup, others: Collection[Diagnostic]) -> Checkup:
    """What was found with more messages, each with its own file's, by line."""
    held = [*found.found, *others]
    order = [script.shown for script in found.scripts]
    together = sorted(held, key=lambda each: (order.index(each.path), each.line))
    return replace(found, found=tuple(together)) if others else found


def all_found(
    scripts: Sequence[Script], library: Library, broken: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Every message on scripts that were read, with what each says of others, file by file, by
    line. broken: the ids of scripts that cannot be read, of which nobody says that they are not
    there."""
    by_path: dict[str, list[Diagnostic]] = {script.shown: [*script.own] for script in scripts}
    held = [checked for script in scripts if (checked := script.so_far)]
    for each in cross_check(held, also=library() if speak_of_others(held) else ()):
        if not _only_follows(each, broken):
            by_path[each.path].append(each)
    return tuple(each for path in by_path for each in sorted(by_path[path], key=_by_line))


def read_file(file: LibraryFile, path: str, *, advised: bool = True) -> Script:
    """Read one file. path: as messages name it. advised: as ``read`` has it. Raises FileRefused."""
    return read_source(file, path, read_script(file), everything_in, advised=advised)


def read_source(
    file: LibraryFile, path: str, source: bytes, around: Callable[[Path], Collection[str]],
    *, advised: bool = True,
) -> Script:  # fmt: skip
    """Read what a file holds, or what it would hold. around: gives the paths of all files of the
    library that it lies in, as ``everything_in``; asked only where it shows some."""
    kind = kind_of(file, source)
    reading = read(source, path=path, kind=folder_of(kind), advised=advised)
    own = (*reading.diagnostics, *_unseen(file, path, reading, around))
    return Script(file, path, kind, source, reading, own)


def kind_of(file: LibraryFile, source: bytes) -> str:
    """Exercise, session or programme: as its folder says, and for one that was named by hand and
    may lie anywhere, as its format line says."""
    format = said_format(source)
    kind = file.kind or format or "exercise"
    return "programme" if (kind, format) == ("session", "programme") else kind


def said_format(source: bytes) -> str:
    """The kind that a file's format line names; "" where it has none."""
    said = re.search(rb"^format: *(exercise|session|programme)/", source[:2000], re.MULTILINE)
    return said[1].decode() if said else ""


def folder_of(kind: str) -> Folder:
    """The folder of the library that files of a kind belong in, as the reader names it."""
    return "exercise" if kind == "exercise" else "plan"


def shown(path: Path, base: Path) -> str:
    """A path as a person standing in the folder ``base`` would name it."""
    return str(path.relative_to(base) if path.is_relative_to(base) else path)


def _unseen(
    file: LibraryFile, path: str, reading: Reading, around: Callable[[Path], Collection[str]]
) -> tuple[Diagnostic, ...]:
    """The pictures and papers that a page speaks of and that are not there."""
    if not reading.attachments:
        return ()
    home = home_of(file)
    page = file.path.relative_to(home).as_posix()
    missing = missing_files(page, reading.attachments, around(home))
    return tuple(replace(each, path=path) for each in missing)


def speak_of_others(files: Iterable[Checked]) -> bool:
    """Whether any of the files says something of what is not in it: a plan always does."""
    return any(not isinstance(f.model, Exercise) or used_doors(f.model) for f in files)


def _only_follows(found: Diagnostic, broken: Collection[str]) -> bool:
    """That a script is not there, when it is, with errors of its own that are told anyway."""
    return found.code in _FOUND_NOWHERE and any(f"“{key}”" in found.message for key in broken)


def _by_line(found: Diagnostic) -> tuple[int, int]:
    return found.line, found.col
