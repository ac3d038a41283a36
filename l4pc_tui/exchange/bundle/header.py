"""The first line of a bundle: what the file is, whose it is, and what follows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from l4pc_tui.core.between.carried import FileKind
from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.refused import FileRefused

FORMAT = "l4pc-bundle/1"
_FAMILY = "l4pc-bundle/"
_MOST = 1 << 40
_LONGEST = 200
"""Characters of a text in a header; names are cut there."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a bundle says of itself.

    version: of the program that wrote it. device: the laptop's id. actor: the name of who wrote
    it. kind: "bundle" or "pack". cohort: the name of the only one that it tells of, or empty.
    from_, to: the times of its first and last entry, ISO. at: when it was written. count: its
    entries. withheld: those of them whose words stayed behind. sha256: of all that follows.
    """

    version: str
    device: str
    actor: str
    kind: str
    cohort: str
    from_: str
    to: str
    at: str
    count: int
    withheld: int
    sha256: str

    def line(self) -> bytes:
        """The header as the first line of the file."""
        told = {"format": FORMAT} | {name.rstrip("_"): each for name, each in asdict(self).items()}
        return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def read_header(line: bytes, name: str) -> Header:
    """The header of a file of that name. Raises FileRefused for whatever is none of ours."""
    name = clean_name(name)
    if line.startswith(b"SQLite format 3"):
        raise FileRefused(
            f"“{name}” is a whole l4pc file or a backup, and no bundle. Nothing was read from it.",
            "Let whoever sent it write a bundle: l4pc bundle.",
        )
    try:
        told: Any = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    format = told.get("format") if isinstance(told, dict) else None
    if not isinstance(format, str):
        raise _none(name)
    if format.startswith("l4pc-log/"):
        raise FileRefused(
            f"“{name}” is the log of one session, made to be read, and no bundle; nothing was taken "
            "in.",
            "Let whoever sent it write a bundle: l4pc bundle.",
        )
    if format != FORMAT:
        number = format.removeprefix(_FAMILY)
        if number != format and number.isascii() and number.isdigit():
            raise FileRefused(
                f"“{name}” was written by a newer l4pc ({format}) than this one, which reads "
                f"{FORMAT}. Nothing was taken in.",
                "Update l4pc here, then collect it again.",
            )
        raise _none(name)
    return _made(told, name)


def _made(told: dict[str, Any], name: str) -> Header:
    texts = [
        told.get(each) for each in
        ("version", "device", "actor", "kind", "cohort", "from", "to", "at", "sha256")
    ]  # fmt: skip
    counts = [told.get("count"), told.get("withheld")]
    if not all(isinstance(each, str) for each in texts) or not all(
        type(each) is int and 0 <= each < _MOST for each in counts
    ):
        raise _none(name)
    version, device, actor, kind, cohort, from_, to, at, sha256 = map(str, texts)
    if kind not in list(FileKind) or not device:
        raise _none(name)
    if not all(map(_is_plain, (version, device, sha256))) or not all(
        map(_is_stamp, (from_, to, at))
    ):
        raise _none(name)
    actor, cohort = clean_name(actor, _LONGEST), clean_name(cohort, _LONGEST)
    count, withheld = map(int, counts)  # type: ignore[arg-type]
    return Header(
        version, device, actor, kind, cohort, from_, to, at, count, withheld, sha256
    )  # fmt: skip


def _is_plain(text: str) -> bool:
    """Whether it can be a word that a program wrote."""
    return len(text) <= _LONGEST and text.isascii() and text.isprintable()


def _is_stamp(text: str) -> bool:
    """Whether it is a moment; a bundle of nothing has none."""
    try:
        return not text or bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def _none(name: str) -> FileRefused:
    return FileRefused(
        f"“{name}” is no bundle of l4pc: its first line is not what one begins with. Nothing was "
        "taken in.",
        "Name a file that l4pc bundle or l4pc pack wrote.",
    )
