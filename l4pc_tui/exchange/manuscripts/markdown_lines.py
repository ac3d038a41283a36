"""Markdown's lines: decoded, and put together where one only runs on in the next."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.exchange.manuscripts.heads import head_of, opens
from l4pc_tui.exchange.manuscripts.pieces import Piece, Run, Runs
from l4pc_tui.exchange.refused import FileRefused


def decoded(data: bytes) -> str:
    """The text of a file. Raises FileRefused."""
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileRefused(
            "This is no document that l4pc can read.",
            "It reads Word (.docx), LibreOffice (.odt) and Markdown (.md).",
        )
    for encoding in (
        "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig",
        "cp1252",
    ):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(
        "The letters of this file cannot be read.", "Save it as UTF-8, and try again."
    )


def without_properties(pieces: list[Piece], fields: list[tuple[str, str]]) -> list[Piece]:
    """The pieces without Notion's lines right below the title, which become fields."""
    start = 1 if pieces and pieces[0].kind == "heading" else 0
    end = start
    while end < len(pieces) and pieces[end].kind == "words":
        key, colon, value = pieces[end].plain.partition(": ")
        if not colon or not value.strip() or len(key) > 40:
            break
        fields.append((key, value))
        end += 1
    return pieces[:start] + pieces[end:]


def grouped(groups: Sequence[list[Runs]]) -> list[list[Runs]]:
    """The lines as they were written, joined where one only runs on in the next.

    A line that opens something stands for itself, and so does the one below a line for the room.
    """
    out: list[list[Runs]] = []
    alone = False
    for lines in groups:
        if not out or alone or opens(lines[0]):
            out.append([*map(list, lines)])
            head = head_of(lines[0])
            alone = head is not None and (head.public or head.kind == "fact")
        else:
            out[-1][-1] += [Run(" "), *lines[0]]
            out[-1] += lines[1:]
    return out


def end_to_end(groups: Sequence[list[Runs]]) -> Runs:
    """All lines as one."""
    line: Runs = []
    for each in (line for group in groups for line in group):
        line += [Run(" "), *each] if line else each
    return line
