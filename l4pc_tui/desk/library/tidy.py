"""Files made better in place: tidied, or mended where a message says that this is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from l4pc_tui.core.script.reading.script import Folder
from l4pc_tui.core.script.writing.formatter import Formatted, fix, format_text
from l4pc_tui.desk.library.checkup import folder_of, kind_of, shown
from l4pc_tui.exchange.file_out import rewrite_file
from l4pc_tui.exchange.library_files import LibraryFile, read_script
from l4pc_tui.exchange.refused import FileRefused


@dataclass(frozen=True, slots=True)
class Tidied:
    """What became of some files.

    changed: paths of those that were rewritten, or would be. left: of those that cannot be,
    because of what stands in them. troubles: a sentence for each that could not be read or
    written. mended: how many messages
    are gone from each changed file.
    """

    files: int
    changed: tuple[str, ...]
    left: tuple[str, ...]
    troubles: tuple[str, ...]
    mended: tuple[int, ...] = ()


class _Better(Protocol):
    def __call__(self, data: bytes, *, path: str, kind: Folder) -> Formatted: ...


def tidy(files: Sequence[LibraryFile], *, base: Path, only_look: bool = False) -> Tidied:
    """Write the files as ``fmt`` has them; what they say stays the same.

    base: the folder that paths are shown from. only_look: change nothing.
    """
    return _rewritten(files, base, format_text, only_look=only_look)


def mend(files: Sequence[LibraryFile], *, base: Path) -> Tidied:
    """Mend in the files what messages say can be mended, and touch nothing else."""
    return _rewritten(files, base, fix, only_look=False)


def _rewritten(
    files: Sequence[LibraryFile], base: Path, better: _Better, *, only_look: bool
) -> Tidied:
    changed: list[str] = []
    left: list[str] = []
    troubles: list[str] = []
    mended: list[int] = []
    for file in files:
        path = shown(file.path, base)
        try:
            source = read_script(file)
            done = better(source, path=path, kind=folder_of(kind_of(file, source)))
            if done.text is None:
                left.append(path)
            elif done.changed:
                if not only_look:
                    rewrite_file(file.path, source, done.text.encode())
                changed.append(path)
                mended.append(len(done.mended))
        except FileRefused as trouble:
            troubles.append(f"{trouble.sentence} {trouble.hint}".strip())
    return Tidied(len(files), tuple(changed), tuple(left), tuple(troubles), tuple(mended))
