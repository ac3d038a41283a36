"""What a reader or writer of files answers when it cannot: words for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.file_names import unfit
from l4pc_tui.machine.files import FileHeld
from l4pc_tui.machine.systems import System, system


class FileRefused(Exception):
    """A file that cannot be read or written as asked. Nothing was changed.

    sentence: what is the matter, with the place. hint: what to do next.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


@contextmanager
def not_stumbling() -> Iterator[None]:
    """Within it, whatever a reader of ours did not expect is a refusal too: of a strange file a
    person gets one sentence."""
    try:
        yield
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused(
            "This file holds something that l4pc stumbles over, which is a fault of l4pc.",
            "Save it anew, or take out what is unusual, and tell whoever looks after l4pc.",
        ) from error


def unwritten(path: Path, error: OSError | ValueError, hint: str = "") -> FileRefused:
    """The refusal of a file that could not be written. hint: what to do; else to look at its folder."""
    if isinstance(error, FileHeld):
        return held(Path(error.filename))
    return FileRefused(
        f"“{clean_name(path.name)}” cannot be written: {reason(error)}.",
        hint or f"Check the folder {clean_name(str(path.parent))}, or name another with -o.",
    )


def must_be_a_name(path: Path, *, on: System | None = None) -> None:
    """Raise FileRefused on Windows for a file whose name it would take for something else: what stands
    behind a ``:`` goes into a hidden part of the file before it, and a dot at the end is dropped."""
    if (on or system()) == "windows" and (why := unfit(path.name)):
        raise FileRefused(
            f"“{clean_name(path.name)}” is no name for a file on Windows: {why}. Nothing was written.",
            "Choose another name.",
        )


def held(path: Path) -> FileRefused:
    """The refusal of a file that another program has open."""
    return FileRefused(
        f"Another program has “{clean_name(path.name)}” open. It is as it was, and nothing was "
        "written.",
        "Close it there, then try again.",
    )


def reason(error: OSError | ValueError) -> str:
    """The system's reason in the middle of a sentence: ``no space left on device``.

    Python raises ValueError for a path that no system can have.
    """
    if isinstance(error, ValueError):
        return "that is no name for a file"
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
