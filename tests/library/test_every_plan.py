"""Every shipped plan, run at its planned times with few, usual and many people."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from library.shelf import shelf
from support.live import NINE, Table

from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out
from l4pc_tui.core.live.sheet.sheet import Sheet, SheetItem
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import middle
from l4pc_tui.core.script.model.model import Programme, SessionPlan

PLANS = shelf().plans
MINUTE = 60
OPENS = (Place.FEEL, Place.QUESTION, Place.POWER)
"""The deepest place of a cohort's first, second and third session."""


def _runs() -> Iterator[tuple[SessionPlan, int]]:
    for plan in PLANS.values():
        low, high = plan.people_range or (12, 12)
        for people in sorted({low, middle((low, high)), high}):
            yield plan, people


CLOCK_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\bo[’']clock|\b(half|quarter|twenty|ten|five) (past|to) \w+"
    r"|\bat (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday)\b",
    re.IGNORECASE,
)
"""Half past twelve, at four, 11:35."""

RUNS = pytest.mark.parametrize(
    ("plan", "people"), [pytest.param(plan, n, id=f"{plan.id}-{n}") for plan, n in _runs()]
)


def at(seconds: float) -> float:
    """A clock time on a fixed day."""
    return NINE - 9 * 3600 + seconds


def laid(plan: SessionPlan, people: int) -> Sheet:
    return lay_out(plan, shelf().exercises, Occasion(at, people, {"cohort": "Lantern"}))


class Walk:
    """A plan run as it stands: each step takes what is planned, and a lock is waited for."""

    def __init__(self, plan: SessionPlan, people: int) -> None:
        self.plan = plan
        self.sheet = laid(plan, people)
        self.table = Table(self.sheet, now=self.sheet.starts)
        self.early: list[tuple[str, float]] = []
        """Before each lock: whose it is, and how many seconds the room was early."""
        self.busy: list[float] = []
        """The seconds from one break to the next."""
        self.ends: list[float] = []
        """The expected end, before each step."""
        self._go()

    def _go(self) -> None:
        table, sheet = self.table, self.sheet
        table.start()
        began = table.now
        while True:
            run = table.room.run
            self.ends.append(timeline(sheet, run, table.now).finish)
            stop = sheet.stop(run.at)
            here = sheet.item_of(stop)
            table.now += stop.span.ideal
            following = self._item_after(stop.id)
            if following and following.lock is not None and following is not here:
                self.early.append((following.id, following.lock - table.now))
                table.now = max(table.now, following.lock)
            if here.rests:
                began = table.now
            elif following is None or following.rests:
                self.busy.append(table.now - began)
            if isinstance(table.next(), rules.Refused):
                break
        table.do(rules.close(table.room.run))

    def _item_after(self, stop: str) -> SheetItem | None:
        number = self.sheet.index[stop] + 1
        if number == len(self.sheet.stops):
            return None
        return self.sheet.items[self.sheet.stops[number].item]


@RUNS
def test_it_ends_on_time_and_no_lock_is_missed(plan: SessionPlan, people: int) -> None:
    walk = Walk(plan, people)
    assert walk.table.room.run.state is State.CLOSED
    assert [id for id, seconds in walk.early if seconds < 0] == []
    assert plan.finish is not None
    assert walk.sheet.finish == at(plan.finish)
    assert max(walk.ends) <= walk.sheet.finish
    assert walk.table.now <= walk.sheet.finish


@RUNS
def test_little_time_is_left_over(plan: SessionPlan, people: int) -> None:
    """What is spare can be taken up by its own steps, or is a few minutes for late comers."""
    walk = Walk(plan, people)
    assert plan.finish is not None
    spare = [seconds for _, seconds in walk.early] + [at(plan.finish) - walk.table.now]
    assert max(spare) <= 10 * MINUTE


@RUNS
def test_the_way_back_keeps_its_time(plan: SessionPlan, people: int) -> None:
    walk = Walk(plan, people)
    run, sheet = walk.table.room.run, walk.sheet
    stops = [sheet.stop(visit.stop) for visit in run.visits]
    down = [s.place.depth if s.place is not Place.RETURN else -1 for s in stops]
    last = max(number for number, depth in enumerate(down) if depth == max(down))
    back = sum(
        visit.spent(walk.table.now)
        for visit, stop in zip(run.visits[last + 1 :], stops[last + 1 :], strict=True)
        if stop.place is Place.RETURN
    )
    rests = sum(item.ends - item.starts for item in sheet.items if item.rests)
    whole = sheet.finish - sheet.starts - rests
    least = (20 if max(down) == Place.POWER.depth else 15) * MINUTE
    assert back >= max(least, whole / 10)


@RUNS
def test_nobody_sits_longer_than_a_hundred_minutes(plan: SessionPlan, people: int) -> None:
    assert max(Walk(plan, people).busy) <= 100 * MINUTE


@RUNS
def test_no_step_goes_below_the_ceiling(plan: SessionPlan, people: int) -> None:
    walk = Walk(plan, people)
    deepest = max(depth.place.depth for depth in walk.table.room.run.depths)
    assert plan.ceiling is not None
    assert deepest <= plan.ceiling.depth
    for programme in shelf().programmes.values():
        order = [entry.session for entry in programme.sessions]
        if plan.id in order:
            assert deepest <= OPENS[min(order.index(plan.id), len(OPENS) - 1)].depth


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_the_ceiling_is_as_deep_as_its_steps_and_questions_need(plan: SessionPlan) -> None:
    sheet = laid(plan, middle(plan.people_range or (12, 12)))
    places = {stop.place for stop in sheet.stops}
    places |= {query.place for stop in sheet.stops for query in stop.queries}
    assert plan.ceiling in places


@RUNS
def test_squeezed_to_the_least_it_still_has_room_for_a_late_start(
    plan: SessionPlan, people: int
) -> None:
    """Ten minutes late, and only what may be shortened is: the Return is not."""
    sheet = laid(plan, people)
    assert plan.finish is not None
    least = sum(
        stop.span.ideal if stop.place is Place.RETURN or sheet.item_of(stop).rests
        else stop.span.least
        for stop in sheet.stops
    )  # fmt: skip
    wins = sheet.finish - sheet.starts - least
    assert wins >= 5 * MINUTE


@RUNS
def test_it_begins_with_arriving_and_ends_with_coming_back(plan: SessionPlan, people: int) -> None:
    sheet = laid(plan, people)
    assert sheet.stops[0].place is Place.ARRIVE
    assert sheet.stops[-1].place is Place.RETURN
    pulse = "one to five"
    words = " ".join(
        text for item in plan.items for text in (item.say_first, *item.notes)
    ) + " ".join(block.text for stop in sheet.stops for block in stop.blocks)
    assert pulse in words


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_no_words_of_a_plan_name_a_clock_time(plan: SessionPlan) -> None:
    """A session may start at another time than its plan says, and a room may run late."""
    for item in plan.items:
        for words in (item.show, item.say_first, *item.notes):
            assert not CLOCK_TIME.search(words), words


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_the_wall_sends_people_to_the_board_for_the_end_of_a_break(plan: SessionPlan) -> None:
    """It says where the time stands, and the facilitator is reminded to write it there."""
    sheet = laid(plan, middle(plan.people_range or (12, 12)))
    for item in sheet.items:
        if item.rests:
            shown = sheet.stops[item.stops[0]].show
            assert "The time is on the board." in shown or "The time is in the chat." in shown
    reminders = [item for item in plan.items if "what time you go on" in " ".join(item.notes)]
    assert len(reminders) == sum(item.rests for item in sheet.items)


@pytest.mark.parametrize(
    "words",
    ["Back at ten past eleven.", "We end at four.", "We stop at half past twelve.",
     "Back at 11:35.", "Back at five to three.", "Back at three o’clock.", "We begin at noon."],
)  # fmt: skip
def test_a_clock_time_in_words_is_recognised(words: str) -> None:
    assert CLOCK_TIME.search(words)


@pytest.mark.parametrize("words", ["one by one", "four minutes each", "a quarter of an hour early"])
def test_a_number_in_words_is_no_clock_time(words: str) -> None:
    assert not CLOCK_TIME.search(words)


def test_the_shelf_has_the_kinds_of_plan_that_a_cohort_needs() -> None:
    plans = PLANS.values()
    ceilings = [plan.ceiling for plan in plans]
    assert len(PLANS) >= 6
    for place in (Place.SURFACE, Place.FEEL, Place.QUESTION, Place.POWER):
        assert place in ceilings
    assert any(plan.kind == "action-learning" for plan in plans)
    assert any(all(item.online for item in p.items if item.kind != "Break") for p in plans)


@pytest.mark.parametrize("programme", shelf().programmes.values(), ids=shelf().programmes.keys())
def test_a_programme_has_four_to_six_sessions_and_all_its_plans(programme: Programme) -> None:
    sessions = programme.sessions
    assert 4 <= len(sessions) <= 6
    named = [PLANS[entry.session] for entry in sessions]
    # A last day or a reunion may be of any programme.
    assert {plan.programme for plan in named} - {""} == {programme.id}
    assert programme.people_range is not None
    low, high = programme.people_range
    for plan in named:
        assert plan.people_range is not None
        assert plan.people_range[0] <= low <= high <= plan.people_range[1]
    dates = [entry.date for entry in sessions]
    assert dates == sorted(set(dates))


def test_every_plan_that_names_a_programme_is_in_it() -> None:
    for plan in PLANS.values():
        if not plan.programme:
            continue
        entries = shelf().programmes[plan.programme].sessions
        assert plan.id in [entry.session for entry in entries]
