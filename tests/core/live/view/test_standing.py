"""Header, card and time panel tell the same ends, in as many words as fit."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from support.live import PLAN, RULES, ZONE, Table, fixed, item, lay
from support.plans import Found, Wish, do, plans, table, wishes

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.view.view import Heading, view
from l4pc_tui.core.live.view_model import EndLine, SessionView
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text import amounts
from l4pc_tui.core.text.amounts import apart
from l4pc_tui.core.text.toned import Words

LONG_DAY = replace(
    PLAN, finish=15 * 3600,
    items=(*PLAN.items[:2], item("Break", fixed(15)), *PLAN.items[3:],
           item("Lunch", fixed(45), 12 * 3600 + 52 * 60), item("Talk", fixed(60))),
)  # fmt: skip


def look(held: Table) -> SessionView:
    return view(held.sheet, held.room, held.now, heading=Heading("A", ""), zone=ZONE)


def said(words: Words) -> str:
    return "".join(word.text for word in words)


def told(end: EndLine) -> str:
    """An end as the header tells it whole."""
    name = end.what.lower() if end.what in ("Break", "Lunch") else end.what
    if end.planned == end.expected:
        return f" · {name} {end.expected} {end.told}"
    return f" · {name} {end.expected} (planned {end.planned})"


def test_counted_from_now_the_header_leads_with_the_lock_that_is_late(tracing: Table) -> None:
    tracing.now += 60 * 30
    tracing.do(time_changes.count_from_now(tracing.sheet, tracing.run, tracing.now))
    assert said(look(tracing).standing) == (
        "▲ 3 min late at Break · break 10:03 (planned 10:00) · finish 11:03 (planned 11:00)"
    )
    tracing.do(time_changes.adjust(tracing.sheet, tracing.run, -60))
    tracing.next()
    assert said(look(tracing).standing).startswith("▲ 3 min late at Break ·")


@given(plans(), wishes(), st.integers(0, 1500))
def test_no_green_sign_leads_while_a_lock_or_the_finish_is_late(
    found: Found, wished: list[Wish], after: int
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    held.now += after
    if held.run.state is not State.CLOSED and any(
        apart(lock.at, lock.arrives) > 0 for lock in held.times.locks
    ):
        assert look(held).standing[0].text.startswith("▲"), look(held).standing


@given(plans(), wishes(back=600), st.integers(0, 1500))
def test_header_and_panel_never_disagree(found: Found, wished: list[Wish], after: int) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    held.now += after
    seen = look(held)
    shown = [end for end in seen.ends if end.what != "this step"]
    if held.run.state is State.CLOSED:
        (finish,) = shown
        assert said(seen.standing) == f"closed at {finish.expected}, planned {finish.planned}"
        return
    assert said(seen.standing).endswith("".join(map(told, shown)))
    for form in (seen.standing, *seen.shorter):
        assert f" · finish {shown[-1].expected}" in said(form), "the finish is in every form"
    sizes = [len(said(form)) for form in (seen.standing, *seen.shorter)]
    assert sizes == sorted(sizes, reverse=True)


@given(plans(), wishes(), st.integers(0, 1500))
def test_the_words_beside_two_clock_times_add_up(
    found: Found, wished: list[Wish], after: int
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    held.now += after
    for end in look(held).ends:
        amount = re.fullmatch(r"(?:(\d+) h ?)?(?:(\d+) min )?(late|early)", end.told)
        apart = minutes(end.expected) - minutes(end.planned) if end.planned else 0
        if amount is None:
            assert end.told in ("holds", "on time", "as planned", "")
            assert apart == 0 or not end.planned
            continue
        length = int(amount[1] or 0) * 60 + int(amount[2] or 0)
        assert (apart - (length if amount[3] == "late" else -length)) % (24 * 60) == 0


@given(plans(), wishes(), st.integers(0, 1500))
def test_one_overrun_is_one_number_in_figures_words_and_header(
    found: Found, wished: list[Wish], after: int
) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    held.now += after
    seen, left = look(held), held.times.left
    if not seen.card.timer.startswith("+"):
        return
    whole, rest = (int(part) for part in seen.card.timer.lstrip("+").split(":"))
    words = seen.card.told
    if held.run.state is State.RUNNING and left <= -1:
        assert words == (f"{amounts.minutes(whole * 60)} over" if whole else f"{rest} sec over")
    if abs(held.times.late + left) < 0.001:
        lead = seen.standing[0].text
        if whole:
            assert lead == f"▲ {amounts.minutes(whole * 60)} behind"
        else:
            assert "behind" not in lead


def minutes(clock: str) -> int:
    hours, rest = clock.split(":")
    return int(hours) * 60 + int(rest)


def test_a_break_that_comes_early_is_said_to_in_the_header_too() -> None:
    plan = replace(PLAN, items=(*PLAN.items[:2], item("Break", fixed(15)), *PLAN.items[3:]))
    held = Table(plan=lay(plan))
    held.start()
    assert " · break 09:45 on time · " in said(look(held).standing), "nothing holds it there"
    held.next(1)
    assert said(look(held).standing) == (
        "▼ 14 min ahead · break 09:31 (planned 09:45) · finish 10:31 (planned 11:00)"
    )


def test_the_header_gets_shorter_and_keeps_the_finish() -> None:
    held = Table(plan=lay(LONG_DAY))
    held.start()
    held.now += 63 * 60
    forms = [said(form) for form in (look(held).standing, *look(held).shorter)]
    assert forms == [
        "▲ 48 min behind · break 10:33 (planned 09:45) · lunch 12:52 holds"
        " · finish 14:37 (planned 15:00)",
        "▲ 48 min behind · break 10:33 (planned 09:45) · lunch 12:52"
        " · finish 14:37 (planned 15:00)",
        "▲ 48 min behind · break 10:33, not 09:45 · lunch 12:52 · finish 14:37, not 15:00",
        "▲ 48 min behind · break 10:33 · lunch 12:52 · finish 14:37, not 15:00",
        "▲ 48 min behind · break 10:33 · lunch 12:52 · finish 14:37",
        "▲ 48 min behind · break 10:33 · finish 14:37",
        "▲ 48 min behind · finish 14:37",
    ]


def test_the_card_says_until_when_and_what_was_planned(tracing: Table) -> None:
    card = look(tracing).card
    assert (card.until, card.due) == ("until 09:32", "")
    tracing.next(2)
    card = look(tracing).card
    assert (card.until, card.due) == ("until 09:28", "planned 09:38")
    tracing.now += 10 * 60
    card = look(tracing).card
    assert (card.until, card.due) == ("was due 09:28", "planned 09:38")
    tracing.do(rules.pause(tracing.sheet, tracing.run))
    tracing.now += 60
    assert tracing.run.state is State.PAUSED
    assert look(tracing).card.until == "was due 09:28", "a pause changes nothing of the past"


def test_a_side_step_has_an_end_but_no_planned_one(tracing: Table) -> None:
    tracing.do(rules.door(tracing.sheet, tracing.run, 1))
    card = look(tracing).card
    assert (card.name, card.until, card.due) == ("Slow it down", "until 09:25", "")


def test_an_item_without_a_length_has_no_end() -> None:
    plan = replace(PLAN, items=(item("Talk", fixed(0)), *PLAN.items[1:]))
    held = Table(plan=lay(plan))
    held.start()
    assert look(held).card.until == ""
    assert "this step" not in [end.what for end in look(held).ends]


def test_a_step_of_rounds_says_how_many_until_they_run() -> None:
    exercise = replace(
        RULES, steps=(replace(RULES.steps[0], time=replace(fixed(6), rounds=2)), *RULES.steps[1:])
    )
    plan = replace(PLAN, items=PLAN.items[1:])
    held = Table(plan=lay(plan, exercise))
    assert "2 rounds" in look(held).card.meta
    held.start()
    seen = look(held)
    assert seen.round is not None
    assert seen.round.told == "round 1 of 2"
    assert "2 rounds" not in seen.card.meta
