"""How pieces stand on a page: a list, a table, a quotation, what nobody is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.heads import facts_apart, opens
from l4pc_tui.exchange.manuscripts.pieces import Piece, Run, Runs, cell_lines, marked

_STARTS = re.compile(r"(?=[#>|])")


def chunks(lines: Sequence[Runs]) -> list[list[Runs]]:
    """The lines of a paragraph, parted before each line that is one of its own."""
    chunks: list[list[Runs]] = []
    for each in lines:
        for number, line in enumerate(facts_apart(each)):
            if not chunks or number or opens(line):
                chunks.append([line])
            else:
                chunks[-1].append(line)
    return chunks


def as_lines(piece: Piece) -> list[Runs]:
    if piece.kind == "item":
        mark = f"{piece.number}. " if piece.number else "- "
        return [[Run(mark), *piece.lines[0]], *piece.lines[1:]]
    if piece.kind == "table":
        return [[Run(line)] for line in grid(piece).split("\n")]
    return piece.lines


def listed(items: Sequence[Piece], account: Account) -> list[str]:
    """Items as they stand on a page, each below the words of the one that it belongs to."""
    out = []
    margin = min(item.level for item in items)
    margins = {1: ""}
    counts: dict[int, int] = {}
    for item in items:
        depth = min(item.level - margin + 1, 3)
        counts = {d: n for d, n in counts.items() if d <= depth}
        counts[depth] = counts[depth] + 1 if depth in counts else max(item.number, 1)
        marker = f"{counts[depth]}. " if item.number else "- "
        account.add(marker)
        space = margins.get(depth, "  " * (depth - 1))
        margins[depth + 1] = space + " " * len(marker)
        out.append(f"{space}{marker}{' '.join(map(marked, item.lines))}")
    return out


def grid(piece: Piece) -> str:
    width = max(len(row) for row in piece.rows)
    out = []
    for number, row in enumerate(piece.rows):
        cells = [_cell(cell) for cell in row] + [""] * (width - len(row))
        out.append(f"| {' | '.join(cells)} |")
        if number == 0:
            out.append(f"|{'---|' * width}")
    return "\n".join(out)


def _cell(cell: list[Piece]) -> str:
    return " ".join(" ".join(map(marked, cell_lines(cell))).split()).replace("|", "\\|")


def quoted(pieces: Iterable[Piece]) -> str:
    """Quotations that follow each other, as one."""
    return "\n>\n".join("\n".join(f"> {marked(line)}" for line in piece.lines) for piece in pieces)


def remark(piece: Piece, account: Account) -> str:
    """What nobody is shown, as a comment of the page."""
    text = " ".join(marked(line) for line in piece.lines).replace("-->", "-- >")
    if piece.kind == "footnote":
        text = f"Footnote: {text}"
        account.add("Footnote")
    else:
        account.add("Comment" if text.startswith("Comment:") else text)
    return f"<!-- {text} -->"


def safe(line: str) -> str:
    return _STARTS.sub(r"\\", line, count=1) if _STARTS.match(line) else line
