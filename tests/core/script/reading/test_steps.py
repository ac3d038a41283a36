"""What the lines of a step become, and who sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.measures import Group
from l4pc_tui.core.script.model.model import END, Block, Exercise, Probe, Step, Trigger
from l4pc_tui.core.script.model.words import LABELS
from l4pc_tui.core.script.reading.script import read, read_into
from l4pc_tui.core.script.writing.formatter import format_text
from l4pc_tui.core.text.paragraphs import paragraphs

Read = Callable[[str], Step]
Whole = Callable[[str], Exercise]

PAGE = "---\nformat: exercise/1\npeople: 6-24\n---\n# A page\nSummary.\n\n"
STEP = "## First step\n- Time: 5-8 min\n- Group: pairs\n"
HOME = "\n## And home\n- Time: 5 min\n- Depth: Return\nSay: bye\n"


def said(step: Step) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in step.blocks]


def test_each_label_is_seen_by_those_it_is_for(step: Read) -> None:
    seen = {b.label: b.audience for b in step("Show: a\nAsk: b\nSay: c\nTodo: d\nSafety: e").blocks}
    assert seen == {
        "Show": "room", "Ask": "room", "Say": "facilitator", "Todo": "author",
        "Safety": "facilitator",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "label"),
    [(w, label) for label, (_, also) in LABELS.items() for w in also if label != "Deeper"],
)
def test_a_synonym_is_read_as_its_label(step: Read, word: str, label: str) -> None:
    text = "## Handout: x\ny" if label == "Handout" else ""
    assert said(step(f"{word}: x\n{text}"))[0] == (label, "x")


@pytest.mark.parametrize(
    "line", ["**Say:** x", "**Say**: x", "SAY: x", "- Say: x", "Say :\u00a0x", "Say：x"]
)
def test_a_label_is_read_however_it_is_dressed(step: Read, line: str) -> None:
    assert said(step(line)) == [("Say", "x")]


def test_text_without_a_label_is_a_private_note(step: Read) -> None:
    (block,) = step("just a thought").blocks
    assert (block.label, block.audience) == ("Note", "facilitator")


def test_public_text_is_its_own_line_and_the_quote_below_it(step: Read) -> None:
    assert said(step("Show: one\n\n> two\n> - three\n\n> four")) == [
        ("Show", "one\ntwo\n- three"),
        ("Note", "> four"),
    ]


@pytest.mark.parametrize("second", ["plain", "- list", "1. list", "| a | b |", "> quote\nlazy"])
def test_nothing_below_a_public_line_is_public_without_its_own_sign(
    step: Read, second: str
) -> None:
    shown = step(f"Ask: public\n{second} secret").blocks[0]
    assert "secret" not in shown.text


def test_a_private_block_runs_on_through_paragraphs_and_lists(step: Read) -> None:
    assert said(step("Do: one\ntwo\n\nthree\n\n- four\n- five\nSay: six")) == [
        ("Do", "one two\n\nthree\n- four\n- five"),
        ("Say", "six"),
    ]


def test_a_misspelt_label_begins_a_private_note_of_its_own(step: Read) -> None:
    assert said(step("Show: a\nSaye: b")) == [("Show", "a"), ("Note", "Saye: b")]


def test_a_small_public_label_stays_private(step: Read) -> None:
    assert said(step("Say: tell them to\nask: who is there")) == [
        ("Say", "tell them to"),
        ("Note", "ask: who is there"),
    ]


@pytest.mark.parametrize(
    ("written", "question"),
    [
        ("Feel: *What* now?", "*What* now?"),
        ("**Feel:** What now?", "What now?"),
        ("**Feel: **What now?", "What now?"),
        ("**Feel:* What now?", "What now?"),
        ("**Feel: What now?**", "What now?"),
        ("*Feel:* **What** now?", "**What** now?"),
    ],
)
def test_a_bold_place_ends_where_it_ends_and_emphasis_in_its_question_stays(
    step: Read, written: str, question: str
) -> None:
    (probe,) = step(f"- Depth: Return\nAsk: q\nDeeper:\n1. {written}").blocks[0].probes
    assert (probe.depth, probe.text) == (Place.FEEL, question)


@pytest.mark.parametrize(
    "written", ["**Ask: What now?**", "**Ask: **What now?", "**Ask:** What now?"]
)
def test_a_bold_label_takes_no_stars_into_its_words(step: Read, written: str) -> None:
    assert said(step(written)) == [("Ask", "What now?")]


def test_a_quotation_mark_too_many_behind_a_name_is_no_advice(exercise: Whole) -> None:
    page = f'{PAGE}## A\n- Time: 5 min\nIf lost: go to "B"”\n## B\n- Time: 5 min\nSay: x\n'
    (door,) = exercise(page).steps[0].doors
    assert (door.target, door.advice) == ("b", "")


def test_a_comment_is_nowhere(step: Read) -> None:
    assert said(step("Say: a<!-- x --> b\n<!--\nShow: hidden\n-->\nDo: c")) == [
        ("Say", "a b"),
        ("Do", "c"),
    ]


def test_emphasis_has_one_spelling(step: Read) -> None:
    assert said(step("Say: _em_ and __strong__ but snake_case and \\*stars\\*")) == [
        ("Say", "*em* and **strong** but snake_case and \\*stars\\*")
    ]


# Facts ----------------------------------------------------------------------------------


def test_facts_stand_anywhere_in_a_step(exercise: Whole) -> None:
    page = "## A\nSay: x\n- Cut: first\nTime: 5 min\n**Group:** trios\n- Lead: Amina\n- Room: by the sea"
    (step,) = exercise(PAGE + page).steps
    assert (step.cut, step.time.ideal, step.group.words) == ("first", 300, "trios")
    assert (step.lead, step.room) == ("Amina", "by the sea")


def test_depth_and_group_go_on_until_something_else_is_said(exercise: Whole) -> None:
    page = PAGE + (
        "## A\n- Time: 5 min\nSay: x\n## B\n- Time: 5 min\n- Depth: Feel\n- Group: pairs\nSay: x\n"
        "## C\n- Time: 5 min\n- Group: same\nSay: x\n## D\n- Time: 5 min\nSay: x\n"
    )
    steps = exercise(page + HOME).steps[:-1]
    assert [s.depth for s in steps] == [Place.SURFACE, Place.FEEL, Place.FEEL, Place.FEEL]
    assert [s.group.words for s in steps] == ["whole circle", "pairs", "pairs", "whole circle"]


def test_a_side_step_takes_place_and_group_from_its_opener(exercise: Whole) -> None:
    page = PAGE + (
        "## A\n- Time: 5 min\n- Depth: Feel\n- Group: pairs\nIf x: go to Aside\n"
        "## B\n- Time: 5 min\n- Depth: Power\n- Group: trios\nIf x: go to Aside\n"
        "## Side step: Aside\n- Time: 5 min\n- Group: same\nSay: x\n"
    )
    read = exercise(page + HOME)
    (side,) = read.sides
    assert (side.depth, side.group) == (Place.FEEL, Group(2, 2))
    from_b = side.opened_from(read.steps[1])
    assert (from_b.depth, from_b.group) == (Place.POWER, Group(3, 3))


def test_numbers_before_a_name_are_dropped_and_the_page_gives_the_order(exercise: Whole) -> None:
    page = PAGE + "".join(
        f"## {n}\n- Time: 5-6 min\nSay: x\n"
        for n in ("1. One", "2) Two", "Step 3: Three", "4th of July")
    )
    assert [s.name for s in exercise(page).steps] == ["One", "Two", "Three", "4th of July"]


def test_a_step_has_the_id_it_asks_for_else_its_name(exercise: Whole) -> None:
    page = PAGE + "## Ça va?\n- Time: 5 min\nSay: x\n## B\n- Time: 5 min\n- Id: bee\nSay: x\n"
    assert [s.id for s in exercise(page).steps] == ["ca-va", "bee"]


# Probes ---------------------------------------------------------------------------------


UNPLACED = [
    "Who hurt you?", "Power Who hurt you?", "Whom did you lose: who hurt you?", "Pain: who hurt you?",
    "(Power) who hurt you?", "12:30 who hurt you?", "*Who* hurt you?", "If you had to: who hurt you?",
]  # fmt: skip
UNCOLONED = [
    "Power - Who hurt you?", "Power – Who hurt you?", "Power—Who hurt you?", "POWER -> Who hurt you?",
    "Power:Who hurt you?", "**Power** - Who hurt you?", "**Power -** Who hurt you?",
]  # fmt: skip


def probes_of(line: str) -> tuple[tuple[Probe, ...], list[str]]:
    """What a page whose first probe is Feel has of probes, errors or not, and its messages."""
    lines = f"- Depth: Feel\nAsk: q\nDeeper:\n1. Feel: a\n2. {line}\n3. Question: c\n4. Return: d"
    report = Report("exercises/page.md")
    model, _ = read_into(report, f"{PAGE}{STEP}{lines}\n".encode(), "exercise")
    assert isinstance(model, Exercise)
    return model.steps[0].probes, [found.code for found in report.found]


@pytest.mark.parametrize("line", UNPLACED)
def test_a_probe_without_its_place_is_an_error_and_counts_as_power(line: str) -> None:
    probes, told = probes_of(line)
    assert next(code for code in told if code[:2] == "L4") in ("L410", "L415")
    assert "L411" not in told, "nothing is told of an order that is not known"
    places = [Place.FEEL, Place.POWER, Place.QUESTION, Place.RETURN]
    assert [probe.depth for probe in probes] == places


@pytest.mark.parametrize("line", UNCOLONED)
def test_a_dash_for_the_colon_is_an_error_and_the_place_is_never_read_out(line: str) -> None:
    probes, told = probes_of(line)
    assert "L416" in told
    assert (probes[1].depth, probes[1].text) == (Place.POWER, "Who hurt you?")


def test_a_step_whose_depth_has_a_dash_for_the_colon_is_not_as_the_step_before() -> None:
    page = f"{PAGE}{STEP}- Depth: Feel\nSay: x\n\n## Down\n- Time: 5 min\n- Depth - Power\nSay: y\n{HOME}"
    found = read(page.encode(), path="exercises/page.md", kind="exercise")
    assert [each.code for each in found.diagnostics if each.severity == "error"] == ["L416"]
    report = Report("exercises/page.md")
    model, _ = read_into(report, page.encode(), "exercise")
    assert isinstance(model, Exercise)
    assert model.steps[1].depth is Place.POWER


@pytest.mark.parametrize("line", UNCOLONED)
def test_fix_writes_the_colon(line: str) -> None:
    page = f"{PAGE}{STEP}Ask: q\nDeeper:\n1. Feel: a\n2. {line}\n{HOME}".encode()
    mended = format_text(page, path="exercises/page.md", kind="exercise").text
    assert mended is not None
    assert "2. Power: Who hurt you?\n" in mended
    assert read(mended.encode(), path="exercises/page.md", kind="exercise").model is not None


def test_what_stands_below_a_probe_is_private(step: Read) -> None:
    (block,) = step(
        "Ask: q\nDeeper:\n1. Feel: a\n   - Listen for: sighs\n     and more\n   - If silent: wait\n   loose\n2. Feel: b"
    ).blocks
    first, second = block.probes
    assert [(r.label, r.text) for r in first.remarks] == [("Listen for", "sighs and more")]
    assert first.doors[0].advice == "wait loose"
    assert (first.text, second.text, second.subs) == ("a", "b", ())


def test_a_numbered_private_label_is_no_probe(step: Read) -> None:
    (block,) = step("Ask: q\nDeeper:\n1. Feel: a\n2. Note: hush\n3. Feel: b").blocks
    assert [p.text for p in block.probes] == ["a", "b"]
    assert block.probes[0].remarks == (Block("Note", "facilitator", "hush", 15),)


def test_a_probe_may_ask_with_if_and_a_colon(step: Read) -> None:
    (block,) = step(
        "Ask: q\nDeeper:\n1. Feel: a\n2. Question: If it were easy: what would you do?"
    ).blocks
    assert [p.text for p in block.probes] == ["a", "If it were easy: what would you do?"]


def test_probes_hang_on_the_latest_ask_even_with_other_blocks_between(step: Read) -> None:
    blocks = step("Ask: one\nAsk: two\nDo: x\nDeeper:\n\n1. Feel: a\n\nDo: y").blocks
    assert [(b.label, len(b.probes)) for b in blocks] == [
        ("Ask", 0), ("Ask", 1), ("Do", 0), ("Do", 0),
    ]  # fmt: skip


def test_a_label_without_indent_ends_the_chain(step: Read) -> None:
    found = step("Ask: q\nDeeper:\n1. Feel: a\n- Listen for: sighs\n- If upset: rest")
    assert found.blocks[0].probes[0].subs == ()
    assert found.blocks[1].label == "Listen for"
    assert found.doors[0].condition == "upset"


# Doors ----------------------------------------------------------------------------------

SIDE = (
    "\n## Side step: Slow it down\n- Time: 5 min\nSay: rest\n\n## Slow it\n- Time: 5 min\nSay: x\n"
)


@pytest.mark.parametrize(
    ("line", "verb", "target", "advice"),
    [
        ("If x: take a breath", "advice", None, "take a breath"),
        ("If x: go to “Slow it down”", "go to", "slow-it-down", ""),
        ("If x: Go to slow it DOWN!", "go to", "slow-it-down", ""),
        ("If x: go to Slow it down and drink water", "go to", "slow-it-down", "and drink water"),
        ('If x: skip to "Slow it".', "skip to", "slow-it", ""),
        ("If x -> go to Slow it", "go to", "slow-it", ""),
        ("If x --> go to Slow it", "go to", "slow-it", ""),
        ("If x => go to Slow it", "go to", "slow-it", ""),
        ("If x → go to Slow it", "go to", "slow-it", ""),
        ("If x ⇒ go to Slow it", "go to", "slow-it", ""),
        ("If x 🡪 go to Slow it", "go to", "slow-it", ""),
        ("If x \uf0e8 go to Slow it", "go to", "slow-it", ""),
        ("**If x:** go to Slow it", "go to", "slow-it", ""),
        ("If x: repeat.", "repeat", None, ""),
        ("If x: repeat the question", "advice", None, "repeat the question"),
        ("If x: end", "end", None, ""),
        ("If x: end on a song", "advice", None, "end on a song"),
        ("If x: use exercise by-friday", "use exercise", "by-friday", ""),
    ],
)
def test_a_door_is_read(step: Read, line: str, verb: str, target: str | None, advice: str) -> None:
    (door,) = step(line + SIDE).doors
    assert (door.condition, door.verb, door.target, door.advice) == ("x", verb, target, advice)


@pytest.mark.parametrize(
    ("condition", "trigger"),
    [
        ("we are short of time", Trigger("short of time")),
        ("there is time to spare", Trigger("time to spare")),
        ("more than 16 people", Trigger("more than", 16)),
        ("there are fewer than 8 people", Trigger("fewer than", 8)),
        ("you are online", Trigger("online")),
        ("the group is stuck", Trigger("stuck")),
        ("there is distress", Trigger("upset")),
        ("the moon is full", None),
    ],
)
def test_some_conditions_can_be_seen_by_the_app(
    step: Read, condition: str, trigger: Trigger | None
) -> None:
    assert step(f"If {condition}: wait").doors[0].trigger == trigger


def test_a_door_runs_on_in_the_line_below_it(step: Read) -> None:
    (door,) = step("If x: go to Slow\nit down" + SIDE).doors
    assert door.target == "slow-it-down"


def test_next_leads_to_a_step_or_to_the_end(exercise: Whole) -> None:
    page = (
        PAGE
        + "## A\n- Time: 5 min\nNext: C\n## B\n- Time: 5 min\nNext: end\n## C\n- Time: 5 min\nSay: x"
    )
    assert [s.next for s in exercise(page).steps] == ["c", END, None]


# The rest of the page -------------------------------------------------------------------


def test_sections_are_known_without_case_or_punctuation(exercise: Whole) -> None:
    page = PAGE + "## A\n- Time: 5 min\nSay: x\n## BEFORE YOU BEGIN:\n- pens\n## access\nfor all\n"
    assert [(s.name, s.text) for s in exercise(page).sections] == [
        ("Before you begin", "- pens"), ("Access", "for all"),
    ]  # fmt: skip


def test_a_handout_keeps_its_lines_and_headings(exercise: Whole) -> None:
    page = (
        PAGE + "## A\n- Time: 5 min\nHandout: Card\n## Handout: Card\nName: …\nDate: …\n### Back\nx"
    )
    (handout,) = exercise(page).handouts
    assert (handout.id, handout.name) == ("card", "Card")
    assert handout.text == "Name: …\nDate: …\n\n### Back\n\nx"


def test_the_ceiling_is_the_deepest_place_named_unless_the_header_says_less(
    exercise: Whole,
) -> None:
    body = "## A\n- Time: 5 min\nAsk: q\nDeeper:\n1. Feel: a\n2. Power: b\n3. Return: c\n" + HOME
    assert exercise(PAGE + body).ceiling is Place.POWER
    assert exercise(PAGE.replace("people", "ceiling: feel\npeople") + body).ceiling is Place.FEEL


def test_an_easy_read_is_given_with_the_handout_that_it_tells() -> None:
    def codes(given: str) -> set[str]:
        easy = "## Handout: Map (easy read)\n\nThis is a map.\n\n## Handout: Map\n\nx\n"
        data = f"{PAGE}{STEP}{given}\n{HOME}\n{easy}".encode()
        found = read(data, path="exercises/page.md", kind="exercise")
        return {each.code for each in found.diagnostics}

    assert "V704" not in codes("Handout: Map")
    assert "V704" in codes("Say: hello")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Show:\n\n> 4. four\n> 5. five\n>\n> words\n>\n> 6. six", ["4. four", "5. five", "words", "6. six"]),
        ("Ask: 1. What?\n\n> 2. Who?\n> 3. When?", ["1. What?", "2. Who?", "3. When?"]),
        ("Show: 3. three", ["3. three"]),
        ("Show:\n\n> 1. one\n> 1. two", ["1. one", "2. two"]),
    ],
)  # fmt: skip
def test_a_list_for_the_room_begins_with_the_number_that_is_written(
    step: Read, line: str, shown: list[str]
) -> None:
    told = step(line).blocks[0].text
    assert [words for words in told.split("\n") if words] == shown
    numbered = [p for p in paragraphs(told) if p.kind == "numbers"]
    assert f"{numbered[-1].start + len(numbered[-1].items) - 1}. " == shown[-1][:3]
