"""What people do in Word every day keeps its meaning, or is named on the account."""

from __future__ import annotations

from time import process_time

import pytest
from support.word_files import para, part, run, table, word

from l4pc_tui.core.script.model.model import Exercise, Step
from l4pc_tui.core.script.model.words import MEANT
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.exchange.imported.page import Imported, import_paper
from l4pc_tui.exchange.papers.account import Verdict
from l4pc_tui.exchange.papers.heads import FACTS_ELSEWHERE, KEYS_ELSEWHERE, LABELS_ELSEWHERE

HEAD = (para("T", "Title"), para("People: 8"), para("s"), para("First", "heading 1"))
BACK = "\n## Back\n\n- Time: 1 min\n- Depth: Return\n\nSay: Thank you.\n"
"""A way back, which whoever goes deep must have."""
TIME = para("Time: 5 min")
DRAWING = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    "</w:drawing></w:r>"
)


def brought(*blocks: str, main: str = "document.xml") -> Imported:
    return import_paper(word(*HEAD, *blocks, main=main), "t.docx")


def step(made: Imported) -> Step:
    found = read(f"{made.text}{BACK}".encode(), path="x/t.md", kind="exercise")
    assert isinstance(found.model, Exercise), found.diagnostics
    return found.model.steps[0]


def said(made: Imported) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in step(made).blocks]


def told(made: Imported, verdict: Verdict) -> list[tuple[str, str]]:
    return [(each.what, each.words.strip()) for each in made.told if each.verdict is verdict]


@pytest.mark.parametrize(
    "runs",
    [
        run("Ask: ", bold=True) + run("What?"),
        run("Ask", bold=True) + run(": What?"),
        run("Ask :", bold=True) + run("What?"),
        run("A") + run("sk:", bold=True) + run("\tWhat?"),
        run("• Ask:What?"),
    ],
)
def test_a_label_is_one_however_it_is_bold_and_spaced(runs: str) -> None:
    assert said(brought(TIME, para("", runs=runs))) == [("Ask", "What?")]


def test_a_table_of_labels_becomes_the_facts_and_labels_that_it_names() -> None:
    cells = (("Time", "5-8 min"), ("Group", "trios"), ("Depth", "Feel"), ("Materials", "1 card per person, pens"),
             ("On the slide", "Look.\nListen."), ("Ask", "What?"), ("Purpose", "To land"))  # fmt: skip
    made = brought(table(*cells))
    found = step(made)
    assert found.time is not None
    assert (found.time.max, found.group.low if found.group else 0, found.depth.value) == (
        480,
        3,
        "Feel",
    )
    assert said(made) == [
        ("Show", "Look.\nListen."),
        ("Ask", "What?"),
        ("Note", "Purpose: To land"),
    ]
    assert "## Before you begin\n\n- 1 card per person\n- pens\n" in made.text
    assert told(made, Verdict.DECIDE) == [
        ("“Purpose” is no label here, and became a note", "To land")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Time", "Group"), ("5 min", "trios")),
        (("Time", "5 min", "Group", "trios"),),
        (("Duration:", "5 min"), ("", ""), ("Grouping", "trios")),
    ],
)
def test_a_table_of_labels_may_lie_in_any_direction(rows: tuple[tuple[str, ...], ...]) -> None:
    found = step(brought(table(*rows)))
    assert found.time is not None
    assert (found.time.max, found.group.low if found.group else 0) == (300, 3)


def test_a_table_with_a_row_for_each_step_becomes_steps() -> None:
    rows = (("Step", "Time", "Ask"), ("Land", "5 min", "Who?"), ("Look", "8 min", "What?"))
    made = import_paper(word(para("T", "Title"), para("s"), table(*rows)), "t.docx")
    found = read(made.text.encode(), path="x/t.md", kind="exercise").model
    assert isinstance(found, Exercise)
    assert [(each.name, each.blocks[0].text) for each in found.steps] == [
        ("Land", "Who?"),
        ("Look", "What?"),
    ]


def test_a_column_for_how_gives_way_to_the_labels_in_its_cells() -> None:
    rows = (
        ("What", "Time", "How"),
        ("Land", "5 min", "Walk round."),
        ("Look", "8 min", "Ask: What?\nFeel: How?"),
    )
    made = import_paper(word(para("T", "Title"), para("s"), table(*rows)), "t.docx")
    assert "## Land\n\n- Time: 5 min\n\nDo: Walk round.\n" in made.text
    assert "## Look\n\n- Time: 8 min\n\nAsk: What?\n\nDeeper:\n\n1. Feel: How?\n" in made.text
    assert told(made, Verdict.LEFT) == [("The head of a table of steps", "What\nTime\nHow")]


def test_a_time_behind_the_name_of_a_step_is_its_time() -> None:
    blocks = (
        para("People: 8"),
        para("Look (10-12 minutes)", "heading 1"),
        para("Say: Go."),
        para("Rest – 5 min", "heading 1"),
        para("Say: Go."),
    )
    made = import_paper(word(para("T", "Title"), para("s"), *blocks), "t.docx")
    assert "## Look\n\n- Time: 10-12 minutes\n" in made.text
    assert "## Rest\n\n- Time: 5 min\n" in made.text
    assert made.told == ()


def test_parts_that_are_no_steps_are_known_by_what_people_call_them() -> None:
    made = import_paper(
        word(*HEAD, TIME, para("Say: Go."), para("Purpose", "heading 1"), para("To land."),
             para("Accessibility", "heading 1"), para("Sit if you like."), para("Handout 2", "heading 2"), para("My move: …")),
        "t.docx",
    )  # fmt: skip
    assert (
        "## Background\n\nTo land.\n\n## Access\n\nSit if you like.\n\n## Handout: Handout 2\n\nMy move: …\n"
        in made.text
    )
    assert ("“Purpose” became “Background”", "Purpose") in told(made, Verdict.CHANGED)


def test_a_heading_below_a_step_does_not_split_it() -> None:
    made = brought(
        TIME, para("Purpose", "heading 2"), para("To land."), para("Instructions", "heading 2"),
        para("Walk round."), para("On the slide", "heading 2"), para("Walk."),
    )  # fmt: skip
    assert said(made) == [("Note", "Purpose\n\nTo land."), ("Do", "Walk round."), ("Show", "Walk.")]


def test_questions_is_ask_and_that_is_to_be_looked_at() -> None:
    made = brought(TIME, para("Questions:"), para("What?", number=1), para("Who?", number=1))
    assert said(made) == [("Ask", "What?"), ("Ask", "Who?")]
    assert len(told(made, Verdict.DECIDE)) == 1


def test_what_stands_below_on_the_slide_is_for_the_room_and_only_that() -> None:
    made = brought(TIME, para("On the slide", "heading 3"), para("Look."), para("For me."))
    assert said(made) == [("Show", "Look."), ("Note", "For me.")]
    assert ("Below the heading “On the slide”: the room sees this", "Look.") in told(
        made, Verdict.DECIDE
    )


def test_headings_that_are_places_carry_probes() -> None:
    made = brought(
        TIME, para("Ask: What?"), para("Going deeper", "heading 2"), para("Feel", "heading 3"),
        para("What is it like?"), para("Watch for: sighs"), para("Power", "heading 3"),
        para("Who says so?", number=1), para("Take care here."),
    )  # fmt: skip
    probes = step(made).probes
    assert [(probe.depth.value, probe.text) for probe in probes] == [
        ("Feel", "What is it like?"), ("Power", "Who says so?"),
    ]  # fmt: skip
    assert [remark.text for probe in probes for remark in probe.remarks] == [
        "sighs",
        "Take care here.",
    ]


def test_probes_in_bullets_and_with_dashes_are_numbered() -> None:
    made = brought(
        TIME,
        para("Ask: What?"),
        para("Surface: What exactly?", number=1),
        para("Feel – How?", number=1),
    )
    assert [(probe.depth.value, probe.text) for probe in step(made).probes] == [
        ("Surface", "What exactly?"), ("Feel", "How?"),
    ]  # fmt: skip


def test_a_list_goes_on_behind_a_picture_and_a_remark() -> None:
    made = brought(
        TIME, para("Ask: What?"), para("Deeper:"), para("Surface: One?", number=2),
        para("", runs=DRAWING), para("Feel: Two?", number=2), para("Let them sit."),
        para("Power: Three?", number=2),
    )  # fmt: skip
    found = step(made)
    assert [probe.text for probe in found.probes] == ["One?", "Two?", "Three?"]
    assert found.probes[1].remarks[0].text == "Let them sit."
    assert told(made, Verdict.LEFT) == [("A picture", "")]


def test_a_question_in_the_next_paragraph_or_in_a_list_is_asked() -> None:
    assert said(brought(TIME, para("Ask:"), para("What?"), para("For me."))) == [
        ("Ask", "What?"),
        ("Note", "For me."),
    ]
    made = brought(TIME, para("Ask:"), para("What?", number=1), para("Who?", number=1))
    assert said(made) == [("Ask", "What?"), ("Ask", "Who?")]


def test_facts_with_tabs_between_them_are_facts() -> None:
    found = step(brought(para("Time: 5 min\tGroup: pairs | Depth: Feel")))
    assert found.time is not None
    assert (found.time.max, found.depth.value) == (300, "Feel")


def test_tracked_changes_count_as_accepted_and_what_they_took_away_is_named() -> None:
    runs = (
        run("Ask: ") + "<w:del><w:r><w:delText>Old words</w:delText></w:r></w:del>"
        f"<w:ins>{run('New words?')}</w:ins>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    )  # fmt: skip
    made = brought(TIME, para("", runs=runs))
    assert said(made) == [("Ask", "New words?")]
    assert told(made, Verdict.LEFT) == [
        ("Words deleted with tracked changes", "Old words"),
        ("Words that were struck out", "struck"), ("Hidden words", "hidden"),
    ]  # fmt: skip
    assert told(made, Verdict.DECIDE)[0][0].startswith("Words inserted with tracked changes")


def test_comments_footnotes_and_headers_are_told_with_their_words() -> None:
    more = {
        "word/comments.xml": part("comments", f'<w:comment w:id="7">{para("Too long --> cut")}</w:comment>'),
        "word/footnotes.xml": part(
            "footnotes", f'<w:footnote w:id="0" w:type="separator">{para("")}</w:footnote>',
            f'<w:footnote w:id="3">{para("From Reg.")}</w:footnote>'),
        "word/header1.xml": part("hdr", para("Draft\nof May")),
    }  # fmt: skip
    runs = (
        run("Ask: What?")
        + '<w:r><w:commentReference w:id="7"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>'
    )
    data = word(*HEAD, TIME, para("", runs=runs), more=more, c="comments comments.xml",
                f="footnotes footnotes.xml", h="header header1.xml")  # fmt: skip
    made = import_paper(data, "t.docx")
    assert said(made) == [("Ask", "What?"), ("Note", "From Reg.")]
    assert "<!-- Comment: Too long -- > cut -->" in made.text
    assert told(made, Verdict.LEFT) == [("The header of a page", "Draft of May")]


def test_a_text_box_stands_once_and_where_it_was_fastened() -> None:
    box = f"<w:txbxContent>{para('Say: Breathe.')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    made = brought(TIME, para("", runs=f"{run('Ask: What?')}<w:r>{drawn}</w:r>"), para("Do: Wait."))
    assert said(made) == [("Ask", "What?"), ("Say", "Breathe."), ("Do", "Wait.")]


def test_the_words_of_a_drawing_become_a_private_list() -> None:
    points = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{word}</a:t></a:r></a:p></d:t></d:pt>"
        for word in ("Plan", "Do it")
    )
    data = f'<d:dataModel xmlns:d="d" xmlns:a="a">{points}</d:dataModel>'.encode()
    smart = '<w:r><w:drawing><d:relIds xmlns:d="d" xmlns:r="r" r:dm="k1"/></w:drawing></w:r>'
    made = import_paper(
        word(*HEAD, TIME, para("", runs=smart), more={"word/diagrams/data1.xml": data}, k1="diagramData diagrams/data1.xml"),
        "t.docx",
    )  # fmt: skip
    assert said(made) == [("Note", "- Plan\n- Do it")]


def test_the_text_is_found_by_how_the_parts_are_related_and_in_strict_word_too() -> None:
    assert said(brought(TIME, para("Say: Hello."), main="document2.xml")) == [("Say", "Hello.")]
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "".join((*HEAD, TIME, para("Say: Hello.")))
    made = import_paper(
        word(document=f'<w:document xmlns:w="{strict}"><w:body>{body}</w:body></w:document>'),
        "t.docx",
    )
    assert said(made) == [("Say", "Hello.")]


def test_controls_and_fields_are_read_and_prompts_are_not() -> None:
    made = brought(
        TIME,
        f"<w:sdt><w:sdtContent>{para('Say: Hello.')}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{para('Click here.')}</w:sdtContent></w:sdt>",
        para("", runs='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
             f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("read this")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    )  # fmt: skip
    assert said(made) == [("Say", "Hello.\n\n[read this](https://example.org/a)")]
    assert told(made, Verdict.LEFT) == [("The prompt of an empty field", "Click here.")]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    bold = [para("", runs=run(text, bold=True)) for text in ("A walk", "Set out", "Come back")]
    data = word(bold[0], para("People walk."), bold[1], TIME, para("Say: Go."), bold[2], TIME)
    made = import_paper(data, "t.docx")
    assert [line for line in made.text.split("\n") if line.startswith("#")] == [
        "# A walk", "## Set out", "## Come back",
    ]  # fmt: skip


def test_a_line_above_all_headings_that_names_a_field_is_of_the_header() -> None:
    made = import_paper(
        word(
            para("T", "Title"),
            para("Number of people: 6-24 people"),
            para("s"),
            para("First", "heading 1"),
            TIME,
        ),
        "t.docx",
    )
    assert made.text.startswith(
        "---\nformat: exercise/1\npeople: 6-24\nstatus: draft\n---\n\n# T\n\ns\n"
    )


def test_words_in_what_nobody_knows_are_named_too() -> None:
    made = brought(TIME, para("Say: Go."), f"<w:odd>{para('Strange words.')}</w:odd>")
    assert told(made, Verdict.LEFT) == [("Words that found no place", "Strange words")]


def test_all_words_on_the_page_is_said_in_one_sentence() -> None:
    made = brought(TIME, para("Say: Hello."))
    assert (made.told, made.words.paper, made.words.page, made.words.named) == ((), 10, 10, 0)


def test_long_gaps_and_many_facts_on_a_line_are_read_in_bearable_time() -> None:
    began = process_time()
    many = brought(para("Time: 5 min; Group: pairs;" + " " * 16_000 + "Cut: first; " * 900))
    gaps = brought(TIME, para("Materials: pens," + " " * 16_000 + "paper"))
    assert "- Time: 5 min\n- Group: pairs\n" in many.text
    assert many.text.count("- Cut: first\n") == 900
    assert "- pens\n- paper\n" in gaps.text
    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("Coffee", "Coffee"),
        ("Lunch in the garden", "Lunch: Lunch in the garden"),
        ("Pause and reflect on the week", "Pause and reflect on the week"),
        ("Stretch goals for the board", "Stretch goals for the board"),
        ("Break into trios", "Break into trios"),
    ],
)
def test_only_what_says_so_is_a_rest(cell: str, line: str) -> None:
    rows = table(("Time", "What", "Minutes"), ("09:30", cell, "10"))
    assert f"- 09:30 {line} (10 min)\n" in import_paper(word(HEAD[0], rows), "t.docx").text


def bold(text: str) -> str:
    return para("", runs=run(text, bold=True))


@pytest.mark.parametrize(
    "head",
    [
        bold("Questions"),
        para("Questions", "heading 2"),
        para("Questions"),
        bold("Questions:"),
        para("Questions:"),
    ],
)
def test_each_question_in_a_list_below_questions_is_asked_by_itself(head: str) -> None:
    made = brought(
        TIME, head, para("What?", number=2), para("Tell us why.", number=2), para("Who?", number=2)
    )
    assert said(made) == [("Ask", "What?"), ("Ask", "Tell us why."), ("Ask", "Who?")]
    (asked,) = (words for what, words in told(made, Verdict.DECIDE) if "each became" in what)
    assert asked == "What?\nTell us why.\nWho?"


def test_what_became_private_without_a_label_is_named_with_the_heading_above_it() -> None:
    made = brought(
        TIME, para("Walk round."), para("Say: Go."), para("What?", number=1), para("Who?", number=1)
    )
    assert [(each.what, each.where, each.words) for each in made.told] == [
        ("Words without a label became a note, which only you see",
         "paragraph 6, below “First”", "Walk round."),
        ("Questions in a list without a label: only you see them",
         "paragraph 8, below “First”", "What?\nWho?"),
    ]  # fmt: skip


def test_a_page_that_says_neither_for_how_many_nor_when_is_asked() -> None:
    rows = table(("Time", "What", "Minutes"), ("first", "Tea", "10"))
    asked = [what for what, _ in told(import_paper(word(HEAD[0], rows), "t.docx"), Verdict.DECIDE)]
    assert [what.partition(":")[0] for what in asked[:2]] == [
        "The page does not say when it begins",
        "The page does not say for how many people it is",
    ]


def test_labels_of_parts_above_all_steps_are_those_parts_and_the_summary_stays() -> None:
    aim = para("", runs=run("Purpose:", bold=True) + run(" To land."))
    top = (HEAD[0], HEAD[1], aim, bold("Preparation"), para("Lay out chairs.", number=1), HEAD[2])
    made = import_paper(word(*top, HEAD[3], TIME, para("Say: Go.")), "t.docx")
    assert made.text.partition("# T\n\n")[2] == (
        "s\n\n## Background\n\nTo land.\n\n## Before you begin\n\n- Lay out chairs.\n\n"
        "## First\n\n- Time: 5 min\n\nSay: Go.\n"
    )


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("words", ["Access needs", "Accessibility"])
def test_access_behind_the_last_step_is_a_part_at_any_level(words: str, level: int) -> None:
    made = brought(TIME, para("Say: Go."), para(words, f"heading {level}"), para("Sit down."))
    assert made.text.endswith("Say: Go.\n\n## Access\n\nSit down.\n")


def test_a_word_that_the_checker_asks_about_means_the_same_in_a_paper() -> None:
    elsewhere = LABELS_ELSEWHERE | KEYS_ELSEWHERE | FACTS_ELSEWHERE
    assert {word: MEANT[word] for word in elsewhere if word in MEANT} == {
        word: (label,) for word, label in elsewhere.items() if word in MEANT
    }


def test_two_headings_of_one_part_are_one_part() -> None:
    access = (para("Access needs", "heading 1"), para("Sit down."))
    made = brought(TIME, *access, para("Accessibility", "heading 1"), para("Ask first."))
    assert made.text.endswith("## Access\n\nSit down.\n\nAsk first.\n")
    assert told(made, Verdict.LEFT) == [("A second heading of the same part", "Accessibility")]
    assert made.words.paper == made.words.page + made.words.named
