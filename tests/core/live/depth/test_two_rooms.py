"""How a pulse is asked, what stands ready instead, and words that count nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.live import PLAN, RULES, Table, lay

from l4pc_tui.core.live.depth.two_rooms import asked_how, is_due, is_low, plan_b_of
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.safety_pulse import Pulse
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Asking

LOW = (1, 0, 2, 5, 3)


def table(arrivals: Asking = "", rule: Asking = "", trace: Asking = "") -> Table:
    """The morning with a plan B below its exercise; how pulses are asked, by whom it is said."""
    first, exercise, *rest = PLAN.items
    items = (replace(first, pulse=arrivals), replace(exercise, pulse=rule, plan_b="other"), *rest)
    steps = [replace(s, pulse=trace) if s.id == "trace-it" else s for s in RULES.steps]
    steps[-1] = replace(steps[-1], depth=Place.RETURN)
    held = Table(lay(replace(PLAN, items=items), replace(RULES, steps=tuple(steps))))
    held.start()
    return held


@pytest.mark.parametrize(
    ("said", "at_first", "at_trace", "at_the_talk"),
    [
        (("", "", ""), "", "", ""), (("cards", "", ""), "cards", "cards", "cards"),
        (("cards", "", "slips"), "cards", "slips", "slips"), (("", "", "slips"), "slips", "slips", "slips"),
        (("", "chat", "slips"), "chat", "chat", "chat"),
    ],
)  # fmt: skip
def test_the_nearest_way_that_the_script_names_counts(
    said: tuple[Asking, Asking, Asking], at_first: str, at_trace: str, at_the_talk: str
) -> None:
    held = table(*said)
    found = [asked_how(held.sheet, Run()), asked_how(held.sheet, held.run)]
    for stop in ("2/trace-it", "4"):
        held.do(rules.goto(held.sheet, held.run, stop))
        found.append(asked_how(held.sheet, held.run))
    assert found == [at_first, at_first, at_trace, at_the_talk]


def test_a_plan_b_stands_ready_until_its_item_is_on_the_way_back() -> None:
    held = table()
    assert plan_b_of(held.sheet, Run()) is None
    ready = []
    for stop in ("1", "2/pick-one", "2/hear-it", "2/name-it", "4"):
        held.do(rules.goto(held.sheet, held.run, stop))
        ready.append(plan_b_of(held.sheet, held.run) is not None)
    assert ready == [True, True, True, False, False]


def test_a_pause_is_due_an_answer_only_after_a_low_pulse_and_once() -> None:
    held = table()

    def due() -> bool:
        return is_due(held.run, held.room.moves)

    held.do(rules.pause(held.sheet, held.run))
    assert not due()
    held.do(rules.pulse(held.run, (0, 0, 0, 5, 3)))
    assert not due()
    held.do(rules.pulse(held.run, LOW))
    assert due()
    held.do(rules.pause(held.sheet, held.run))
    assert not due()
    held.do(rules.pause(held.sheet, held.run))
    assert not due(), "it was answered by going on"


@given(st.lists(st.integers(0, 6), min_size=5, max_size=5))
def test_no_words_tell_how_many_were_low(counts: list[int]) -> None:
    pulse = Pulse(0.0, tuple(counts))
    low = sum(counts[:2])
    for words in (pulse.words, pulse.felt):
        assert "person" not in words
        assert "said" not in words
    if low and sum(counts[3:]):
        assert pulse.felt.endswith("; not everybody")
    assert is_low(Run(pulses=(pulse,))) == (pulse.colour() == "red")
