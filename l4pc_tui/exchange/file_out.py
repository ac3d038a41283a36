"""Files out: whole or not there, for their owner alone, never over somebody else's file."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Container, Mapping
from hashlib import sha256
from pathlib import Path

from l4pc_tui.core.text import clean_name
from l4pc_tui.core.text.half_made import OF_FILES_OUT, OLD, half_made
from l4pc_tui.exchange.refused import FileRefused, held, must_be_a_name, reason, unwritten
from l4pc_tui.machine.files import FileHeld, discard, give_rights, remove, replace, sync_folder
from l4pc_tui.machine.files import sync as on_the_disk

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as another encoding."""

_PDF, _PDF_END = b"%PDF-", b"%%EOF"
# Windows has no such flag, and no O_EXCL that follows a link either.
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)


def write_file(path: Path, content: bytes, *, anyway: bool = False) -> None:
    """Write one file. See ``write_files``."""
    write_files({path: content}, anyway=anyway)


def write_files(
    files: Mapping[Path, bytes], *, anyway: bool = False, known: Container[str] | None = None
) -> None:
    """Write files, all of them or none, each 0600 and on the disk before it gets its name.

    A file that is there already is replaced when it is an earlier one of ours: its first line
    is that of the new content (of a PDF, whose first lines are all alike, the last); or, where it is said by their sha256 which are ``known``, when it
    is one of those to the letter. Otherwise only when asked to ``anyway``. Raises FileRefused.
    """
    drafts: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    path = next(iter(files), Path())
    try:
        for path, content in files.items():
            if not anyway:
                _refuse_others(path, content, known)
        for folder in {path.parent for path in files}:
            _tidy(folder)
        for path, content in files.items():
            drafts[path] = draft(path, content, sync=True)
        for path in files:
            was = path.read_bytes() if len(files) > 1 and path.exists() else None
            replace(drafts[path], path)
            before[path] = was
            del drafts[path]
        for folder in {path.parent for path in files}:
            sync_folder(folder)
    except (OSError, ValueError) as error:
        # A later file that is held must not leave the earlier ones as new beside old ones.
        _put_back(before)
        raise unwritten(path, error) from error
    finally:
        for left in drafts.values():
            discard(left)


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    """Have files as they were, None for those that were not there; what cannot be put back stays."""
    for path, was in before.items():
        with contextlib.suppress(OSError):
            if was is None:
                remove(path)
            else:
                replace(draft(path, was, sync=True), path)


def must_be_writable(path: Path, content: bytes) -> None:
    """Raise FileRefused where ``write_file`` would: before what cannot be undone is done."""
    try:
        _refuse_others(path, content, None)
        remove(draft(path, b"", sync=False))
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from error


def rewrite_file(path: Path, before: bytes, after: bytes) -> None:
    """Put other content into a person's own file, whole or not at all; its rights stay.

    before: what was read from it; when something else stands there now, it stays. Raises
    Refused.
    """
    # A link stays one: what it leads to is what the person edits.
    target = path.resolve()
    left: Path | None = None
    try:
        rights = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _tidy(target.parent)
        left = draft(target, after, sync=True)
        give_rights(left, rights)
        if target.read_bytes() != before:
            raise FileRefused(
                f"“{clean_name(path.name)}” was changed meanwhile and was left as it is.",
                "Try again.",
            )
        replace(left, target)
        left = None
        sync_folder(target.parent)
    except (OSError, ValueError) as error:
        if isinstance(error, FileHeld):
            raise held(path) from error
        raise FileRefused(
            f"“{clean_name(path.name)}” cannot be written: {reason(error)}. It is as it was.",
            "Check its rights and those of its folder.",
        ) from error
    finally:
        if left is not None:
            discard(left)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, with the rights that the person's files get.

    Whatever lies there already stays. Raises FileRefused.
    """
    name = clean_name(path.name)
    must_be_a_name(path)
    made = False
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o666)
        made = True
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            on_the_disk(file.fileno())
        sync_folder(path.parent)
    except FileExistsError as error:
        raise FileRefused(
            f"“{name}” is there already and was left as it is.", "Choose another name."
        ) from error
    except (OSError, ValueError) as error:
        if made:
            discard(path)
        raise unwritten(path, error) from error


def take_away_copy(copy: Path, original: Path) -> bool:
    """Take a copy away in which nothing was changed; whether it was. Raises FileRefused."""
    try:
        same = copy.read_bytes() == original.read_bytes()
        if same:
            remove(copy)
    except FileHeld:
        return False  # an editor has it still, and may yet save into it
    except OSError as error:
        raise FileRefused(
            f"“{clean_name(copy.name)}” cannot be looked at: {reason(error)}.",
            "Look at it yourself.",
        ) from error
    return same


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """Make sure of a folder; one that is made here is its owner's alone. Raises FileRefused, also
    where a link of that name leads elsewhere.

    parents: make those above it too.
    """
    must_be_a_name(folder)
    try:
        if folder.is_symlink():
            raise _leads_elsewhere(folder)
        folder.mkdir(mode=0o700, parents=parents, exist_ok=True)
    except (OSError, ValueError) as error:
        raise FileRefused(
            f"The folder “{clean_name(folder.name)}” cannot be made: {reason(error)}.",
            f"Check that {clean_name(str(folder.parent))} is there, or name another with -o.",
        ) from error


def draft(path: Path, content: bytes, *, sync: bool) -> Path:
    """A new file beside the path with the content, 0600. Raises OSError and leaves nothing."""
    beside = path.parent / half_made(secrets.token_hex(8))
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if sync:
                file.flush()
                on_the_disk(file.fileno())
    except OSError:
        discard(beside)
        raise
    return beside


def _tidy(folder: Path) -> None:
    """Take away what killed processes left half written in a folder that is written to. The clock of
    the machine decides, for that is the one that files are dated by."""
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if re.fullmatch(OF_FILES_OUT, file.name):
                with contextlib.suppress(OSError):
                    if file.lstat().st_mtime < time.time() - OLD:
                        discard(file, patience=0.0)


def is_there(path: Path) -> bool:
    """Whether anything lies there, a link that leads nowhere too."""
    return os.path.lexists(path)


def is_written(path: Path, content: bytes, known: Container[str]) -> bool:
    """Whether a file is what is to be written, or was written before, to the letter. Raises
    FileRefused when it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        there = path.read_bytes()
    except OSError as error:
        raise FileRefused(
            f"“{clean_name(path.name)}” cannot be looked at: {reason(error)}.",
            "Name another file with -o, or move it away.",
        ) from error
    return there == content or sha256(there).hexdigest() in known


def _refuse_others(path: Path, content: bytes, known: Container[str] | None) -> None:
    name = clean_name(path.name)
    must_be_a_name(path)
    if path.is_symlink():
        raise _leads_elsewhere(path)
    if path.is_dir():
        # “.” has no name.
        told = name or clean_name(str(path))
        raise FileRefused(f"“{told}” is a folder.", "Name a file in it with -o.")
    if not path.exists():
        return
    if known is not None:
        if not is_written(path, content, known):
            raise FileRefused(
                f"“{name}” is there already and is not what was written before; it was left as it "
                "is.",
                "Name another file with -o, or move the old one away.",
            )
        return
    if path.is_file() and _same_kind(path, content):
        return
    raise FileRefused(
        f"“{name}” is there already and is not an earlier one of these; it was left as it is.",
        "Name another file with -o, or move the old one away.",
    )


def _same_kind(path: Path, content: bytes) -> bool:
    """Whether a file begins with the same line, or as a PDF ends with the same comment."""
    with path.open("rb") as file:
        if content.startswith(_PDF):
            last = content.rstrip().rpartition(b"\n")[2]
            file.seek(-min(path.stat().st_size, len(last) + 2), os.SEEK_END)
            return last != _PDF_END and file.read().rstrip().rpartition(b"\n")[2] == last
        first = content.partition(b"\n")[0]
        there = file.read(len(first) + 1)
    return bool(first) and there.partition(b"\n")[0] == first


def _leads_elsewhere(path: Path) -> FileRefused:
    return FileRefused(
        f"“{clean_name(path.name)}” is a link to another place.", "Name another file with -o."
    )
