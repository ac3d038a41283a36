"""A private word that has come among words for the room, or for paper, is told as what it is."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.reading.script import Folder, read

TOP = "---\nformat: exercise/1\npeople: 6-24\n{header}---\n# A page\nSummary.\n\n## First step\n- Time: 5-8 min\n- Group: pairs\n\n"
END = (
    "\n\nHandout: Card\n\n## Last step\n- Time: 5-8 min\n- Depth: Return\n\nSay: bye\n\n"
    "If lost: go to “Rest”\n\n## Side step: Rest\n- Time: 5 min\n- Whole room: no\n\nSay: rest\n\n"
    "## Handout: Card\n{card}\n\n## Access\nFor all.\n"
)
PLAN = "---\nformat: session/1\nstart: 09:30\n---\n# A day\nSummary.\n\n- 09:30 Activity: a walk (20 min)\n"


def told(text: str, kind: Folder = "exercise") -> list[Diagnostic]:
    """The messages on a whole file that are not about what it lacks as a whole."""
    path = {"plan": "sessions"}.get(kind, "exercises") + "/page.md"
    found = read(text.encode(), path=path, kind=kind).diagnostics
    return [m for m in found if m.code not in ("A809", "T509", "P913", "P927", "S331")]


def in_step(lines: str, header: str = "", card: str = "My move: ………") -> list[Diagnostic]:
    return told(TOP.format(header=header) + lines + END.format(card=card))


PRIVATE = """
Saftey: look at Bea|Facilitator: watch Bea|Trainer: watch Bea|Sya: watch Bea|Say - come closer
Safety - look at Bea|(Do: walk round.)|(facilitator only: watch Bea)|Note to self: watch Bea
If someone is upset: go to “Rest”|If someone is upset → go to “Rest”|If someone is upset --> go to “Rest”
If someone is upset ➔ go to “Rest”|When someone is upset: go to “Rest”|(Note: Bea)|**Facilitator:** Bea
- Saftey: look at Bea|[Trainer: Bea]|If it rains: goto “Rest”
"""
HONEST = """
Three things: tea, time, chairs|Who: you|Day: one|Text: page two|Task: talk in pairs|Purpose: to see
Examples: tea, time|Not: how it was|Way: home|Sit down - and wait|What you say: yours|A facilitator is here.
Look at “Safety: first” again|(two minutes each)|When you are ready: begin
Question: what holds you?|Vote: yes or no|Today: what we do|Read: page two|Stay: here|None: so far|Ground rules: no names
"""


def words(table: str) -> list[str]:
    return [each.strip() for line in table.strip().splitlines() for each in line.split("|")]


def errors(found: list[Diagnostic]) -> list[str]:
    return [m.code for m in found if m.severity == "error"]


@pytest.mark.parametrize("line", words(PRIVATE))
def test_a_private_word_in_the_rooms_quote_is_an_error(line: str) -> None:
    assert errors(in_step(f"Show:\n> Sit down.\n> {line}")) == ["A804"]
    assert "A804" in errors(told(f"{PLAN}  - Show:\n    > Sit down.\n    > {line}\n", "plan"))


@pytest.mark.parametrize("line", words(HONEST))
def test_honest_words_for_the_room_stay_silent(line: str) -> None:
    assert not in_step(f"Show:\n> Sit down.\n> {line}\n\nAsk: What now? {line}")
    assert not told(f"{PLAN}  - Show: Sit down. {line}\n", "plan")


@pytest.mark.parametrize(
    "line",
    words("""
Facilitator: Bea may cry.|Saftey: look at Bea|Note to self: watch Bea|(Note: Bea)|(facilitator only: Bea)
Say - come closer|Trainer: Bea
"""),
)
def test_a_private_word_behind_the_rooms_sentence_is_an_error(line: str) -> None:
    assert errors(in_step(f"Ask: What now? {line}")) == ["A804"]
    assert errors(told(f"{PLAN}  - Show: You may pass. {line}\n", "plan")) == ["A804"]


@pytest.mark.parametrize("line", ["Say first: watch Bea.", "Skip step: x."])
def test_a_second_setting_in_what_a_plan_shows_is_an_error(line: str) -> None:
    assert errors(told(f"{PLAN}  - Show: You may pass. {line}\n", "plan")) == ["A804"]


@pytest.mark.parametrize(
    "line",
    words("""
Do: collect them|Todo: write more|Facilitator: collect|Example: mine|Ask: What now?|Note: give Bea two.
Saftey: look at Bea|If someone is upset: go to “Rest”|Show: one|Next: Rest|(Note: Bea)
"""),
)
def test_a_private_line_on_a_handout_is_told(line: str) -> None:
    assert [m.code for m in in_step("Say: hello", card=f"Write here.\n\n{line}")] == ["L423"]


def test_what_is_filled_in_on_a_handout_stays_silent() -> None:
    card = "Name: …… Facilitator: ……\nGroup: ……\nNotes: ____\nDo: …\nWhat I do: …\nIf I am stuck: I call"
    assert not in_step("Say: hello", card=card)


@pytest.mark.parametrize(
    "text", ["Power: What do you have?", "(Feel) What now?", "Listen for: a sigh", "Ask: What now?"]
)
def test_a_place_or_label_that_begins_the_words_of_a_probe_is_an_error(text: str) -> None:
    assert errors(in_step(f"Ask: What?\n\nDeeper:\n1. Surface: {text}")) == ["A804"]


@pytest.mark.parametrize(
    "words_behind",
    ["Question: Who could help?", "Then ask: Who could?", "Ask - Who could?", "Ask, “Who could?”"],
)
def test_a_question_hidden_in_what_is_said_is_an_error(words_behind: str) -> None:
    assert errors(in_step(f"Say: Think of one thing. {words_behind}")) == ["L422"]


def test_what_people_are_told_to_ask_each_other_stays_with_say() -> None:
    assert not in_step(
        "Say: Turn round and ask: Who are you? Ask - then wait. Discuss: two minutes."
    )


def test_a_table_of_one_row_with_its_rule_is_told() -> None:
    assert [m.code for m in in_step("Say: hello\n\n| Ask | What now? |\n|---|---|")] == ["L423"]


@pytest.mark.parametrize(
    ("sign", "code"),
    [("[day]", "V709"), ("(day)", "V709"), ("｛day｝", "V709"), ("${day}", "V709"), ("[venue]", "V709"),
     ("(venue)", ""), ("[days]", ""), ("{day}", ""), ("[day](x.md)", "")],
)  # fmt: skip
def test_a_variable_in_other_brackets_is_told(sign: str, code: str) -> None:
    header = "variables:\n  day: Monday\n"
    found = [m.code for m in in_step(f"Ask: What of {sign}?", header) if m.code[0] == "V"]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    "line",
    words("""
Show kindness: it costs nothing.|What people say: it was always so.|Somebody may say: it was so.
They will ask: how so?|“Ask: what is it?” is a label.|(Ask Rosa about the keys.)
"""),
)
def test_no_label_is_named_for_a_sentence_that_holds_its_word(line: str) -> None:
    assert not [m for m in in_step(f"Say: hello\n\n{line}") if m.code in ("L401", "L421")]
