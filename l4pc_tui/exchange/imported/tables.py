"""Tables that are no tables: Time, Group, Depth and Materials with a cell for each, as many
people lay out a step. They are taken apart into the lines that they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.heads import head_of, named, named_key, opens
from l4pc_tui.exchange.manuscripts.pieces import Piece, Run, all_lines, cell_text

_LONGEST_KEY = 30
Pair = tuple[str, list[Piece]]


def pairs_of(piece: Piece) -> list[Pair] | None:
    """The keys of a table with what stands beside or below each; None for a table of its own.

    At least half of the keys must be words that mean something on a page.
    """
    if piece.kind != "table":
        return None
    rows = [row for row in piece.rows if any(cell_text(cell) for cell in row)]
    # Read the way in which more of the keys mean something.
    pairs = max(_across(rows), _down(rows), key=_meaning)
    return pairs if _meaning(pairs) >= 0.5 else None


def _meaning(pairs: list[Pair]) -> float:
    """What part of the keys mean something."""
    keys = [key for key, _ in pairs if key]
    known = [key for key in keys if (found := named_key(key)) and found[0] != "place"]
    return len(known) / len(keys) if keys else 0.0


def _across(rows: list[list[list[Piece]]]) -> list[Pair]:
    """Key, value, and perhaps key and value again in each row."""
    pairs: list[Pair] = []
    for row in rows:
        if len(row) not in (2, 4, 6):
            return []
        for key, value in zip(row[::2], row[1::2], strict=True):
            if not _is_key(key):
                return []
            if cell_text(key) or cell_text(value):
                pairs.append((cell_text(key), value))
    return pairs


def _down(rows: list[list[list[Piece]]]) -> list[Pair]:
    """A row of keys, and one row of values below it."""
    if len(rows) != 2 or len(rows[0]) != len(rows[1]) or len(rows[0]) < 2:
        return []
    if not all(_is_key(key) for key in rows[0]):
        return []
    return [(cell_text(key), value) for key, value in zip(*rows, strict=True)]


def _is_key(cell: list[Piece]) -> bool:
    text = cell_text(cell)
    return len(text) <= _LONGEST_KEY and "\n" not in text


def steps_of(piece: Piece) -> list[tuple[str, list[Pair]]] | None:
    """A table with a row for each step: its name, and a pair for every other cell.

    The head of the table names a Time and, before it or after it, what the step is called.
    """
    if piece.kind != "table" or len(piece.rows) < 2:
        return None
    head = [cell_text(cell) for cell in piece.rows[0]]
    found = [named(key) for key in head]
    named_at = next((n for n, key in enumerate(head) if key.strip(" :").lower() in _NAMES), None)
    if named_at is None or ("fact", "Time") not in found:
        return None
    if any(len(row) != len(head) for row in piece.rows):
        return None
    return [
        (cell_text(row[named_at]),
         [(key, cell) for n, (key, cell) in enumerate(zip(head, row, strict=True)) if n != named_at])
        for row in piece.rows[1:]
    ]  # fmt: skip


_NAMES = ("step", "steps", "activity", "what", "name", "stage", "part", "section")


def as_pieces(
    pair: Pair, where: str, account: Account, *, again: bool = False
) -> Iterator[Piece]:  # fmt: skip
    """What a pair says, as the paragraphs that a trainer would have typed for it.

    again: when the key is the name of a column, which was accounted for with the table's head.
    """
    key, cell = pair[0].rstrip(" :："), pair[1]
    found = named_key(key)
    lines = all_lines(cell)
    name = found[1] if found else f"Note: {key}" if key else "Note"
    if found is not None and found[0] == "materials":
        if not again:
            account.changed(f"Materials went to “{name}”", where, key, "")
        yield Piece("things", lines, where)
        return
    if (found is None or named(key) is None) and any(head_of(line) for line in lines):
        # The cell has labels of its own, and they say more than the name of its column.
        if not again:
            account.left("The name of cells that have labels of their own", where, key)
        yield from cell
        return
    if found is None and key:
        account.decide(f"“{key}” is no label here, and became a note", where, cell_text(cell))
    if again:
        account.add(name)
    else:
        account.changed(f"“{key}” became “{name}”", where, key, name)
    if found == ("label", "Show"):
        yield Piece("words", [[Run(f"{name}:")], *lines], where)
        return
    first, *rest = cell or [Piece("words", [[Run("")]], where)]
    if first.lines and name != "Deeper" and not opens(first.lines[0]):
        head = [Run(f"{name}: "), *first.lines[0]]
        yield Piece("words", [head, *first.lines[1:]], first.where or where)
    else:
        yield Piece("words", [[Run(f"{name}:")]], where)
        yield first
    yield from rest
