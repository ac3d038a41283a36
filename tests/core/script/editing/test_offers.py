"""What may come next where somebody types."""

from __future__ import annotations

import pytest
from support.scripts import GOOD, PLAN

from l4pc_tui.core.script.editing.offer import Offer, Writing
from l4pc_tui.core.script.editing.offers import offers
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.script.model.words import FACTS, LABELS
from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.syntax.header import ScriptKind

PROGRAMME = """---
format: programme/1
---
# A year

Two mornings.

## Handout: A page

Write.

## Days

- 2026-11-25 Session: a-short-morning
"""
FOLDERS: dict[ScriptKind, Folder] = {"exercise": "exercise", "session": "plan", "programme": "plan"}
NAMES: dict[str, ScriptKind] = {GOOD: "exercise", PLAN: "session", PROGRAMME: "programme"}


def next_at(page: str, typed: str, instead: str) -> list[Offer]:
    """What may come next behind ``typed``, which stands in the place of a line of the page, or at
    its end."""
    start = page.index(instead) if instead else len(page)
    before = page[:start] + typed
    text = before + page[start + len(instead) :]
    line, col = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    kind = NAMES[page]
    so_far = read(text.encode(), path="page.md", kind=FOLDERS[kind]).so_far
    good = read(GOOD.encode(), path="a-small-question.md", kind="exercise").model
    plan = read(PLAN.encode(), path="a-short-morning.md", kind="plan").model
    assert isinstance(good, Exercise)
    assert isinstance(plan, SessionPlan)
    page_now = Writing(
        kind, tuple(text.split("\n")), lambda: so_far, lambda: {good.id: good},
        lambda: {plan.id: plan}, dict,
    )  # fmt: skip
    return list(offers(page_now, line, col))


CASES = (
    # page, what is typed, in the place of, what may come next among others, what is then there
    (GOOD, "As", "Ask: What did you notice this morning?", "Ask", "Ask: "),
    (GOOD, "- De", "- Depth: Surface", "Depth", "- Depth: "),
    (GOOD, "- Depth: Q", "- Depth: Surface", "Question", "- Depth: Question"),
    (GOOD, "- Cut: if", "- Depth: Surface", "if needed", "- Cut: if needed"),
    (GOOD, "- Group: tr", "- Group: pairs", "trios", "- Group: trios"),
    (GOOD, "- Whole room: ", "- Group: pairs", "yes", "- Whole room: yes"),
    (GOOD, "- Pulse: ey", "- Group: pairs", "eyes closed", "- Pulse: eyes closed"),
    (GOOD, "2. Fe", "2. Feel: What was that like?", "Feel", "2. Feel: "),
    (GOOD, "If someone is upset: g", 'If someone is upset: go to "Slow it down"', "go to", 'If someone is upset: go to "'),
    (GOOD, 'If lost: go to "Sl', 'If someone is upset: go to "Slow it down"', "Slow it down", 'If lost: go to "Slow it down'),
    (GOOD, "If lost: skip to ", 'If someone is upset: go to "Slow it down"', "Say it", 'If lost: skip to "Say it"'),
    (GOOD, "If lost: use exercise a", 'If someone is upset: go to "Slow it down"', "a-small-question", "If lost: use exercise a-small-question"),
    (GOOD, "If short", 'If someone is upset: go to "Slow it down"', "short of time", "If short of time: "),
    (GOOD, "- Group: ", "- Group: pairs", "fives", "- Group: fives"),
    (GOOD, "Next: ", "Show: One word each.", "end", "Next: end"),
    (GOOD, "## Af", "## Access", "Afterwards", "## Afterwards"),
    (GOOD, "## Si", "## Access", "Side step", "## Side step: "),
    (GOOD, "Show: with {par", "Show: One word each.", "partner", "Show: with {partner}"),
    (GOOD, "sta", "status: trial", "status", "status: "),
    (GOOD, "status: r", "status: trial", "retired", "status: retired"),
    (GOOD, "shape: f", "status: trial", "fishbowl", "shape: fishbowl"),
    (GOOD, "ending: ", "status: trial", "sheet", "ending: sheet"),
    (GOOD, "needs: [quiet-space, co", "status: trial", "co-facilitator", "needs: [quiet-space, co-facilitator"),
    (GOOD, "themes: op", "themes: [openness]", "openness", "themes: openness"),
    (PLAN, "- Exercise: a", "- Exercise: a-small-question", "a-small-question", "- Exercise: a-small-question"),
    (PLAN, "- 09:40 Ch", "- Exercise: a-small-question", "Check-in", "- 09:40 Check-in: "),
    (PLAN, "- Exercise: a-small-question\n  - Skip step: Sa", "- Exercise: a-small-question", "Say it", "  - Skip step: Say it"),
    (PLAN, "  - Pl", "- Close: one word each (5 min)", "Plan B", "  - Plan B: "),
    (PLAN, "  - Plan B: a", "- Close: one word each (5 min)", "a-small-question", "  - Plan B: a-small-question"),
    (PLAN, "  - Pulse: s", "- Close: one word each (5 min)", "slips", "  - Pulse: slips"),
    (PLAN, "  - Le", "- Close: one word each (5 min)", "Lead", "  - Lead: "),
    (PLAN, "- Close: one word each (5 min, ke", "- Close: one word each (5 min)", "keep", "- Close: one word each (5 min, keep"),
    (PROGRAMME, "- 2026-12-01 Se", "", "Session", "- 2026-12-01 Session: "),
    (PROGRAMME, "- 2026-12-01 Session: a", "", "a-short-morning", "- 2026-12-01 Session: a-short-morning"),
    (PROGRAMME, "- Acc", "", "Access call", "- Access call: "),
    (PROGRAMME, "- Visit: x\n  - Du", "", "Due", "  - Due: "),
    (PROGRAMME, "- Visit: x\n  - Due: on", "", "on the day", "  - Due: on the day"),
    (PROGRAMME, "- Visit: x\n  - Who: ", "", "threes", "  - Who: threes"),
    (PROGRAMME, "- Visit: x\n  - Exercise: a", "", "a-small-question", "  - Exercise: a-small-question"),
    (PROGRAMME, "- Visit: x\n  - Handout: ", "", "A page", "  - Handout: A page"),
    (PROGRAMME, "thr", "format: programme/1", "thread", "thread: "),
)  # fmt: skip


@pytest.mark.parametrize(("page", "typed", "instead", "word", "then"), CASES)
def test_what_fits_is_offered_and_takes_the_place_of_what_was_typed(
    page: str, typed: str, instead: str, word: str, then: str
) -> None:
    found = next_at(page, typed, instead)
    offer = next(each for each in found if each.word == word)
    assert len({each.word for each in found}) == len(found)
    assert typed.rpartition("\n")[2][: offer.col - 1] + offer.new == then


def test_every_label_and_every_fact_is_offered_with_what_it_means() -> None:
    found = {each.word: each.told for each in next_at(GOOD, "", "One question, asked twice.")}
    assert not {*LABELS, *FACTS, "If"} - found.keys()
    assert all(told.endswith(".") for told in found.values())


@pytest.mark.parametrize(
    "typed", ["Say: Turn to ", "and then we go on with ", "> quoted ", "| a | ", "## 3. A step: "]
)
def test_prose_is_left_alone(typed: str) -> None:
    assert next_at(GOOD, typed, "Say: Turn to somebody and take your time.") == []
