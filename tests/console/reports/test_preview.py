"""A document on the terminal: every kind of block is drawn, whole, in any width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.console.reports.preview import DRAWN, every_kind, preview
from l4pc_tui.core.document.model import (
    Asked,
    Bar,
    Bars,
    Blank,
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

PEOPLE = Grid(
    "Who came, of whom it was expected", ("kind", "people", "here of possible"),
    (("public bodies", "7", "19 of 21"), ("lived experience, carers", "fewer than 5", "hidden too")),
    frozenset((1,)), ("[note 1] Registers kept in the room.",),
)  # fmt: skip
DOCUMENT = Document(
    "The right thing, [together]", Look.REPORT,
    (("Period", "10 November to 8 December 2026"), ("As of", "9 December 2026, 11:34")),
    "For a commissioner: nobody is named, and numbers below five are hidden.",
    (Paragraph("Three of five sessions were held.", strong=True),),
    (
        Section("Delivered", (
            Figures((
                Figure("3 of 5", "sessions delivered of planned"), Figure("10", "hours", "breaks taken out"),
                Figure("fewer than 5", "organisations"),
            )),
        )),
        Section("Who came", (PEOPLE,), (
            Section("What people promised", (
                Bars("What people promised", "A third is done.", (
                    Bar("done", 5.0, "5, 36 %"), Bar("open", 9.0, "9, 64 %"), Bar("late", None, "too few to show"),
                ), 14.0, Grid("Promises", ("what", "how many"), (("done", "5"), ("open", "9")))),
                Bullets(("what to keep", "what to leave")), Bullets(("first", "then"), numbered=True),
            )),
        )),
        Section("In their words", (
            Quote("We ask for the form because we ask for the form.", "a participant"),
            Trace("How deep", "Down to Question and back.", (
                Reached(0, 0, "Arrive"), Reached(10, 1, "Surface"), Reached(40, 3, "Question"),
                Reached(90, 0, "Return"),
            ), (Asked(45, "pulse: 4 of 5 showed three or more"),), 120.0,
                Grid("The same in words", ("at", "place"), (("0 min", "Arrive"),))),
            Blank("Money spent against budget", 2),
        )),
    ),
)  # fmt: skip


def drawn(document: Document, width: int = 78) -> str:
    return "\n".join(line.plain for line in preview(document, width))


def test_every_kind_of_block_is_drawn_with_its_words() -> None:
    told = drawn(DOCUMENT)
    for words in (
        "▲ For a commissioner", "The right thing, [together]", "Period", "Three of five sessions",
        "Delivered", " of 5", "sessions delivered of", "breaks taken out", "fewer than 5",
        "kind", "lived experience, carers", "hidden too", "[note 1]", "5, 36 %", "too few to show",
        "• what to keep", "2. then", "“We ask for the form", "a participant", "Arrive, Return",
        "Question", "▲ 45 min", "pulse: 4 of 5", "120 min", "Money spent against budget", "╌╌╌",
    ):  # fmt: skip
        assert words in told, words


def test_headings_stand_in_their_order_and_one_level_looks_unlike_the_next() -> None:
    lines = [line for line in preview(DOCUMENT, 78) if line.plain]
    at = [
        n
        for n, line in enumerate(lines)
        if line.plain in ("Delivered", "Who came", "In their words")
    ]
    assert all(lines[n + 1].plain == "─" * len(lines[n].plain) for n in at)
    inner = next(n for n, line in enumerate(lines) if line.plain == "What people promised")
    assert not lines[inner + 1].plain.startswith("─")
    assert all(one < other for one, other in pairwise(at))


def test_the_longest_bar_has_the_most_cells_and_a_hidden_one_shows_no_length() -> None:
    rows = {
        line.split()[0]: line
        for line in drawn(DOCUMENT).splitlines()
        if "%" in line or "few" in line
    }
    assert rows["done"].count("█") < rows["open"].count("█")
    assert "█" not in rows["late"]


def test_the_trace_goes_down_with_the_depth_and_comes_back() -> None:
    lines = drawn(DOCUMENT).splitlines()
    arrive = next(line for line in lines if line.startswith("Arrive, Return"))
    question = next(line for line in lines if line.startswith("Question"))
    down = question.index("━")
    assert arrive.index("━") < down < arrive.rindex("━")
    assert lines.index(arrive) < lines.index(question)
    axis = next(line for line in lines if "─▲─" in line)
    assert down <= axis.index("▲") <= question.rindex("━")


def test_a_table_that_has_no_room_for_its_columns_becomes_lines_and_loses_no_word() -> None:
    wide = Grid(
        "Wide", tuple(f"column{n}" for n in range(9)), (tuple(f"cell{n}" for n in range(9)),)
    )
    told = drawn(Document("T", Look.SHEET, blocks=(wide,)), 40)
    assert all(f"column{n}" in told and f"cell{n}" in told for n in range(9))
    assert max(map(len, told.splitlines())) <= 40


def test_a_kind_of_block_that_nobody_draws_is_named() -> None:
    with pytest.raises(LookupError, match="Trace has no row here"):
        every_kind({kind: draw for kind, draw in DRAWN.items() if kind is not Trace})


@given(
    st.integers(1, 200),
    st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), max_size=4),
)
@settings(max_examples=examples(40), deadline=None)
def test_nothing_is_wider_than_there_is_room(width: int, cells: list[list[str]]) -> None:
    table = Grid("T", ("one", "two", "three"), tuple((a, b, c) for a, b, c in cells))
    document = Document(
        DOCUMENT.title, Look.REPORT, DOCUMENT.about, blocks=(table,), sections=DOCUMENT.sections
    )
    assert all(line.cell_length <= max(40, width) for line in preview(document, width))
