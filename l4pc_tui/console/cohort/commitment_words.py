"""What a cohort promised: how much of it is done, and each of them on a line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from l4pc_tui.console.widgets.columns import BETWEEN, Column, fit_columns, longest_of, row
from l4pc_tui.console.widgets.draw import ends, fit, hang, label
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.desk.people.commitments import CommitmentLine, Stands
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import tone_style

DRAWN: dict[Stands, tuple[str, str, Tone]] = {
    "late": ("▲", "late", "behind"), "ahead": ("·", "to come", "muted"),
    "done": ("✓", "done", "kept"), "changed": ("✓", "changed", "kept"),
}  # fmt: skip
"""How each stands: its sign, its word, its tone."""


def tally(lines: Sequence[CommitmentLine], width: int) -> list[Content]:
    """How many there are and how they stand, and the same as a bar."""
    late = sum(line.stands == "late" for line in lines)
    ahead = sum(line.stands == "ahead" for line in lines)
    done = len(lines) - late - ahead
    told = label("COMMITMENTS") + Content.assemble(
        (f"  {len(lines)}", "bold $foreground"),
        (f"   ✓ {done} done" if done else "", "$kept"),
        (f"   ▲ {late} past their day" if late else "", "$behind"),
        (f"   · {ahead} to come" if ahead else "", "$muted"),
    )
    cells = (round(width * done / len(lines)), round(width * (done + late) / len(lines)))
    bar = Content.assemble(
        ("━" * cells[0], "$kept"), ("═" * (cells[1] - cells[0]), "$behind"),
        ("╌" * (width - cells[1]), "$faint"),
    )  # fmt: skip
    return [fit(told, width), bar]


def commitment_rows(
    line: CommitmentLine, lines: Sequence[CommitmentLine], width: int
) -> list[Content]:
    """One of them, in the columns of all; its words take the rows that they need. The word of how
    it stands goes first."""
    told = [_cells(each) for each in lines]
    what = max((cells[3].cell_length for cells in told), default=0)
    when = longest_of(cells[4] for cells in told)
    columns = (
        Column(1), Column(longest_of(cells[1] for cells in told), goes=1),
        Column(longest_of(cells[2] for cells in told), most=20),
    )  # fmt: skip
    room = width - when - BETWEEN
    whole = fit_columns((*columns, Column(what)), room)
    widths = whole[:3] if whole[3] == what else (1, 0, whole[2])
    sign, word, who, words, day = _cells(line)
    lead = row(columns, widths, (sign, word, who))
    gutter = sum(cells + BETWEEN for cells in widths if cells)
    rows = hang(lead, gutter, words, room)
    return [ends(rows[0], day, width), *rows[1:]]


def _cells(line: CommitmentLine) -> tuple[Content, ...]:
    sign, word, tone = DRAWN[line.stands]
    style = tone_style(tone)
    settled = line.stands in ("done", "changed")
    return (
        Content.styled(sign, style), Content.styled(word, style),
        text(line.who, "bold $foreground"), text(line.what, "$muted" if settled else "$foreground"),
        text(line.when, style if line.stands == "late" else "$muted"),
    )  # fmt: skip
