"""A squeeze wins what is needed or all that can be won, and touches nothing it must not."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor, inf
from typing import Any, NamedTuple

import pytest
from hypothesis import event, given, settings
from support.examples import examples
from support.live import NINE, PLAN, RULES, ZONE, Table, fixed, in_seconds, item, lay
from support.plans import Found, Wish, do, plans, table, wishes

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.rules import Accepted, Refused
from l4pc_tui.core.live.run.the_return import the_return
from l4pc_tui.core.live.sheet.shares import share_out
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time import time_changes
from l4pc_tui.core.live.time.ends import ends
from l4pc_tui.core.live.time.preview import PreviewLine, preview
from l4pc_tui.core.live.time.squeeze import squeeze
from l4pc_tui.core.live.time.time_changes import Proposal
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Item

LATE = ("next", "next", "next", "back", "door", "adjust", "skip", "insert", "exercise", "move",
        "lock")  # fmt: skip
EARLY = ("next", "next", "goto", "skip", "door", "adjust", "exercise")


class Cut(NamedTuple):
    """What may be left out at one go; ``rank`` says when: its class, then the last one first."""

    rank: tuple[int, int, bool]
    stops: frozenset[str]


def window(held: Table, lock_item: str, *, holds: bool) -> set[str]:
    """The stops whose time comes through to a lock.

    holds: only a lock that holds ends what comes before; else every lock does.
    """
    start, lock = 0, held.times.locks[0]
    for lock in held.times.locks:
        if lock.item == lock_item:
            break
        if lock.late <= 0 or not holds:
            start = lock.before
    found = {stop.id for stop in held.times.onward[start : lock.before]}
    return found - {stop.id for stop in held.times.onward[:start]} - {held.run.at}


def cuts(held: Table, lock_item: str) -> list[Cut]:
    """Everything that may be left out for a lock, as live.md tells it."""
    sheet, run, classes = held.sheet, held.run, ("first", "if needed")
    inside, found = window(held, lock_item, holds=True), []
    for here in sheet.items:
        stops = [stop for stop in sheet.stops_of(here) if not stop.out]
        kept = {s.id for s in stops if s.id in run.began or s.id in the_return(sheet)} | {run.at}
        own = [s for s in stops if s.id in inside and s.id not in kept and s.span.ideal]
        if here.fixed or not own:
            continue
        if here.cut != "never" and here.lock is None and not kept & {s.id for s in stops}:
            whole = frozenset(s.id for s in stops)
            found.append(Cut((classes.index(here.cut), -here.stops[0], True), whole))
        for stop in own:
            if stop.cut != "never" and (here.lock is None or stop is not stops[0]):
                rank = (classes.index(stop.cut), -sheet.index[stop.id], False)
                found.append(Cut(rank, frozenset({stop.id})))
    return sorted(found)


def tried(held: Table, lock_item: str, verb: Verb, spans: dict[str, int], gone: set[str]) -> float:
    """By how much a lock is less late with these lengths and without those stops."""
    late = next(lock.late for lock in held.times.locks if lock.item == lock_item)
    copy = Table(held.plan, held.now, held.room, held.count)
    copy.do(Accepted(verb, {"spans": spans, "dropped": sorted(gone)}))
    return late - next(lock.late for lock in copy.times.locks if lock.item == lock_item)


def possible(held: Table, lock_item: str, gone: set[str]) -> float:
    """All that can be won for a lock without these stops, everything else at its least.

    Found by trying it, so that it shares nothing with how a squeeze goes about it.
    """
    sheet, run = held.sheet, held.run
    inside = window(held, lock_item, holds=True) - the_return(sheet) - gone
    spans: dict[str, int] = {}
    for here in sheet.items:
        stops = [s for s in sheet.stops_of(here) if not s.out and s.id not in gone]
        if here.fixed:
            continue
        over = sum(s.span.ideal for s in stops) - (here.limits.least if here.limits else 0)
        for stop in (stop for stop in stops if stop.id in inside):
            low = max(stop.span.least, ceil(run.spent.get(stop.id, 0)))
            give = min(max(0, over), max(0, stop.span.ideal - low))
            spans[stop.id] = stop.span.ideal - give
            over -= give
    for side in sheet.sides.values():
        if side.id in inside and not sheet.item_of(side).fixed:
            low = max(side.span.least, ceil(run.spent.get(side.id, 0)))
            spans[side.id] = min(side.span.ideal, low)
    return tried(held, lock_item, Verb.SQUEEZE, spans, gone)


def room_to_give(held: Table, lock_item: str) -> float:
    """All that the steps before a lock could take more, found by giving it to them."""
    sheet = held.sheet
    inside = window(held, lock_item, holds=False) - the_return(sheet) - held.run.began.keys()
    spans: dict[str, int] = {}
    for here in sheet.items:
        stops = [stop for stop in sheet.stops_of(here) if not stop.out]
        below = inf if here.limits is None else here.limits.most
        below -= sum(stop.span.ideal for stop in stops)
        for stop in (stop for stop in stops if stop.id in inside and not here.fixed):
            more = int(min(max(0, below), max(0, stop.span.most - stop.span.ideal)))
            spans[stop.id] = stop.span.ideal + more
            below -= more
    for side in sheet.sides.values():
        if side.id in inside and not sheet.item_of(side).fixed:
            spans[side.id] = max(side.span.ideal, side.span.most)
    return -tried(held, lock_item, Verb.STRETCH, spans, set())


def told_truly(lines: tuple[PreviewLine, ...], old: Sheet, new: Sheet) -> None:
    """A preview has a line for every stop that changes, and says it to within a minute or so."""
    held = iter(lines)
    for after in (*new.stops, *new.sides.values()):
        was, now = ((0 if s.out else s.span.ideal) for s in (old.stop(after.id), after))
        if was == now:
            continue
        line = next(held)
        assert line.stop == after.id
        assert line.change.startswith("wins" if now < was else "takes")
        assert abs(in_seconds(line.change.partition(" ")[2]) - abs(was - now)) < 60
        for told, exact in ((line.before, was), (line.after, now)):
            assert (told == "left out") is (exact == 0)
            assert abs(in_seconds(told) - exact) < 75
    assert next(held, None) is None


def keeps_its_preview(held: Table, asked: Proposal) -> None:
    """Accept it; everything that its preview said must have come."""
    seen = preview(held.lay, held.run, held.now, ZONE, asked.answer, asked.title)
    old, finish = held.sheet, held.times.finish
    held.do(asked)
    told_truly(seen.lines, old, held.sheet)
    assert seen.after == ends(held.sheet, held.run, held.times, ZONE)
    assert seen.moved == pytest.approx(finish - held.times.finish)


def in_order(held: Table, lock_item: str, dropped: tuple[str, ...], needed: int) -> None:
    """Class by class, starting with the last one, and no more than needed."""
    gone, may = set(dropped), cuts(held, lock_item)
    ranks = [min(cut.rank for cut in may if stop in cut.stops) for stop in dropped]
    assert ranks == sorted(ranks), "told in the order they were given up"
    event(f"drops of both classes {len({rank[0] for rank in ranks}) > 1}")
    last = ranks[-1]
    for cut in may:
        assert cut.rank >= last or cut.stops <= gone, "an earlier one went before a later one"
    before = {stop for cut in may if cut.rank < last for stop in cut.stops}
    assert possible(held, lock_item, before) < needed, "the last one need not have gone"


@settings(max_examples=examples(800), deadline=None)
@given(plans(), wishes(LATE))
def test_a_squeeze_keeps_its_promises(found: Found, wished: list[Wish]) -> None:
    held = table(found)
    for wish in wished:
        do(held, wish)
    if held.run.state is not State.RUNNING:
        return
    before, run, sheet, times = held.times, held.run, held.sheet, held.times

    def all_of_it(lock_item: str) -> float:
        return possible(held, lock_item, {s for cut in cuts(held, lock_item) for s in cut.stops})

    asked = time_changes.squeeze(sheet, run, held.now, ZONE)
    late = [lock for lock in before.locks if lock.late > 0]
    if isinstance(asked, Refused):
        assert all(all_of_it(lock.item) < 1 for lock in late), "something could be won"
        return
    plan = squeeze(sheet, run, times)
    assert plan is not None
    dropped = tuple(asked.answer.data["dropped"])
    event(f"drops {len(dropped)}")
    needed, most = ceil(plan.lock.late), all_of_it(plan.lock.item)
    assert plan.wanted == needed
    if dropped:
        in_order(held, plan.lock.item, dropped, needed)
    keeps_its_preview(held, asked)
    after = {lock.item: lock for lock in held.times.locks}
    won = plan.lock.late - after[plan.lock.item].late
    assert won == pytest.approx(plan.moved)
    assert won >= min(needed, most) - 0.001
    if not dropped:
        assert won == pytest.approx(min(needed, most))
    for lock in before.locks:
        assert after[lock.item].at == lock.at, "no lock goes, and none moves"
    protected = the_return(sheet)
    for old in (*sheet.stops, *sheet.sides.values()):
        new = held.sheet.stop(old.id)
        assert new.span.ideal >= min(old.span.ideal, old.span.least), "never below its least"
        if old.id in protected or old.id == run.at or sheet.item_of(old).fixed:
            assert new.span == old.span
            assert new.out == old.out
        if new.out and not old.out:
            marks = {old.cut, sheet.item_of(old).cut}
            assert marks != {"never"}, "what is never to be cut stays"
    held.undo()
    assert (held.run, held.times.finish) == (run, before.finish)
    assert all(old == new for old, new in zip(sheet.stops, held.sheet.stops, strict=True))


@settings(max_examples=examples(500), deadline=None)
@given(plans(), wishes(EARLY))
def test_a_stretch_keeps_its_promises(found: Found, wished: list[Wish]) -> None:
    held = table(found)
    for wish in wished:
        do(held, replace(wish, after=max(0, wish.after - 1200)))
    if held.run.state is not State.RUNNING:
        return
    run, sheet, before = held.run, held.sheet, held.times
    asked = time_changes.stretch(sheet, run, held.now, ZONE)
    gives = [(lock, min(floor(-lock.late), room_to_give(held, lock.item))) for lock in before.locks]
    gives = [(lock, much) for lock, much in gives if much > 0]
    event("stretches" if gives else "has nothing to stretch")
    if isinstance(asked, Refused):
        assert not gives, "something could be given back"
        return
    lock, much = gives[0]
    keeps_its_preview(held, asked)
    after = {lock.item: lock for lock in held.times.locks}
    assert after[lock.item].late - lock.late == pytest.approx(much)
    assert after[lock.item].late <= 0.001, "no lock is late for it"
    for lock in before.locks:
        assert after[lock.item].at == lock.at
        assert after[lock.item].late <= max(0.001, lock.late)
    protected = the_return(sheet)
    for old in (*sheet.stops, *sheet.sides.values()):
        new = held.sheet.stop(old.id)
        assert old.span.ideal <= new.span.ideal <= max(old.span.ideal, old.span.most)
        if old.id in protected or old.id == run.at or sheet.item_of(old).fixed:
            assert new.span == old.span
    held.undo()
    assert (held.run, held.times) == (run, before)
    assert all(old == new for old, new in zip(sheet.stops, held.sheet.stops, strict=True))


def lunch_day() -> Table:
    """Twelve minutes late at 11:00, lunch locked at 12:30."""

    def talk(name: str, least: int, ideal: int, **more: Any) -> Item:
        return item("Talk", fixed(least, ideal), what=name, place=Place.SURFACE, **more)

    plan = replace(
        PLAN,
        finish=16 * 3600,
        items=(
            item("Talk", fixed(120), 9 * 3600, what="Morning", place=Place.SURFACE),
            talk("One", 20, 30),
            talk("Two", 20, 25),
            talk("Three", 10, 15, cut="first"),
            talk("Four", 18, 20, cut="if needed"),
            item("Lunch", fixed(60), 12 * 3600 + 30 * 60),
            item("Talk", fixed(120), what="Afternoon", place=Place.SURFACE),
            item("Return", fixed(20, 30), place=Place.RETURN),
        ),
    )
    held = Table(plan=lay(plan))
    held.start()
    held.next(132)
    return held


def test_twelve_minutes_late_two_keys_keep_lunch_and_the_return() -> None:
    held = lunch_day()
    assert held.times.late == 12 * 60 + 30 * 60 - 30 * 60
    found = time_changes.squeeze(held.sheet, held.run, held.now, ZONE)
    assert isinstance(found, Proposal)
    seen = preview(held.lay, held.run, held.now, ZONE, found.answer, found.title, found.rest)
    assert seen.title == "12 min won: Lunch 12:30 holds."
    # 5 + 5 + 2 are to be had from the three that come after the one that runs.
    assert [(line.name, line.before, line.after, line.change) for line in seen.lines] == [
        ("Two", "25 min", "20 min", "wins 5 min"),
        ("Three", "15 min", "10 min", "wins 5 min"),
        ("Four", "20 min", "18 min", "wins 2 min"),
    ]
    assert seen.told == (
        "Lunch 12:30 holds; now Lunch 12:42, 12 min late (planned 12:30)",
        "finish 16:00 as planned; now finish 16:12, 12 min late (planned 16:00)",
    )
    before = held.run
    held.do(found)
    assert held.times.locks[0].late == 0
    held.undo()
    assert held.run == before


def test_when_shortening_is_not_enough_the_latest_that_may_go_first_goes() -> None:
    held = lunch_day()
    held.now += 120
    found = time_changes.squeeze(held.sheet, held.run, held.now, ZONE)
    assert isinstance(found, Proposal)
    assert found.answer.data["dropped"] == []
    held.now += 32 * 60
    found = time_changes.squeeze(held.sheet, held.run, held.now, ZONE)
    assert isinstance(found, Proposal)
    assert found.answer.data["dropped"] == ["4"], "the one that runs is over by four minutes"


def test_what_cannot_be_won_is_said_and_left_to_the_facilitator() -> None:
    held = lunch_day()
    held.now += 90 * 60
    found = time_changes.squeeze(held.sheet, held.run, held.now, ZONE)
    assert isinstance(found, Proposal)
    assert found.answer.data["dropped"] == ["4", "5"]
    assert found.title.endswith("late.")
    assert found.rest.endswith("left for you to decide.")
    held.do(found)
    again = time_changes.squeeze(held.sheet, held.run, held.now, ZONE)
    assert isinstance(again, Refused)
    assert "Nothing more can be won before Lunch 12:30" in again.words


def test_nothing_is_squeezed_while_everything_holds(tracing: Table) -> None:
    asked = time_changes.squeeze(tracing.sheet, tracing.run, tracing.now, ZONE)
    assert asked == Refused("Every lock and the finish hold. There is nothing to win.")


def test_steps_of_a_kept_item_are_not_dropped_and_those_of_a_fixed_one_stay_as_they_are() -> None:
    steps = tuple(replace(s, cut="first") for s in RULES.steps)
    exercise = replace(RULES, steps=steps)
    for mark in ("keep", "fixed"):
        plan = replace(PLAN, items=(
            item("Talk", fixed(30), place=Place.SURFACE),
            item("Exercise", None, exercise="whose-rule", **{mark: True}),
            item("Break", fixed(15), 9 * 3600 + 45 * 60),
        ))  # fmt: skip
        held = Table(plan=lay(plan, exercise))
        held.start()
        found = time_changes.squeeze(held.sheet, held.run, held.now, ZONE)
        if mark == "fixed":
            assert isinstance(found, Refused)
        else:
            assert isinstance(found, Proposal)
            assert found.answer.data["dropped"] == []
            assert sum(found.answer.data["spans"].values()) == (8 + 4) * 60


def test_a_paused_session_can_be_squeezed() -> None:
    held = lunch_day()
    held.do(rules.pause(held.sheet, held.run))
    assert isinstance(held.do(time_changes.squeeze(held.sheet, held.run, held.now, ZONE)), Accepted)


def test_a_share_is_exact_and_within_every_room() -> None:
    assert share_out([300, 300, 120], 720) == [300, 300, 120]
    assert share_out([300, 0, 120], 7) == [5, 0, 2]
    assert share_out([], 5) == []
    assert share_out([0, 0], 5) == [0, 0]
    assert sum(share_out([7, 11, 13, 17], 23)) == 23


def test_the_squeeze_moves_the_seconds_and_not_the_clock() -> None:
    held = lunch_day()
    starts = [entry.starts for entry in held.sheet.items]
    held.do(time_changes.squeeze(held.sheet, held.run, held.now, ZONE))
    assert [entry.starts for entry in held.sheet.items] == starts
    assert held.now == NINE + 132 * 60
