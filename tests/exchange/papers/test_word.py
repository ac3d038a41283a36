"""A Word file becomes a page: its meaning is kept, its secrets are, and a hostile one is not opened."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples
from support.word_files import para, run, table, word

from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.exchange.imported.page import Imported
from l4pc_tui.exchange.imported.page import import_paper as import_word
from l4pc_tui.exchange.refused import FileRefused

STEP = (para("First step", "heading 1"), para("Time: 5-8 min", number=1))


def exercise(done: Imported) -> Exercise:
    found = read(done.text.encode(), path="exercises/page.md", kind="exercise")
    assert isinstance(found.model, Exercise), found.diagnostics
    return found.model


def test_a_whole_exercise_comes_over() -> None:
    data = word(
        para("A small walk", "Title"),
        table(("People", "6-24"), ("Intensity", "2"), ("Themes", "openness, strengths"), ("Room no", "3: left")),
        para("People walk, and come back."),
        para("Before you begin", "heading 1"),
        para("1 card per person", number=1),
        para("1. Set out", "heading 1"),
        para("Time: 5-8 min", number=1),
        para("Group: pairs", number=1),
        para("", runs=run("Say:", bold=True) + run(" Go where you like.")),
        para("Show: Walk.\nTalk.\nCome back."),
        para("Ask: What do you see?"),
        para("Deeper:"),
        para("Surface: What exactly?", number=2),
        para("Feel: What is it like?", number=2),
        para("Listen for: sighs", number=1, level=1),
        para("Question: Who says so?", number=2),
        para("If someone is upset: go to “Rest”"),
        para("2. Come back", "heading 1"),
        para("Time: 5 min"),
        para("Depth: Return"),
        para("Say: One thing each."),
        para("Side step: Rest", "heading 2"),
        para("Time: 3 min"),
        para("Say: Rest."),
        para("Handout: Card", "heading 1"),
        table(("Mine", "Yours"), ("a", "b | c")),
    )  # fmt: skip
    done = import_word(data, "walk")
    assert done.kind == "exercise"
    made = exercise(done)
    assert (made.title, made.people, made.intensity, made.status) == (
        "A small walk",
        (6, 24),
        2,
        "draft",
    )
    assert made.themes == ("openness", "strengths")
    assert made.extra == (("x-room-no", "3: left"),)
    assert made.summary == "People walk, and come back."
    step, _ = made.steps
    assert [block.label for block in step.blocks] == ["Say", "Show", "Ask"]
    assert step.blocks[1].text == "Walk.\nTalk.\nCome back."
    assert [probe.depth.value for probe in step.probes] == ["Surface", "Feel", "Question"]
    assert step.probes[1].remarks[0].text == "sighs"
    assert step.doors[0].target == made.sides[0].id
    assert made.handouts[0].text == "| Mine | Yours |\n| --- | --- |\n| a | b \\| c |"
    assert not read(done.text.encode(), path="x/walk.md", kind="exercise").diagnostics[1:]


def test_the_page_is_tidy_from_the_start() -> None:
    text = import_word(word(para("T", "Title"), para("s"), *STEP, para("Say: x")), "t").text
    assert (
        text
        == "---\nformat: exercise/1\nstatus: draft\n---\n\n# T\n\ns\n\n## First step\n\n- Time: 5-8 min\n\nSay: x\n"
    )


def test_what_follows_show_after_shift_enter_is_for_the_room_up_to_the_next_label() -> None:
    data = word(
        para("T", "Title"),
        para("s"),
        *STEP,
        para("Show: one\ntwo\nNote: secret\nmore of it\nAsk: three\nfour"),
    )
    (step,) = exercise(import_word(data, "t")).steps
    told = [(block.label, block.text) for block in step.blocks]
    assert told == [("Show", "one\ntwo"), ("Note", "secret more of it"), ("Ask", "three\nfour")]


def test_a_quote_below_show_is_for_the_room() -> None:
    data = word(
        para("T", "Title"),
        para("s"),
        *STEP,
        para("Show:"),
        para("one", "Quote"),
        para("words of my own"),
    )
    (step,) = exercise(import_word(data, "t")).steps
    assert [(b.label, b.text) for b in step.blocks] == [
        ("Show", "one"),
        ("Note", "words of my own"),
    ]


def test_signs_that_would_mean_something_are_only_words() -> None:
    data = word(
        para("T <!-- x", "Title"),
        para("s"),
        *STEP,
        para("# no heading"),
        para("> no quote"),
        para("<!-- no comment"),
        para("| no table"),
    )
    made = exercise(import_word(data, "t"))
    (step,) = made.steps
    assert made.title == "T <! -- x"
    assert step.blocks[0].text == "# no heading\n\n> no quote\n\n<! -- no comment\n\n| no table"


def test_a_page_without_a_title_takes_its_first_heading_or_the_files_name() -> None:
    assert "\n# Walk\n" in import_word(word(para("Walk", "heading 1"), para("s")), "other").text
    assert "\n# other\n" in import_word(word(para("s"), *STEP), "other.docx").text


def test_an_agenda_becomes_a_plan() -> None:
    data = word(
        para("Day one", "Title"),
        table(("Date", "2027-03-01"), ("People", "18"), ("Lead", "Amina; Joe")),
        para("A day by the water."),
        para("Bring a coat", number=1),
        table(
            ("Time", "What", "Minutes", "Lead"),
            ("9.30", "Arrivals: coffee", "15-20", ""),
            ("9.50 – 10:20", "Talk about boats", "", "Amina"),
            ("", "Coffee break", "15 min", ""),
            ("10:35", "Exercise: walk", "", "Joe"),
        ),
        para("Mind the step."),
        para("Close", "heading 1"),
    )
    done = import_word(data, "day")
    assert done.kind == "session"
    assert "status" not in done.text
    found = read(done.text.encode(), path="sessions/day.md", kind="plan")
    assert isinstance(found.model, SessionPlan), found.diagnostics
    plan = found.model
    assert (plan.start, plan.date, plan.people, plan.lead) == (
        34200,
        "2027-03-01",
        18,
        ("Amina", "Joe"),
    )
    assert [(i.clock, i.kind, i.what, i.exercise) for i in plan.items] == [
        (34200, "Arrivals", "coffee", ""), (35400, "Activity", "Talk about boats", ""),
        (None, "Break", "Coffee break", ""), (38100, "Exercise", "walk", "walk"),
    ]  # fmt: skip
    assert plan.items[1].time is not None
    assert plan.items[1].time.ideal == 1800
    assert plan.items[1].lead == "Amina"
    assert "Bring a coat" in plan.summary
    assert "  - Note: Mind the step.\n" in done.text


def test_a_picture_is_left_out_and_its_place_is_named() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="r9"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    image = {"word/media/a.png": b"\x89PNG"}
    data = word(
        para("T", "Title"),
        para("People: 8"),
        drawing,
        para("s"),
        more=image,
        r9="image media/a.png",
    )
    done = import_word(data, "t")
    assert [told.what for told in done.told] == ["A picture"]
    assert "<!-- A picture stood here -->" in done.text


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        import_word(data, "t")
    assert refused.value.hint
    return refused.value.sentence


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "cannot be unpacked"),
        (b"PK\x03\x04 not really", "cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0 an old one", "old kind"),
        (word(para("x"))[:-30], "cannot be unpacked"),
        (word(document="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "instructions"),
        (word(document="not xml at all <"), "cannot be read"),
        (word(more={f"word/media/{n}.png": b"" for n in range(1001)}), "parts"),
        (word(more={"word/media/a.bin": b"\0" * 1_000_000}), "packed more tightly"),
    ],
)
def test_what_is_no_word_file_or_would_do_harm_is_refused_in_a_sentence(
    data: bytes, says: str
) -> None:
    assert says in refusal(data)


def test_a_file_that_hides_its_declarations_in_another_alphabet_is_refused() -> None:
    data = word(more={"word/other.xml": "<!DOCTYPE a>".encode("utf-16")})
    assert "instructions" in refusal(data)


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ("xl/workbook.xml", "This is an Excel workbook."),
        ("ppt/presentation.xml", "This is a PowerPoint file."),
        ("Index/Document.iwa", "This is a Pages file."),
        ("photo.jpg", "This is no document that l4pc can read."),
    ],
)
def test_a_zip_that_is_something_else_is_called_what_it_is(member: str, says: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(member, "<a/>")
    assert refusal(out.getvalue()) == says


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 x", "a PDF"),
        (b"{\\rtf1 x}", ".rtf"),
        (b"<!DOCTYPE html><p>x", "web page"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(data: bytes, says: str) -> None:
    assert says in refusal(data)


def test_a_file_that_would_swell_is_refused_before_it_is_unpacked() -> None:
    many = {f"word/media/{n}.bin": bytes(range(256)) * 4000 for n in range(55)}
    assert "50 MB" in refusal(word(more=many))
    assert "too many words" in refusal(
        word(more={"word/a.xml": " ".join(map(str, range(1_500_000))).encode()})
    )


LINES = st.sampled_from(
    ["Show: open", "Ask: open?", "Screen: open\nopen", "Show: open\nopen\nSay: secret", "Show:", "Say: secret",
     "secret words", "Note: secret\nsecret", "If secret: repeat", "Deeper:", "secret:", "show: secret", "Time: 5 min",
     "Ask: open\n  Do: secret", "Show: open\n• Note: secret", "Show: open\nsaye: secret", "Ask: open\n1. Hidden words: secret", "Show: open\n\nopen"]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(LINES, st.sampled_from(["", "heading 3"]), st.sampled_from([0, 0, 1, 2])),
        max_size=12,
    )
)
@settings(max_examples=examples(60), deadline=None)
def test_no_private_word_of_a_word_file_comes_to_the_room(
    lines: list[tuple[str, str, int]],
) -> None:
    # A heading marks what stands below it, so “Show:” is none here.
    blocks = [
        para(
            text,
            style if "open" not in text and text != "Show:" else "",
            number=number if "open" not in text else 0,
        )
        for text, style, number in lines
        if "Deeper" not in text
    ]
    done = import_word(word(para("T", "Title"), para("s"), *STEP, *blocks), "t")
    found = read(done.text.encode(), path="x/t.md", kind="exercise").model
    if isinstance(found, Exercise):
        shown = [b.text for step in found.steps for b in step.blocks if b.audience == "room"]
        assert "secret" not in " ".join(shown)
