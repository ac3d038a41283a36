"""How long an exercise's steps really took in past runs, and what was said to its trainer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.live.run.run import Run, replay
from l4pc_tui.core.live.settings.meanings import start_of
from l4pc_tui.core.live.time.actuals import spent_in_sight
from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.nouns import NoteKind
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.library.models import read_back

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

PASSED_THROUGH = 15.0
"""Seconds. Shorter stays are no runs of a step: somebody was on the way to another."""
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Remark:
    """A note to the trainer, and the day of the session it was taken in (ISO)."""

    text: str
    date: str


@dataclass(frozen=True, slots=True)
class Actual:
    """What is known of a step. usual: the middle of its runs in minutes, None without any."""

    usual: int | None
    runs: int
    remarks: tuple[Remark, ...] = ()

    @property
    def told(self) -> str:
        """ "usually 17 min (5 runs, 2 remarks)"; empty when nothing is known."""
        remarks = count(len(self.remarks), "remark") if self.remarks else ""
        if self.usual is None:
            return remarks
        known = ", ".join(filter(None, (count(self.runs, "run"), remarks)))
        return f"usually {max(1, self.usual)} min ({known})"


def actuals(desk: Desk, exercise: str) -> Mapping[str, Actual]:
    """Step id → how it went in all sessions that ran the exercise, in any of its versions."""
    took: dict[str, list[float]] = defaultdict(list)
    remarks: dict[str, list[Remark]] = defaultdict(list)
    plans: dict[str, tuple[str, ...]] = {}
    for row in desk.store.sessions():
        if row.state is not State.PLANNED:
            _add(desk, row, exercise, plans, took, remarks)
    return {
        step: Actual(
            round(median(took[step]) / _MINUTE) if took[step] else None,
            len(took[step]),
            tuple(remarks[step]),
        )
        for step in {*took, *remarks}
    }


def _add(
    desk: Desk, row: SessionRow, exercise: str, plans: dict[str, tuple[str, ...]],
    took: dict[str, list[float]], remarks: dict[str, list[Remark]],
) -> None:  # fmt: skip
    """What one session knows of the exercise."""
    moves = moves_of(desk.store.line(row.session.id))
    start, run = start_of(moves), replay(moves)
    if exercise not in versions_of(start, run):
        return
    for step, seconds in spent_on(desk, start, run, exercise, plans).items():
        if seconds >= PASSED_THROUGH:
            took[step].append(seconds)
    items = _lines(desk, start, run, plans)
    for note in desk.store.notes(row.session.id):
        if note.kind == NoteKind.TRAINER and (step := _step(note.stop, exercise, items)):
            remarks[step].append(Remark(note.text, row.session.date))


def spent_on(
    desk: Desk, start: Mapping[str, Any], run: Run, exercise: str,
    plans: dict[str, tuple[str, ...]],
) -> Mapping[str, float]:  # fmt: skip
    """Step id → seconds that a run spent on each step of an exercise, as far as that was seen.

    start: what it was started with. plans: what was asked before of plans, by their sha256.
    """
    items = _lines(desk, start, run, plans)
    spent: dict[str, float] = defaultdict(float)
    for stop, stayed in spent_in_sight(run).items():
        if step := _step(stop, exercise, items):
            spent[step] += stayed
    return spent


def versions_of(start: Mapping[str, Any], run: Run) -> Mapping[str, str]:
    """Exercise → sha256 of the version that a run has of it: with its plan, or put in since."""
    found: dict[str, str] = {}
    for put_in in run.changes.inserted:
        found |= put_in.uses
        if put_in.exercise:
            found[put_in.exercise] = put_in.sha
    return {**found, **start.get("exercises", {})}


def _lines(
    desk: Desk, start: Mapping[str, Any], run: Run, plans: dict[str, tuple[str, ...]]
) -> Mapping[str, str]:
    """The exercise of each line of a run: of its plan by their numbers, "4", and of what was put in
    since, a plan B too, by what that is called, "n1"."""
    planned = _exercises_of(desk, str(start.get("plan", "")), plans)
    found = {str(number): name for number, name in enumerate(planned, 1)}
    return found | {put_in.id: put_in.exercise for put_in in run.changes.inserted}


def _exercises_of(desk: Desk, sha: str, plans: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The exercise of each line of a plan, "" for those without; an exercise is a plan of one."""
    if sha not in plans:
        model = read_back(desk, desk.store.content_by_sha(sha), ran=True)
        if isinstance(model, SessionPlan):
            plans[sha] = tuple(item.exercise for item in model.items)
        else:
            plans[sha] = (model.id,) if isinstance(model, Exercise) else ()
    return plans[sha]


def _step(stop: str, exercise: str, lines: Mapping[str, str]) -> str:
    """The step of the exercise that a stop of a run sheet stands for; "" for anything else.

    "4/walk" is a step of what the fourth line of the plan runs, "n1/walk" one of what was put in
    first; "4/+other/walk" one of an exercise that a door led into.
    """
    head, _, step = stop.rpartition("/")
    number, _, used = head.rpartition("+")
    if used and number:
        return step if used == exercise else ""
    return step if exercise and lines.get(head) == exercise else ""
