"""Advice: sentences that get it, and sentences as near to them that get none."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.reading.script import read

HEAD = "---\nformat: exercise/1\npeople: 6-24\nstatus: trial\n{head}---\n# T\n\nS.\n\n"
LIST = "## Before you begin\n\n- 1 pen per person\n{listed}\n\n"
HOME = (
    "\n\n## And home\n\n- Time: 5 min\n- Depth: Return\n\nSay: bye\n\n## Access\n\nAs each needs.\n"
)


def page(
    lines: str,
    *,
    facts: str = "- Group: whole circle",
    listed: str = "",
    head: str = "",
    more: str = "",
) -> str:
    """An exercise on trial with one step of those lines."""
    step = f"## First\n\n- Time: 5-8 min\n{facts}\n\n{lines}"
    return HEAD.format(head=head) + LIST.format(listed=listed) + step + HOME + more


def codes(text: str) -> list[str]:
    kind = "plan" if "session/1" in text else "exercise"
    found = read(text.encode(), path="exercises/page.md", kind=kind).diagnostics  # type: ignore[arg-type]
    assert [m.code for m in found if m.severity == "error"] == []
    return [m.code for m in found]


def of(code: str, text: str) -> int:
    return codes(text).count(code)


FORETOLD = [
    "People laugh first, and then it goes quieter.",
    "The first round is stiff, and the second is better.",
    "There is giggling, and then somebody says that they have sent this one.",
    "They look for the rules first. Then someone says, “In truth she rings herself.”",
    "Most cards land on Policy at first, and wander to Habit.",
    "For two minutes nobody moves. Then one person goes.",
    "Someone will ask what this is for, and a guess will not do.",
    "The second time is nearly always shorter.",
    "By the end it is very quiet.",
    "Most groups find nothing. Wait.",
]
LOOKED_FOR = [
    "Look for laughter first, and for a quiet after it.",
    "People may laugh. Leave it.",
    "If people laugh, wait until they have finished.",
    "When the room goes quiet, count to ten before you speak.",
    "Watch for the moment when somebody says it of themselves.",
    "“People laugh first, and then it goes quiet,” one facilitator told us.",
    "Everybody keeps the card until the end.",
    "People keep their sheets. The promise comes in the next part.",
    "When we ran it with 14 people, the second round was shorter.",
    "In two runs so far, people laughed first.",
    "The first round is yours, the second is theirs.",
    "What if nobody moves? Begin yourself.",
    "The third person writes. They stop after four lines.",
    "Some people need longer. Give it.",
]  # fmt: skip


@pytest.mark.parametrize("words", FORETOLD)
def test_a_note_that_tells_what_a_room_will_do_gets_advice(words: str) -> None:
    assert of("A815", page(f"Note: {words}")) >= 1


@pytest.mark.parametrize("words", LOOKED_FOR)
def test_a_note_that_says_what_to_look_for_gets_none(words: str) -> None:
    assert of("A815", page(f"Note: {words}")) == 0


def test_what_people_are_told_to_do_is_not_foretold() -> None:
    assert of("A815", page("Say: Most groups find a table. Everybody says one word.")) == 0


SEEN = [
    "Say: Hold a hand close to your chest, so that only I can see it. Five fingers mean safe.",
    "Do: Fingers against the chest, one to five.",
    "Say: Show one to five before your chest.",
    "Say: How safe is it? Thumbs up or down, so that only the two of us see it.",
    "Note: Finish with fingers against their chests.",
    "Say: Fingers under the table, one to five. I come round.",
]
HIDDEN = [
    "Say: Write one to five on a slip. Fold it, so that nobody else sees it.",
    "Say: Turn your card face down, so that only I can see it. Red is one, green is five.",
    "Say: Close your eyes. Fingers against your chest, one to five.",
    "Safety: Never ask for fingers against the chest, one to five: the circle sees them.",
    "Say: Put a hand on your chest, and breathe.",
    "Say: Hold up one to five fingers. Everybody sees them, so show only what you like.",
    "Say: Send one to five in the chat, so that only I can see it.",
]


@pytest.mark.parametrize("words", SEEN)
def test_a_vote_that_is_not_hidden_gets_advice(words: str) -> None:
    assert of("A816", page(words)) == 1


@pytest.mark.parametrize("words", HIDDEN)
def test_a_vote_that_is_hidden_or_open_gets_none(words: str) -> None:
    assert of("A816", page(words)) == 0


def test_a_plan_s_note_on_fingers_gets_advice_and_two_people_may_show_each_other() -> None:
    plan = "---\nformat: session/1\nstart: 09:30\nlead: [A]\n---\n# D\n\nS.\n\n- Welcome: hello (5-8 min)\n  - Note: Fingers against the chest, one to five.\n- Close: bye (5-8 min)\n"
    assert of("A816", plan) == 1
    assert (
        of("A816", page("Say: Fingers against your chest, one to five.", facts="- Group: pairs"))
        == 0
    )


LEFT_OVER = [
    "If somebody is left over: three go together.",
    "If there is an odd number: one three, and shorter turns.",
    "Do: Where somebody is without a partner, join them yourself.",
    "Say: Find a partner. If you are left over, come to me.",
    "If the numbers do not fit: two pairs or threes, as it comes.",
    "Note: One pair of three is fine.",
]
ALONE = [
    "If people are stuck: ask about last week.",
    "Say: Find a partner.",
    "If someone would rather not: they listen.",
    "If short of time: one question only.",
    "Note: Walk round, and listen.",
    "Say: Two people, one question.",
]


@pytest.mark.parametrize("words", LEFT_OVER)
def test_pairs_with_a_door_get_no_advice(words: str) -> None:
    assert of("A817", page(words, facts="- Group: pairs")) == 0


@pytest.mark.parametrize("words", ALONE)
def test_pairs_without_a_door_get_advice(words: str) -> None:
    assert of("A817", page(words, facts="- Group: pairs")) == 1


def test_no_word_is_needed_where_nobody_can_be_over() -> None:
    even = page("Say: x", facts="- Group: pairs").replace("people: 6-24", "people: 12")
    assert of("A817", even) == 0
    assert of("A817", even.replace("people: 12", "people: 13")) == 1
    assert of("A817", page("Say: x", facts="- Group: groups of 2-3")) == 0


def test_a_draft_is_not_told_what_it_still_lacks() -> None:
    draft = page("Say: At the bell, take a card.", facts="- Group: pairs").replace("trial", "draft")
    assert codes(draft) == []


HEARD = ["At the bell, change over.", "Change over at the soft bell.", "Listen until the bell rings.",
         "I ring softly after two minutes.", "At each bell, move on.", "Ring loudly at the end."]  # fmt: skip
SIGNS = ["At the bell and the raised hand, change over.", "When the light goes on with the bell, change.",
         "Change over when I raise my hand.", "At the bell, and when my arm is up, hands up too.",
         "Who rings the doorbell first?", "Look at the rings again.", "Draw the ring once more, or a ring twice as large.", "Ring her this week.",
         "At the bell we stop; I hold up my hand as well.", "I put one hand up at the bell.",
         "My hands are in the air at the bell."]  # fmt: skip


@pytest.mark.parametrize("words", HEARD)
def test_a_bell_that_is_only_heard_gets_advice(words: str) -> None:
    assert of("A818", page(f"Say: {words}", listed="- A bell")) == 1


@pytest.mark.parametrize("words", SIGNS)
def test_a_sign_that_is_seen_gets_none(words: str) -> None:
    assert of("A818", page(f"Say: {words}", listed="- A bell")) == 0


def test_a_sign_under_access_is_enough() -> None:
    text = page("Say: At the bell, change.", listed="- A bell")
    assert of("A818", text.replace("As each needs.", "A lamp goes on with every bell.")) == 0


STOPPED = [
    "Ask: How safe is it?\n\nIf anyone shows one finger: skip to And home",
    "Ask: How safe is it?\n\nIf one answer is a one: end",
    "Ask: How safe is it?\n\nIf one finger: skip to And home",
    "Safety: One person on one finger is enough. Then the whole room goes straight on to the last step.",
    "Safety: Fingers, one to five. If somebody shows one, we stop here.",
    "Note: One to five on slips. At one low answer, go back to the way back.",
]
HELD = [
    "Ask: How safe is it?\n\nIf one answer is low: pause, then two rooms.",
    "Ask: How safe is it?\n\nSay: At one low answer we pause, and you choose a room.\n\nIf anyone shows one finger: skip to And home",
    "Safety: One low answer pauses. Then plan B in the other room for those who choose it.",
    "Note: One person shows one line at a time, on a scale from one to five.",
    "If one voice takes over: skip to And home",
    "If everybody is tired: end",
]


@pytest.mark.parametrize("words", STOPPED)
def test_one_low_answer_that_ends_it_gets_advice(words: str) -> None:
    assert of("A819", page(words)) == 1


@pytest.mark.parametrize("words", HELD)
def test_a_pause_or_another_reason_gets_none(words: str) -> None:
    assert of("A819", page(words)) == 0


USED = [
    ("Do: Give everybody three cards.", "cards"),
    ("Say: Write on your slip, and fold it.", "slips"),
    ("Do: Pass the bowl round.", "a bowl"),
    ("Do: Hang the sheets side by side.", "tape"),
    ("Say: One sticky note for each thing.", "sticky notes"),
    ("Say: At the bell, change over.", "a bell"),
    ("Say: Put it into your envelope.", "envelopes"),
    ("Do: Lay the flip chart on the floor.", "large sheets"),
]
NOT_USED = [
    ("Do: Put the chairs along the wall.", ""),
    ("Say: A slip of the tongue will do.", ""),
    ("Say: A spare key, a number by heart, the good scissors.", ""),
    ("Do: Give everybody three cards.", "- 3 postcards per person"),
    ("Do: Hang the sheets side by side.", "- 1 large sheet per four, and tape"),
    ("Do: Stick the sticky notes up.", "- 3 post-its per person"),
    ("Say: Think of the last card that you got at home.", ""),
    ("Say: “Take a card,” they said, and nobody did.", ""),
    ("Note: In a small room a bell can do instead.", ""),
    ("Say: Write your line into the chat.", ""),
]


@pytest.mark.parametrize(("words", "thing"), USED)
def test_a_thing_that_is_not_listed_gets_advice(words: str, thing: str) -> None:
    found = read(page(words).encode(), path="exercises/page.md", kind="exercise").diagnostics
    assert any(m.code == "A820" and thing in m.message for m in found)


@pytest.mark.parametrize(("words", "listed"), NOT_USED)
def test_a_thing_that_is_listed_or_none_gets_none(words: str, listed: str) -> None:
    assert of("A820", page(words, listed=listed)) == 0


def test_writing_needs_pens() -> None:
    text = page("Say: Think of one thing. Write it down.", listed="- 1 card per person")
    assert of("A820", text) == 0
    assert of("A820", text.replace("- 1 pen per person\n", "")) == 1


LAW = [
    "Carers have a right to an assessment.",
    "The law says that people can choose.",
    "Councils are not allowed to charge for that.",
    "There is a statutory duty to ask.",
    "Under the Care Act 2014 it is so.",
    "Care homes are required by contract and by law to let visitors in.",
    "Regulation 9A makes visits a right.",
    "The regulations require a reason in writing.",
    "It is against the law to refuse.",
]  # fmt: skip
NO_LAW = [
    "In England, carers have a right to an assessment.",
    "Who here could find out what the law says?",
    "People are still told, plainly, what they have a right to.",
    "“The law says no,” they will tell you. Ask which.",
    "Grief about it is allowed, and so is leaving it.",
    "Is it law, policy, habit or myth?",
    "Find out whether councils are allowed to charge for it.",
    "You are allowed to pass.",
    "Scotland has an Act of its own. The law says there who decides.",
    "We have a right to be tired.",
]


@pytest.mark.parametrize("words", LAW)
def test_a_law_told_without_its_nation_gets_advice(words: str) -> None:
    assert of("A821", page(f"Note: {words}")) >= 1


@pytest.mark.parametrize("words", NO_LAW[:-1])
def test_a_law_with_its_nation_or_a_question_gets_none(words: str) -> None:
    assert of("A821", page(f"Note: {words}")) == 0


def test_a_nation_that_the_step_names_holds_for_all_of_it() -> None:
    lines = "Say: We look at England today.\n\nNote: Carers have a right to an assessment."
    assert of("A821", page(lines)) == 0


def test_what_kinds_of_rule_there_are_is_no_fact_about_one() -> None:
    handout = "\n## Handout: Kinds\n\n| Law | A parliament made it |\n| --- | --- |\n| Policy | It has an owner |\n"
    assert of("A821", page("Handout: Kinds", more=handout)) == 0


ONE_BODY = [
    "If people cannot walk: bring the notes to them.", "Safety: Stay on your feet, and near.",
    "Say: Everybody stand up and find a partner.", "Say: Come with your card, or take a walk.",
    "Do: Look your partner in the eye.", "Say: The whole room stands.", "Do: Get up and change places.",
]  # fmt: skip
ALL_BODIES = [
    "Say: Find a partner, and a place where you can talk.",
    "Say: Stand up or stay where you are, and turn to someone.",
    "Say: Take a walk, or sit outside for a while.",
    "Note: It takes people a week to get up the courage.",
    "Say: Stand up for what you believe.",
    "Safety: Be near, and be free of tasks.",
    "Say: Some of us wheel, some walk. Go out for a while.",
    "Say: Let things stand as they are.",
    "Do: Let people get up one by one. Take an object to anybody who would rather stay put.",
]  # fmt: skip


@pytest.mark.parametrize("words", ONE_BODY)
def test_words_that_suppose_one_body_get_advice(words: str) -> None:
    assert of("A822", page(words)) == 1


@pytest.mark.parametrize("words", ALL_BODIES)
def test_words_for_every_body_get_none(words: str) -> None:
    assert of("A822", page(words)) == 0


BETTER = [
    "Ask two service users.", "Her father suffers from dementia.", "He is wheelchair-bound.",
    "She is confined to a wheelchair.", "Meet the elderly and the young.", "Where is the disabled toilet?",
    "An able-bodied colleague.", "Invite the disabled.", "A stroke victim.",
]  # fmt: skip
GOOD_WORDS = [
    "Ask two people who draw on support.", "Her father has dementia.", "He uses a wheelchair.",
    "The service suffers from its own success.", "Ask the elderly aunt.", "The disabled people in the room lead.",
    "“Service users” is what the form says.", "A chair is bound to fall.", "Say people, never service users.",
]  # fmt: skip


@pytest.mark.parametrize("words", BETTER)
def test_a_word_that_people_asked_us_to_drop_gets_a_better_one(words: str) -> None:
    assert of("A823", page(f"Note: {words}")) == 1


@pytest.mark.parametrize("words", GOOD_WORDS)
def test_a_good_word_or_a_quoted_one_gets_none(words: str) -> None:
    assert of("A823", page(f"Note: {words}")) == 0


def harvest(cut: str, group: str = "whole circle", ask: str = "What did you find?") -> str:
    facts = "- Group: fours\n- Depth: Feel"
    then = f"\n\n## Round\n\n- Time: 3-4 min\n- Group: {group}\n{cut}\n\nAsk: {ask}"
    return page(f"Ask: How was it?{then}", facts=facts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (harvest("- Cut: first"), 1),
        (harvest("- Cut: if needed"), 1),
        (harvest("", group="fours"), 1),
        (harvest("", ask="How safe is it to go on?"), 1),
        (harvest("- Cut: first", group="fours"), 1),
        (
            page(
                "Ask: How was it?\n\n## More\n\n- Time: 5-6 min\n- Group: same\n\nSay: x",
                facts="- Group: fours\n- Depth: Power",
            ),
            1,
        ),
        (page("Ask: How was it?", facts="- Group: fours\n- Depth: Power"), 0),
        (harvest("- Cut: never"), 0),
        (harvest(""), 0),
        (page("Ask: What is it?", facts="- Group: fours"), 0),
        (harvest("- Cut: first").replace("Depth: Feel", "Depth: Surface"), 0),
        (harvest("- Cut: first").replace("Say: bye", "Ask: What have we learned?"), 0),
        (harvest("- Cut: first").replace("Say: bye", "- Group: pairs\n\nAsk: Which day?"), 1),
        (page("Ask: How was it?", facts="- Depth: Feel"), 0),
    ],
)
def test_the_question_of_what_was_learned_is_kept(text: str, told: int) -> None:
    assert of("A824", text) == told


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("Pairs go into rooms.", 1),
        ("Use breakout rooms, and a chat.", 1),
        ("The five minutes are the same. Rooms are sorted before.", 1),
        ("Slower. Everything takes longer.", 1),
        ("Cameras may be off.", 1),
        ("Share the handout first.", 1),
        ("Opening rooms takes two minutes each time.", 0),
        ("Two minutes to open the rooms, one to come back.", 0),
        ("Give each room 2 min more.", 0),
        ("For opening breakouts, count 90 seconds.", 0),
        ("Add a minute to every round in pairs.", 0),
        ("Hybrid: the room waits two minutes for the breakouts.", 0),
    ],
)
def test_rooms_on_a_call_take_minutes(section: str, told: int) -> None:
    text = page(
        "Say: x",
        facts="- Group: fours",
        head="setting: either\n",
        more=f"\n## Online\n\n{section}\n",
    )
    assert of("A825", text) == told


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("- 12 cards", 1), ("- 20 pens", 1), ("- 8 printed handouts", 1), ("- 6 slips of paper", 1),
        ("- 10 postcards", 1), ("- 18 pencils", 1),
        ("- 1 card per person", 0), ("- 24 pens", 0), ("- 3 red cards, one for each who leads", 0),
        ("- 30 cards", 0), ("- 12 chairs", 0), ("- A card of your own", 0), ("- 2 pens per pair", 0),
    ],
)  # fmt: skip
def test_a_number_that_fits_one_size_of_group_gets_advice(listed: str, told: int) -> None:
    assert of("A827", page("Say: x", listed=listed)) == told


def test_advice_is_for_pages_in_english() -> None:
    text = page("Note: People laugh first.", head="language: de\n")
    assert codes(text) == []
    assert of("A815", text.replace("language: de", "language: en-GB")) == 1


def test_advice_stands_on_the_words_also_in_a_broken_line() -> None:
    text = page("Note: The second time is\nnearly always shorter.\n")
    found = read(text.encode(), path="exercises/page.md", kind="exercise").diagnostics
    told = next(m for m in found if m.code == "A815")
    line = text.split("\n")[told.line - 1]
    assert line[told.col - 1 : told.end - 1] == "The second time is"


def test_a_flood_of_words_is_not_read_for_advice() -> None:
    held = "\n\n".join(["Note: People laugh first.", "Note: x " + "and so on " * 380] * 11)
    assert of("A815", page(held)) == 11
    assert of("A815", page("\n\n".join([held] * 2))) == 0


def test_a_page_with_an_error_is_mended_first() -> None:
    text = page("Note: People laugh first.").replace("- Time: 5-8 min", "- Time: soon")
    found = read(text.encode(), path="exercises/page.md", kind="exercise").diagnostics
    assert "A815" not in [m.code for m in found]
