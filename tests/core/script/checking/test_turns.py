"""What a part needs at least, from what its words promise."""

from __future__ import annotations

import pytest

from l4pc_tui.core.script.checking.turns import Needed, needed, needed_by_item
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.reading.script import read

TOP = "---\nformat: exercise/1\npeople: 6-24\n---\n# T\n\nS.\n\n## Before\n\n- Time: 5 min\n- Group: {before}\n\nSay: x\n\n"
HOME = "\n\n## And home\n\n- Time: 5 min\n- Depth: Return\n\nSay: bye\n"


def need(lines: str, people: int = 18, *, before: str = "alone", more: str = "") -> Needed:
    """What the second step of an exercise needs."""
    text = TOP.format(before=before) + "## It\n\n" + lines + HOME + more
    model = read(text.encode(), path="exercises/page.md", kind="exercise").model
    assert isinstance(model, Exercise)
    return needed(model, people)[1]


def about(seconds: float) -> object:
    """A little more is what is said."""
    return pytest.approx(seconds, abs=12)


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        ("- Time: 5-8 min\n\nSay: Two minutes each.", 18 * 120),
        ("- Time: 5-8 min\n\nSay: One sentence each.", 18 * 15),
        ("- Time: 5-8 min\n\nSay: One word each.", 18 * 6),
        ("- Time: 5-8 min\n\nDo: One sentence from each trio.", 6 * 15),
        ("- Time: 5-8 min\n\nDo: Two or three voices.", 2 * 20),
        ("- Time: 5-8 min\n\nSay: A few of us, in a sentence each.", 0),
        ("- Time: 5-8 min\n- Group: pairs\n\nSay: Three minutes each.", 60 + 2 * 180),
        ("- Time: 5-8 min\n- Group: pairs\n\nSay: Find somebody you know less well. Three minutes each.", 90 + 2 * 180),
        ("- Time: 5-8 min\n- Group: pairs\n\nSay: Turn to a neighbour. Half a minute each.", 20 + 2 * 30),
        ("- Time: 5-8 min\n- Group: trios\n\nSay: Each of you has four minutes.", 90 + 3 * 240),
        ("- Time: 5-8 min\n- Group: fours\n\nSay: Tell the others what it was, in one minute. One note for each story.", 90 + 4 * 60 + 60),
        ("- Time: 2 x 3-4 min\n- Group: pairs\n\nSay: Change over.", 60 + 2 * 180),
        ("- Time: 2 x 3-4 min\n- Group: pairs\n\nSay: Five minutes each.", 60 + 2 * 300),
        ("- Time: 3 x 6 min\n- Group: trios\n\nDo: Ring after seven minutes. After seven minutes of each round, ask.", 90 + 3 * 420),
        ("- Time: 5-8 min\n- Group: alone\n\nDo: Two minutes of quiet.", 120),
        ("- Time: 5-8 min\n- Group: alone\n\nSay: Take ten minutes each way.", 0),
        ("- Time: 5-8 min\n\nSay: Those who lead speak for four minutes each.", 0),
    ],
)  # fmt: skip
def test_turns_are_multiplied_by_those_who_take_them(lines: str, seconds: int) -> None:
    assert need(lines).seconds == about(seconds)


def test_a_small_room_finds_one_another_sooner_and_a_group_that_stays_does_not_move() -> None:
    pairs = "- Time: 5-8 min\n- Group: pairs\n\nSay: Find somebody new. One minute each."
    assert need(pairs, 8).seconds == about(60 + 120)
    stays = "- Time: 5-8 min\n- Group: trios\n\nSay: One minute each."
    assert need(stays, before="trios").seconds == about(180)


def test_a_form_that_is_filled_in_takes_its_lines() -> None:
    form = "\n## Handout: A form\n\nWhat ………………\n\nWhen ………………\n\nWho ………………\n"
    lines = "- Time: 1-2 min\n- Group: alone\n\nHandout: A form\n\nSay: Fill in what you like."
    assert need(lines, more=form).seconds == about(75)
    assert need(lines.replace("Fill in", "Read"), more=form).seconds == about(0)


def test_what_fits_and_what_only_fits_when_it_is_not_squeezed() -> None:
    told = "- Time: {} min\n- Group: pairs\n\nSay: Three minutes each."
    assert (need(told.format("8-9")).fits, need(told.format("8-9")).short) == (True, False)
    assert (need(told.format("5-9")).fits, need(told.format("5-9")).short) == (True, True)
    assert not need(told.format("5-6")).fits
    rounds = "- Time: 2 x 3-4 min\n- Group: pairs\n\nSay: Change over."
    assert (need(rounds).fits, need(rounds).short) == (True, True)
    assert not need(rounds.replace("3-4", "3")).fits
    # A minute in sixteen is made up for, and half minutes are kept for moving.
    assert not need(rounds.replace("3-4", "3½-4")).short
    assert not need(rounds.replace("3-4", "8-9")).short


def test_the_parts_are_told_in_words() -> None:
    parts = need("- Time: 5-8 min\n- Group: pairs\n\nSay: Three minutes each, please.").words
    assert parts == "moving 1 min, what you say 2 sec, 2 turns of 3 min 6 min"


@pytest.mark.parametrize(
    ("settings", "people", "seconds"),
    [
        ("  - Say first: Two minutes each. The others listen.", 8, 8 * 120),
        (
            "  - Say first: Two minutes each.\n  - Note: Ask the partners to say one sentence.",
            8,
            8 * 135,
        ),
        ("  - Say first: Find your partner. Ask each other, four minutes each.", 18, 2 * 240),
        ("  - Note: Stand by the door. Take the register as people come in.", 24, 24 * 45),
        ("  - Note: One word each, from those who like.", 24, 0),
        ("  - Note: One word each.", 24, 24 * 6),
        ("  - Note: Stay by the door for ten minutes.", 24, 0),
        ("  - Note: The pulse on slips, in a bowl.", 24, 120),
    ],
)
def test_a_part_of_a_plan_needs_what_its_notes_promise(
    settings: str, people: int, seconds: int
) -> None:
    text = f"---\nformat: session/1\nstart: 09:30\nlead: [A]\n---\n# D\n\nS.\n\n- Welcome: hello (5-8 min)\n{settings}\n- Close: bye (5-8 min)\n"
    plan = read(text.encode(), path="sessions/page.md", kind="plan").model
    assert isinstance(plan, SessionPlan)
    item = plan.items[0]
    assert item.time is not None
    found = needed_by_item(item, item.time.for_people(people), people)
    assert found.seconds == about(seconds)
    assert (found.least, found.most) == (300, 480)
