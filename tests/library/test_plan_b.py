"""Every plan at 8, 12, 18 and 24 people, with a low pulse, a pause, and its plan B taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from library.shelf import shelf
from support.live import NINE, Table

from l4pc_tui.core.live.depth.two_rooms import plan_b_of
from l4pc_tui.core.live.run import rules
from l4pc_tui.core.live.run.rulings import Accepted, stand
from l4pc_tui.core.live.sheet.changes import changed
from l4pc_tui.core.live.sheet.layout import Occasion, lay_out, try_out
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.live.time import plan_changes, time_changes
from l4pc_tui.core.live.time.time_changes import item_here
from l4pc_tui.core.live.time.timeline import timeline
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import SessionPlan

PAUSE = 5 * 60
SIZES = (8, 12, 18, 24)
PLANS = shelf().plans
WITH = [plan for plan in PLANS.values() if any(item.plan_b for item in plan.items)]


def _runs() -> Iterator[tuple[SessionPlan, int]]:
    for plan in PLANS.values():
        low, high = plan.people_range or (12, 12)
        yield from ((plan, people) for people in SIZES if low <= people <= high)


def at(seconds: float) -> float:
    return NINE - 9 * 3600 + seconds


def occasion(people: int) -> Occasion:
    return Occasion(at, people, {"cohort": "Lantern"})


class Walk:
    """A plan run as it stands until a low pulse: five minutes of pause, then its plan B.

    here: as the exercise begins that it stands in for, else at the first pulse of the day. A plan
    that has none is run as it stands.
    """

    def __init__(self, plan: SessionPlan, people: int, *, here: bool) -> None:
        exercises = shelf().exercises
        self.sheet: Sheet = lay_out(plan, exercises, occasion(people))
        laid = {
            key: lay_out(try_out(exercises[key]), exercises, occasion(people))
            for item in plan.items
            if (key := item.plan_b)
        }
        self.table = Table(self.sheet, now=self.sheet.starts, laid=laid)
        self.taken: list[str] = []
        self.late: list[float] = []
        """How late each lock and the finish came."""
        self._here = here
        self._paused = False
        self._go()

    def _go(self) -> None:
        table = self.table
        table.start()
        while True:
            run, sheet = table.run, table.sheet
            stop = sheet.stop(run.at)
            if self._is_low():
                self._pause()
                continue
            self._win()
            table.now += table.sheet.stop(run.at).span.ideal
            number = next(
                (n for n in range(sheet.index[stop.id] + 1, len(sheet.stops))
                 if not sheet.stops[n].out), None,
            )  # fmt: skip
            if number is not None:
                following = sheet.item_of(sheet.stops[number])
                if following.lock is not None and following.stops[0] == number:
                    self.late.append(table.now - following.lock)
                    table.now = max(table.now, following.lock)
            if isinstance(table.next(), rules.Refused):
                break
        self.late.append(table.now - table.sheet.finish)
        table.do(rules.close(table.run))

    def _is_low(self) -> bool:
        """Whether this is where the room pauses: at the first pulse of the day, or as the exercise
        begins that the plan B stands in for."""
        stop = self.table.sheet.stop(self.table.run.at)
        begins = bool(self.table.sheet.item_of(stop).plan_b)
        ahead = plan_b_of(self.table.sheet, self.table.run) is not None
        asks = begins or (bool(stop.pulse) and not self._here)
        return asks and ahead and not self._paused

    def _pause(self) -> None:
        """The room waits, and then takes the plan B, where there is one."""
        table, self._paused = self.table, True
        table.do(rules.pulse(table.run, (1, 0, 2, 3, 2), how="slips"))
        table.do(rules.pause(table.sheet, table.run))
        table.now += PAUSE
        table.do(rules.pause(table.sheet, table.run))
        item = plan_b_of(table.sheet, table.run)
        if item is None:
            return
        key = item.plan_b
        found = plan_changes.instead(
            table.sheet, table.run, item, table.now, key, {"exercise": key, "sha": key}
        )
        assert isinstance(found, time_changes.Proposal)
        data = dict(found.answer.data)
        if table.sheet.items.index(item) == item_here(table.sheet, table.run):
            laid = table.lay(changed(table.run.changes, data))
            first = next(each for each in laid.items if each.id == data["item"]["id"])
            data |= stand(table.run, laid.stops[first.stops[0]])
        table.do(Accepted(found.answer.verb, data))
        self.taken.append(key)

    def _win(self) -> None:
        """What a facilitator does who sees that a lock would not hold."""
        found = time_changes.squeeze(self.table.sheet, self.table.run, self.table.now, None)
        if not isinstance(found, rules.Refused):
            self.table.do(found)


@pytest.mark.parametrize("here", [False, True], ids=["before it comes", "where it runs"])
@pytest.mark.parametrize(
    ("plan", "people"), [pytest.param(plan, n, id=f"{plan.id}-{n}") for plan, n in _runs()]
)
def test_it_ends_on_time_with_the_return_whole(plan: SessionPlan, people: int, here: bool) -> None:
    walk = Walk(plan, people, here=here)
    table, sheet = walk.table, walk.table.sheet
    assert table.run.state is State.CLOSED
    # A break may begin as much later as the room paused; the end may not.
    assert walk.late[-1] < 60
    assert max(walk.late) < PAUSE
    assert bool(walk.taken) == any(item.plan_b for item in plan.items)
    deepest = max(depth.place.depth for depth in table.run.depths)
    assert not walk.taken or deepest <= Place.QUESTION.depth
    # What is planned as the way back behind the plan B is done, and has its whole time.
    visited = {visit.stop: visit.spent(table.now) for visit in table.run.visits}
    back = [
        stop for stop in walk.sheet.stops
        if stop.place is Place.RETURN and not walk.sheet.item_of(stop).plan_b
        and walk.sheet.items.index(walk.sheet.item_of(stop)) >= len(walk.sheet.items) - 2
    ]  # fmt: skip
    assert back
    assert all(visited.get(stop.id, 0) >= stop.span.ideal - 1 for stop in back)
    assert timeline(sheet, table.run, table.now).finish <= sheet.finish + 60


def test_every_plan_that_goes_to_power_has_a_plan_b() -> None:
    exercises = shelf().exercises
    for plan in PLANS.values():
        sheet = lay_out(plan, exercises, occasion(12))
        down = {sheet.item_of(stop).id for stop in sheet.stops if stop.place is Place.POWER}
        assert not [item.name for item in sheet.items if item.id in down and not item.plan_b]
    assert WITH


def test_every_pulse_of_a_plan_is_asked_in_a_way_that_nobody_sees() -> None:
    exercises = shelf().exercises
    for plan in PLANS.values():
        stops = lay_out(plan, exercises, occasion(12)).stops
        assert {stop.pulse for stop in stops} & {"slips", "cards", "chat"}, plan.id
        assert "fingers" not in {stop.pulse for stop in stops}
