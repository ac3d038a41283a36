"""The printed exercise: every word that a facilitator needs, and nothing that is not printed."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.script.messages.report import FIRST, Report
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.phrases import span_words, time_words
from l4pc_tui.core.script.paper.paper import PaperSheet, handouts, sheet
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.core.script.syntax.times import read_time
from l4pc_tui.core.text.paragraphs import ListItem, Paragraph, paragraphs

Make = Callable[[str], Exercise]


def words_of(made: PaperSheet) -> list[tuple[str, str]]:
    return [(words.label, words.text) for step in made.steps for words in step.words]


def test_the_sheet_has_the_steps_with_their_facts(
    canonical: dict[str, str], exercise: Make
) -> None:
    made = sheet(exercise(canonical["what-is-really-possible"]), people=18)
    assert made.facts[:3] == ("6-24 people, counted for 18", "28-42 min in all", "as deep as Power")
    assert made.packing == (
        (None, 'Flipchart with two columns, "Fixed" and "Only feels fixed"'),
        (18, "card and pen"),
        (None, "Chairs that move"),
        (None, "A bell"),
    )
    assert [(step.number, step.name) for step in made.steps] == [
        (1, "Choose something small"), (2, "Follow it down"), (3, "Hear the circle"),
        (4, "One move by Friday"), (0, "Slow it down"),
    ]  # fmt: skip
    assert made.steps[1].facts == ("2 x 5-7 min", "pairs", "Surface")
    cut = canonical["what-is-really-possible"].replace("- Cut: never", "- Cut: if needed")
    assert sheet(exercise(cut), people=18).steps[2].facts[-1] == "may be dropped if needed"
    assert [name for name, _ in made.sections] == ["Access", "Online"]
    assert made.credit == ("Workshop library", "CC-BY-SA-4.0")


def test_questions_keep_their_remarks_and_doors_say_where_they_lead(
    canonical: dict[str, str], exercise: Make
) -> None:
    made = sheet(exercise(canonical["what-is-really-possible"]))
    told = words_of(made)
    assert ("If someone is upset", "go to “Slow it down”") in told
    third = [w for w in made.steps[1].words if w.look == "probe"][2]
    assert third.label == "Question"
    assert [(w.label, w.look) for w in third.inner] == [("Listen for", "plain")]


def test_a_todo_is_never_printed_and_variables_are_filled(
    canonical: dict[str, str], exercise: Make
) -> None:
    made = sheet(exercise(canonical["every-label"]))
    told = words_of(made)
    assert "Todo" not in [label for label, _ in told]
    assert (
        "Show",
        "Look at a blue kettle.\nIt has been here **longer** than you.\n- Touch it\n- Or leave it",
    ) in told
    assert ("Next", "on to “Leave it there”") in told


def test_handouts_are_filled_and_hold_nothing_else(
    canonical: dict[str, str], exercise: Make
) -> None:
    held = exercise(canonical["what-is-really-possible"])
    (made,) = handouts(held)
    assert made.name == "Friday card"
    assert made.text.startswith("What I had stopped noticing")
    page = canonical["what-is-really-possible"].replace("My move, and", "{cohort}, {partner} and")
    (made,) = handouts(exercise(page), {"cohort": "Autumn"})
    assert "Autumn, [partner] and who" in made.text


def test_a_text_is_taken_apart_into_what_a_printer_knows() -> None:
    text = "One\ntwo\n\n### More\n\n- a\n  - b\n- c\n\n1. d\n\n> e\n> f\n\n| g | h |\n| --- | --- |\n| i \\| j | k |\n\n![A map](_files/map.png)"
    assert paragraphs(text) == (
        Paragraph("words", ("One", "two")),
        Paragraph("heading", ("More",), level=3),
        Paragraph("bullets", items=(ListItem("a", (Paragraph("bullets", items=(ListItem("b"),)),)), ListItem("c"))),
        Paragraph("numbers", items=(ListItem("d"),)),
        Paragraph("quote", ("e", "f")),
        Paragraph("table", rows=(("g", "h"), ("i | j", "k")), headed=True),
        Paragraph("picture", ("A map", "_files/map.png")),
    )  # fmt: skip


@given(st.text(alphabet="ab -1.>|#![]()\n", max_size=80))
def test_no_word_is_lost_when_a_text_is_taken_apart(text: str) -> None:
    def letters(each: Paragraph) -> str:
        inner = "".join(item.words + "".join(map(letters, item.inner)) for item in each.items)
        return "".join(each.lines) + inner + "".join(map("".join, each.rows))

    told = "".join(map(letters, paragraphs(text)))
    assert [char for char in told if char in "ab"] == [char for char in text if char in "ab"]


def test_times_are_written_as_they_are_read() -> None:
    for text in ("8 min", "5-8 min", "2 x 5-7 min", "45 sec per person", "30-45 sec per person",
                 "1 h 15 min", "90-120 min", "5-8 min, ideal 6 min", "3 x 2 min per pair", "20-90 sec",
                 "1 h-2 h 30 min"):  # fmt: skip
        time = read_time(text, FIRST, Report(""))
        assert time is not None
        again = read_time(time_words(time), FIRST, Report(""))
        assert again is not None
        assert (again.min, again.max, again.rounds, again.per) == (
            time.min, time.max, time.rounds, time.per,
        )  # fmt: skip
        assert again.for_people(12) == time.for_people(12), text
    assert span_words(300, 480) == "5-8 min"
    assert time_words(None) == "none"


def test_every_shipped_exercise_can_be_printed(canonical: dict[str, str]) -> None:
    for name, text in canonical.items():
        found = read(text.encode(), path=f"x/{name}.md", kind="exercise").model
        if isinstance(found, Exercise):
            assert sheet(found).steps


def test_a_bar_between_words_of_a_cell_is_no_new_cell(
    canonical: dict[str, str], exercise: Make
) -> None:
    page = canonical["what-is-really-possible"].replace(
        "What I had stopped", "| a \\| b | c |\n|---|---|\n\nc \\| d\n\nWhat I"
    )
    (made,) = handouts(exercise(page))
    assert paragraphs(made.text)[0].rows == (("a | b", "c"),)
    assert paragraphs(made.text)[1].lines == ("c | d",)
