"""One document that has everything, and words that nobody should write."""

from __future__ import annotations

from l4pc_tui.core.document.model import (
    Asked,
    Bar,
    Bars,
    Blank,
    Block,
    Bullets,
    Document,
    Figure,
    Figures,
    Grid,
    Look,
    Paragraph,
    Quote,
    Reached,
    Section,
    Trace,
)

HOSTILE = "]]> </style><script>alert(1)</script> “&amp;” \x00\x1b[2J \u202e\ufffe\uffff \ud800 {body} %s \U0001f407"
"""Markup, control signs, a turned line, what no XML may hold, half a pair, a template's holes."""


def whole(words: str = "Lantern Street", look: Look = Look.REPORT) -> Document:
    """A document with each kind of block, in which the words stand everywhere."""
    grid = Grid(
        f"{words}, by session", ("Session", words, "Of 120"),
        (("1 (10 November)", words, "30 %"), (words, "56", "47 %")), frozenset((1, 2)),
        (f"[note 1] {words}",),
    )  # fmt: skip
    bars = Bars(
        words, f"Of 14, 5 are done: {words}",
        (Bar("done", 5, words), Bar(words, 9, "9 of 14"), Bar("blocked", None, "fewer than 5")), 14,
        Grid(words, ("State", "Promises"), (("done", "5"),), frozenset((1,))),
    )  # fmt: skip
    trace = Trace(
        words, f"The group came to Feel after 45 minutes. {words}",
        (Reached(0, 0, "Arrive"), Reached(20, 1, words), Reached(45, 2, "Feel"), Reached(150, 0, "Return")),
        (Asked(50, words), Asked(155, "energy: 0 low, 4 middle, 9 high")), 180,
        Grid("Where the group was", ("Time", "Where"), (("09:30", "Arrive"), ("09:50", words))),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Paragraph(words), Paragraph(words, strong=True),
        Figures((Figure("14 of 16", words), Figure(words, "hours", f"counted {words}"))),
    )  # fmt: skip
    return Document(
        words, look, (("Period", words), (words, "9 December 2026")), words, blocks,
        (
            Section(words, (grid, Bullets((words, "two")), Bullets((words, "second"), numbered=True))),
            Section("What changed", (bars, trace), (
                Section("In their words", (Quote(words, words), Quote(words), Blank(words, 3))),
                Section(words, (), (Section(words, (Paragraph(words),)),)),
            )),
        ),
        author=words,
    )  # fmt: skip
