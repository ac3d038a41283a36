"""A line that stays private although it looks like more is never passed over in silence.

And the other way round: what people write without meaning a label is left alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.model.sameness import without_lines
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.writing.formatter import fix, format_text

ROOT = Path(__file__).parents[4]
SHIPPED = sorted(p for f in ("exercises", "sessions") for p in (ROOT / f).glob("[!R]*.md"))

TOP = "---\nformat: exercise/1\npeople: 6-24\n---\n# A page\nSummary.\n\n"
FACTS = "## First step\n- Time: 5-8 min\n- Group: pairs\n"
END = (
    "\n\n## Last step\n- Time: 5-8 min\n- Depth: Return\nSay: bye\n\nHandout: Card\n\nIf lost: go to “Rest”\n\n"
    "## Side step: Rest\n- Time: 5 min\n- Whole room: no\nSay: rest\n\n"
    "## Handout: Card\nMy move: ………\n\n## Access\nFor all.\n"
)
PLAN = (
    "---\nformat: session/1\nstart: 09:30\n---\n# A day\nSummary.\n\n"
    "- 09:30 Activity: a walk (20 min)\n"
)


def told(text: str, name: str = "exercises/page.md") -> list[Diagnostic]:
    """The messages on a whole file that are not about what it lacks as a whole."""
    kind: Folder = "plan" if name.startswith("sessions") else "exercise"
    found = read(text.encode(), path=name, kind=kind).diagnostics
    return [m for m in found if m.code not in ("A809", "T509", "P913", "P927", "S331")]


def in_step(line: str) -> list[Diagnostic]:
    """The messages on a page that has this in its first step."""
    return told(f"{TOP}{FACTS}Say: Sit down.\n\n{line}{END}")


UNKNOWN = """
Aks: What now?|Sya: hello|Asl: What now?|Ak: What now?|Aask: What now?|Shwo: one|Od: wait
Question: What now?|Discuss: What now?|Facilitator: walk round|Going deeper: the list
aks: what now?|ask: What now?|**Aks:** What now?|- Aks: What now?|1. Aks: What now?|A sk: What now?
Listenfor: a sigh|Listen: a sigh|Safty: no names|Remember: be kind|Materials: pens|Duration: 5 min
Nxet: Last step|Handuot: Card|Capure: the words|Depper: a list|Level: Feel|Q: What now?
"""
NO_COLON = """
Ask What now?|ask What now?|Ask what is it now?|Ask:What now?|Say:Think|Ask - What now?|Ask – What now?
Ask— What now?|Ask; What now?|Ask. What now?|Ask = What now?|Ask| What now?|Ask∶ What now?|AskWhat now?
Ask:: What now?|**Ask** What now?|*Ask:* What now?|[Ask] What now?|[Ask]: What now?|(Ask:) What now?
“Ask: What now?”|– Ask: What now?|→ Ask: What now?|- [ ] Ask: What now?|a) Ask: What now?|#Ask: What now?
\\*\\*Ask:\\*\\* What now?|> Ask: What now?|Show One listens.|Say Think of one thing.|Do Walk round.
Capture Every answer.|Safety No names.|Handout Card|Next Last step|Listen for sighs|Deeper 1. Feel: a
- Cut if needed|- Depth Feel|- Cut - first|Example “We cannot.”|Say – Think.|Do:Wait.|Note:Wait.
"""
RUN_TOGETHER = """
Say: Think. Ask: What now?|Say: Think Ask: What now?|Do: Wait. Ask: What now?|Note: Wait. Ask: What now?
Say: Think. Do: Wait.|Example: One. Listen for: two|If stuck: wait. Ask: What now?|- Lead: Amina Room: hall
Do: Sit. If they would rather not: a nod will do|If lost: go to “Rest” If it rains: wait inside
Do: Sit. If someone is upset: go to “Rest”|Capture: all. Deeper: 1. Feel: x|Todo: x. Ask: What now?
"""
DOORS = """
When someone is upset: go to “Rest”|When the group is stuck: offer one|Whenever it rains → go to “Rest”
Should it rain: go to “Rest”|In case of tears: stop|if the group is stuck: offer one|Iff it rains: offer one
If it rains: goto “Rest”|If it rains: jump to “Rest”|If it rains: move to Rest|If it rains: go “Rest”
If it rains: nod, then go to “Rest”|If it rains: repeat the step|If it rains: end the exercise
If it rains: use the exercise rain|If it rains: skip Last step|If it rains go to “Rest”
If the group is stuck offer one|If the group is stuck, offer one|Fi the group is stuck: offer one
"""
ASTRAY = """
Feel: What now?|- Feel: What now?|What now?|| Ask | What now? |\\n| Say | Sit |
Ask: q\\nDeeper:\\n1. Feel: a\\n- Power: b|Ask: q\\nDeeper:\\n1. Feel: a\\n   - Power: b
Ask: q\\nDeeper:\\n1. Feel: a\\n\\n2 Power: b|Ask: q\\nDeeper:\\n1. Feel: a\\n   - Listenfor: b
- Say: hello\\n- Ask What now?|- Say: hello\\n- Remember: x|If stuck: wait\\nAsk What now?
Ask: q\\nDeeper:\\n1. Feel: What did you\\n   tell yourself?|Ask: q\\nDeeper:\\n1. Feel: a\\n\\n\tNote: b
Ask: q\\nDeeper:\\n1. Feel: a\\n   - Ask: b\\n2. Power: c|Ask: q\\nDeeper:\\n1. Feel: a\\n   - When it rains: c
"""


def lines_of(*tables: str) -> list[str]:
    """The lines of tables in which | parts them, but for those of a table itself."""
    out: list[str] = []
    for line in "\n".join(tables).strip().split("\n"):
        parts = [line] if "| Ask |" in line or "Ask| " in line else line.split("|")
        out += [part for part in parts if part]
    return [part.replace("\\n", "\n").replace("\\\\", "\\") for part in out]


@pytest.mark.parametrize("line", lines_of(UNKNOWN, NO_COLON, RUN_TOGETHER, DOORS, ASTRAY))
def test_a_line_that_looks_like_more_than_a_note_gets_a_message(line: str) -> None:
    assert in_step(line)


@pytest.mark.parametrize(
    "line",
    lines_of(
        "Say before: hello|Say first Hello.|Say first:hello|Sayfirst: hello|Say frist: hello"
        "|Leda: Amina|Lead Amina|Lead – Amina|Show Thank you|Shwo: Thanks|Remember: water"
        "|Skip: First|Skip step First|Set day Friday|Ste day: Friday|Step “First” 5 min"
        "|Online yes|Venue: hall|Ask: What now?|Time: 20 min|keep|5 min|Cut: first"
        "|Say first: Hello. Show: Thanks|Note: Sit. Lead: Joe"
    ),
)  # fmt: skip
def test_a_line_below_an_item_that_looks_like_a_setting_gets_a_message(line: str) -> None:
    assert told(f"{PLAN}  - {line}\n", "sessions/day.md")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Side step: Rest", "## Side step Rest"),
        ("## Side step: Rest", "## Side stp: Rest"),
        ("## Side step: Rest", "## Aside: Rest"),
        ("## Handout: Card", "## Handuot: Card"),
        ("## Handout: Card", "## Handout Card"),
        ("## Access", "## Acess"),
        ("## First step\n", ""),
        ("## First step", "### First step"),
        ("## Access", "Say: What now?\n\n## Access"),
        ("For all.", "Say: For all."),
        ("Summary.", "Ask: What now?"),
    ],
)
def test_a_heading_gone_wrong_and_what_stands_below_it_are_told(old: str, new: str) -> None:
    page = TOP + FACTS + "Say: hello" + END
    assert not told(page)
    assert told(page.replace(old, new, 1))


def test_the_closest_right_word_is_named() -> None:
    for line, word in [
        ("Sya: hello", "Say:"),
        ("Discuss: What now?", "Ask:"),
        ("Ask What now?", "Ask:"),
        ("When it rains: sit", "If …:"),
        ("If it rains: goto “Rest”", 'go to "Rest"'),
        ("Say before: hello", "Say:"),
        ("Ask all: What now?", "Ask:"),
        ("Please ask: What now?", "Ask:"),
        ("Feel: What now?", "Deeper:"),
    ]:
        assert word in in_step(line)[0].hint, line
    assert "Say first:" in told(f"{PLAN}  - Say before: hello\n", "sessions/day.md")[0].hint


def test_what_hides_a_question_or_would_be_read_aloud_is_an_error() -> None:
    for line in ("Do: Wait. Ask: What now?", "Say: Sit. Do: Wait.", "If stuck: nod. Show: x"):
        assert [m.severity for m in in_step(line)] == ["error"], line
    assert [m.severity for m in in_step("Note: On the wall Group: and a line.")] == ["warning"]


HONEST = [
    "Start at 10:30 and end at 12:00.", "10:30 everyone is here.", "Ratio 2:1 is fine.",
    "“We begin at 9:15,” says Joe.", "See https://example.org/x: it is good.", "Ask them to sit.",
    "Ask whether they agree.", "Say hello to all.", "Show the cards again.", "Do not fill it.",
    "Time is short here.", "Group work takes long.", "Online, everybody can see it.",
    "If anybody asks, tell them.", "If you have time, read it aloud.", "Care is needed.",
    "When everybody is back, ring the bell.", "Next to the door hangs a map.", "Cut it short.",
    "Next Friday we meet again.", "Access is by the back door.", "Record what you hear.",
    "Watch for the door to open.", "Give out the cards.", "Why not? Because it is early.",
    "There are three things: time, money, people.", "One last thing: breathe.",
    "They have one thing in common: nobody asked.", "The order matters: first this.",
    "Return to the circle.", "Feel free to skip this.", "Question everything.", "Show of hands.",
    "Who asks? Nobody.", "It is 10:30.", "Deeper water is for later.", "Room for all.",
    "Handouts are on the table.", "Lead them gently.", "Depth is not a goal.", "Ask, then wait.",
    "Unless it rains: outside", "Say, for example, “hello”.", "Slide the chairs back.",
]  # fmt: skip
DOUBTFUL = [
    "Remember: people are tired.", "For once: it rains.", "Amina: I will call him.",
    "Dr Okafor: a letter", "Yes: stay. No: go.", "Card 1: Fixed", "PS: bring water.",
]  # fmt: skip


@pytest.mark.parametrize("line", HONEST)
def test_honest_prose_stays_silent_wherever_it_stands(line: str) -> None:
    for before in ("Say: ", "Do: Wait.\n", "Note: ", "Do:\n- ", "If lost: ", "Example: One.\n"):
        assert not in_step(before + line), before
    # As a paragraph of its own it is told as such: one word says that it is a note.
    assert {m.severity for m in in_step(line)} == {"advice"}
    assert not told(f"{TOP}{FACTS}Say: hello{END}\n\n{line}")


@pytest.mark.parametrize("line", DOUBTFUL)
def test_a_word_that_is_no_label_is_marked_as_a_note_by_fixing_and_by_nothing_else(
    line: str,
) -> None:
    page = f"{TOP}{FACTS}Say: Sit down.\n\n{line}{END}".encode()
    before = read(page, path="exercises/page.md", kind="exercise")
    assert [m.severity for m in before.diagnostics if m.code == "L420"] == ["warning"]
    tidied = format_text(page, path="exercises/page.md", kind="exercise").text
    assert tidied is not None
    assert f"\n{line}\n" in tidied
    marked = fix(page, path="exercises/page.md", kind="exercise").text
    assert marked == page.decode().replace(line, f"Note: {line}")
    after = read(marked.encode(), path="exercises/page.md", kind="exercise")
    assert "L420" not in {m.code for m in after.diagnostics}
    assert before.model is not None
    assert after.model is not None
    assert without_lines(after.model) == without_lines(before.model)
    assert fix(marked.encode(), path="exercises/page.md", kind="exercise").text == marked


@pytest.mark.parametrize("line", DOUBTFUL)
def test_in_a_note_or_a_list_below_a_label_a_word_and_a_colon_are_plain_words(line: str) -> None:
    for before in ("Note: Sit.\n", "Note: ", "Do: Put up:\n- ", "Example: One.\n", "Say: "):
        assert "L420" not in {m.code for m in in_step(before + line)}, before
    assert not in_step("Say: Three things:\n\n1. Look: what is here?\n2. Reason: why is it here?")


def test_a_line_that_is_wrapped_in_the_middle_of_a_sentence_is_no_label() -> None:
    long = "Say: This is a line of words which goes on for so long that it is"
    assert not in_step(f"{long}\nAmina: a name like any other.")
    assert not in_step(f"{long}\nAsk What You Will, a book.")


def test_a_sign_for_the_colon_is_mended_by_fixing() -> None:
    for line, better in [
        ("Ask:What now?", "Ask: What now?"),
        ("Say – Think.", "Say: Think."),
        ("- Cut - first", "- Cut: first"),
        ("If stuck:wait: a minute", "If stuck: wait: a minute"),
    ]:
        page = f"{TOP}{FACTS}{line}\n\nDo: wait{END}"
        assert [m.code for m in told(page)] == ["L416"], line
        marked = fix(page.encode(), path="exercises/page.md", kind="exercise").text
        assert marked == page.replace(line, better)
        assert not told(marked)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_shipped_has_none_of_these_messages(path: Path) -> None:
    assert not [
        m
        for m in told(path.read_text("utf-8"), f"{path.parent.name}/{path.name}")
        if m.code[:3] in ("L42", "D62") or m.code in ("L401", "L416", "D606", "S326")
    ]


def test_a_door_that_leads_nowhere_is_told_and_not_that_nothing_leads_there() -> None:
    rest = "\n\n## Side step: Rest\n- Time: 5 min\n- Whole room: no\nSay: rest\n\n## Access\nFor all.\n"
    found = told(f"{TOP}{FACTS}Say: hello\n\nIf it rains: jump to “Rest”{rest}")
    assert [m.code for m in found] == ["D621"]


@pytest.mark.parametrize(
    ("ours", "written"),
    [
        ('go to "Rest"', 'jump to "Rset"|proceed to "Re"|"Rest"|→ "Rest"|use "Rest"'),
        ('go to "Last step"', "move to Last stpe"),
        ("end", "stop|finish here|end of exercise|skip the rest"),
        ("repeat", "do it again|repeat twice|once more"),
        ('skip to "Last step"', "skip this step|skip it"),
        ("go to", 'move to "Nowhere at all"'),
    ],
)
def test_a_door_in_other_words_is_told_with_ours(ours: str, written: str) -> None:
    for response in written.split("|"):
        (message,) = in_step(f"If lost: {response}")
        assert (message.code, message.hint) == ("D621", f"Write “{ours}”."), response


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("more than 16 people", "more then 16 people|moer than 16 people|mor than 16 people|more thna 16 people|"
         "more than 16 poeple|more than 16people|more than l6 people|over 16 people|more than 16|17 or more people|"
         "more than sixteen people|there are more than 16 groups"),
        ("fewer than 16 people", "fewer then 16 people|less than 16 people|under 16 participants|at most 15 people"),
        ("short of time", "out of time|running late|you are behind time|time is short|not enough time"),
        ("time to spare", "there is time|there is still time left|time allows"),
        ("upset", "someone cries|somebody is in tears"),
        ("online", "on Zoom"),
    ],
)  # fmt: skip
def test_a_condition_in_other_words_is_told_with_the_one_the_app_knows(
    known: str, written: str
) -> None:
    for condition in written.split("|"):
        (message,) = in_step(f"If {condition}: wait")
        assert message.code == "D623", condition
        assert f"“{known}”" in message.hint, condition


def test_what_only_the_facilitator_can_tell_is_left_alone() -> None:
    for condition in [
        "there is time for only two rounds",
        "more than 5 minutes are left",
        "they are left over",
        "late",
        "more than one hand goes up",
        "over there",
        "under the table",
        "at least one of them says no",
        "more than 16 people",
        "more than 16 cards are left",
    ]:
        assert not in_step(f"If {condition}: wait"), condition
    for response in [
        'say "Rest"',
        "stop beside them",
        "finish the round",
        "skip lunch together",
        "go slowly",
    ]:
        assert not in_step(f"If lost: {response}"), response
