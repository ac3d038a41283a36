"""Where exercises, plans and programmes lie, and which files there are."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import l4pc_tui
from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.refused import FileRefused, reason
from l4pc_tui.exchange.typed import at_home, is_folder

FileKind = Literal["exercise", "session", ""]

FOLDERS: tuple[tuple[str, FileKind], ...] = (("exercises", "exercise"), ("sessions", "session"))
READ_LIMIT = 10_000_000
"""Bytes: far above what a script may have, so that the language's own reader says what may."""

_KIND_OF = dict(FOLDERS)


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """One file of the library as it lies on the disk.

    kind: what its folder says: ``session`` for plans and programmes, "" outside such a folder.
    root: the library it was found in. size: bytes.
    """

    kind: FileKind
    path: Path
    root: Path
    mtime_ns: int
    size: int


def library_roots(own: Path | None = None) -> tuple[Path, ...]:
    """The libraries there are: the shipped one, then the user's own, which wins by id.

    own: the user's folder, when it is known; else ``l4pc`` in their documents folder.
    """
    if own is None:
        # Imported here: the caller mostly knows the folder.
        from platformdirs import user_documents_path

        own = user_documents_path() / "l4pc"
    roots = (shipped_library(), own)
    return tuple(root for root in roots if is_folder(root))


def shipped_library() -> Path:
    """The library that came with l4pc; an update of it may put another in its place."""
    package = Path(l4pc_tui.__file__).parent
    # A wheel brings its library along; in a checkout it is the folders beside the package.
    shipped = package / "_library"
    return shipped if shipped.is_dir() else package.parent


def closed(root: Path) -> str:
    """Why a library that is there cannot be looked into, as a sentence; "" when it can, or is not
    there at all."""
    try:
        os.scandir(root).close()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError) as error:
        return f"“{clean_name(str(root))}” cannot be opened: {reason(error)}. Check its rights."
    return ""


def library_files(root: Path) -> tuple[LibraryFile, ...]:
    """The scripts in a library's ``exercises`` and ``sessions``, in the order of their paths."""
    found = (
        file
        for folder, kind in FOLDERS
        if _inside(root / folder, root)
        for file in _below(root / folder, root, kind)
    )
    return tuple(sorted(found, key=lambda file: str(file.path)))


def files_at(path: Path) -> tuple[LibraryFile, ...]:
    """The scripts that a person names: one file, or a folder with all that is below it.

    A folder with ``exercises`` or ``sessions`` in it is read as a library. Raises FileRefused.
    """
    path = at_home(path).absolute()
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            # A folder that cannot be opened must not pass for an empty one.
            os.scandir(path).close()
    except FileNotFoundError as error:
        name = clean_name(str(path))
        raise FileRefused(f"There is no file or folder {name}.", "Check its name.") from error
    except (OSError, ValueError) as error:
        name = clean_name(path.name, 80)
        raise FileRefused(
            f"“{name}” cannot be opened: {reason(error)}.", "Check its name and rights."
        ) from error
    if stat.S_ISDIR(about.st_mode):
        if any(is_folder(path / folder) for folder, _ in FOLDERS):
            return library_files(path)
        kind = kind_of_folder(path)
        return tuple(sorted(_below(path, path, kind), key=lambda file: str(file.path)))
    found = _looked_at(path, path.parent, kind_of_folder(path.parent))
    if found is None:
        raise FileRefused(
            f"“{clean_name(path.name)}” is not an ordinary file.", "Name the file itself."
        )
    return (found,)


def read_script(file: LibraryFile) -> bytes:
    """The file's bytes. Raises FileRefused, also where its name is not text: a script is known
    by its name."""
    try:
        str(file.path).encode()
    except UnicodeEncodeError:
        raise FileRefused(
            f"“{clean_name(file.path.name)}” has a name or folder that is not text in UTF-8.",
            "Rename it: small letters, digits and hyphens.",
        ) from None
    return read_bytes(file.path, READ_LIMIT)


def home_of(file: LibraryFile) -> Path:
    """The library that a file stands in by the names of its folders; else where it was found."""
    names = [*file.path.parents]
    return next((folder.parent for folder in names if folder.name in _KIND_OF), file.root)


def beside(file: LibraryFile) -> tuple[LibraryFile, ...]:
    """The scripts that lie with a file: all of its library, or outside of one those of its own
    folder, and of none below, which may be anything."""
    home = home_of(file)
    if kind_of_folder(file.path.parent):
        return library_files(home)
    try:
        there = sorted(file.path.parent.iterdir())
    except (OSError, ValueError):
        return ()
    pages = (path for path in there if path.suffix.casefold() == ".md" and not left_alone(path))
    found = (_looked_at(path, home, "") for path in pages)
    return tuple(each for each in found if each)


def everything_in(home: Path) -> frozenset[str]:
    """The paths of all files that a page of a library can show, from the library's root."""
    tops = [home / folder for folder, _ in FOLDERS if is_folder(home / folder)] or [home]
    return frozenset(
        (Path(here) / name).relative_to(home).as_posix()
        for top in tops
        for here, _, names in os.walk(top)
        for name in names
    )


def _below(folder: Path, root: Path, kind: FileKind) -> Iterator[LibraryFile]:
    for here, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in names:
            path = Path(here) / name
            if left_alone(path) or path.suffix.casefold() != ".md" or not _inside(path, root):
                continue
            if found := _looked_at(path, root, kind):
                yield found


def _looked_at(path: Path, root: Path, kind: FileKind) -> LibraryFile | None:
    """The file with its size and time; None when it has gone or is no ordinary file."""
    try:
        about = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(about.st_mode):
        return None
    return LibraryFile(kind, path, root, about.st_mtime_ns, about.st_size)


def _inside(path: Path, root: Path) -> bool:
    """False for a link that leads out of the library, and for one that leads nowhere."""
    try:
        return path.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def left_alone(path: Path) -> bool:
    """Whether a file of a library is left alone for its name: notes on the folder, and whatever
    begins with a point or a line below."""
    return path.name.startswith((".", "_")) or path.name.casefold() == "readme.md"


def kind_of_folder(folder: Path) -> FileKind:
    """What the nearest folder of a known name says of the files in it."""
    names = (part.name for part in (folder, *folder.parents))
    return next((_KIND_OF[name] for name in names if name in _KIND_OF), "")
