"""The pieces of a paper written as the body of a session plan."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.exchange.imported.agenda import agenda, columns, is_timed
from l4pc_tui.exchange.imported.blocks import quoted, remark, safe
from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.pieces import Piece, cell_lines, marked, one_line, remarks_in


def plan_body(pieces: Sequence[Piece], account: Account) -> list[str]:
    """The page below its title, block by block."""
    out: list[str] = []
    listed = False
    for piece in pieces:
        if piece.kind in ("title", "heading"):
            out.append(f"{'###' if piece.level > 2 else '##'} {one_line(piece.plain)}")
            listed = False
        elif piece.kind == "table" and columns(piece):
            out.append("\n".join(agenda(piece, account)))
            out += [remark(each, account) for each in remarks_in(piece)]
            listed = True
        elif piece.kind == "table":
            cells = [cell_lines(cell) for row in piece.rows for cell in row]
            out.append("\n".join(safe(marked(line)) for cell in cells for line in cell))
            out += [remark(each, account) for each in remarks_in(piece)]
            account.decide("A table that is no agenda became lines", piece.where, out[-1])
        elif piece.kind in ("remark", "footnote"):
            out.append(remark(piece, account))
        elif is_timed(piece):
            out.append("\n".join(_timed(piece)))
            listed = True
        elif piece.kind == "item" and listed:
            # Below a line of the agenda an item is one of its settings, or a line that follows on.
            mark = "  - " if piece.level > 1 else "- "
            out.append("\n".join(f"{mark}{marked(line)}" for line in piece.lines))
        elif listed and piece.kind == "words":
            account.add("Note")
            account.decide(
                "Words below the agenda became a note of its last line", piece.where, piece.plain
            )
            out.append(f"  - Note: {' '.join(map(marked, piece.lines))}")
        elif piece.kind == "quote":
            out.append(quoted([piece]))
        else:
            # Above the agenda a bullet would be a line of it, and these are not.
            out.append("\n".join(safe(marked(line)) for line in piece.lines))
    return _joined(out)


def _timed(piece: Piece) -> list[str]:
    first, *rest = piece.lines
    return [f"- {marked(first)}", *(f"  - Note: {marked(line)}" for line in rest)]


def _joined(blocks: Sequence[str]) -> list[str]:
    """Lines of one agenda stand together."""
    out: list[str] = []
    for block in blocks:
        if (
            out
            and block.lstrip().startswith("- ")
            and out[-1].split("\n")[-1].lstrip().startswith("- ")
        ):
            out[-1] += f"\n{block}"
        else:
            out.append(block)
    return out
