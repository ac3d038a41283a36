"""What a session has planned, as it was changed, without opening it: for Home, packs and paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.run import replay
from l4pc_tui.core.live.settings.meanings import pins_of
from l4pc_tui.core.live.sheet.as_plan import as_plan
from l4pc_tui.core.live.sheet.replan import replan
from l4pc_tui.core.live.sheet.sheet import Sheet
from l4pc_tui.core.record.runs import moves_of
from l4pc_tui.core.script.model.model import Exercise, SessionPlan
from l4pc_tui.desk.session.pinned_scripts import (
    Scripts,
    all_exercises,
    day_of,
    inserted_scripts,
    scripts,
    sheet_of,
)

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan as it stands for one session. sheet: its run sheet, on its day, with all that was
    changed. plan: the same, as a plan that is written so. exercises: by the id that it names them
    by. shas: of every script that it needs. changed: somebody changed it."""

    sheet: Sheet
    plan: SessionPlan
    exercises: Mapping[str, Exercise]
    shas: frozenset[str]
    changed: bool


def planned(desk: Desk, row: SessionRow, people: int) -> Planned:
    """A session's plan for so many people. Raises Trouble when it is not to be had."""
    moves = moves_of(desk.store.line(row.session.id))
    run = replay(moves)
    found = scripts(desk, row.session, pins_of(moves))
    inserted, _ = inserted_scripts(desk, moves, to_tell=False)
    on = day_of(desk, row.session, run.started)

    def lay(held: Scripts) -> Sheet:
        return sheet_of(desk, row.session, held, on=on, people=people, cohort=row.cohort_name)

    changes = run.changes
    sheet = replan(lay(found), changes, {sha: lay(held) for sha, held in inserted.items()})
    shas = {found.plan_sha, *found.shas.values()}
    shas |= {sha for held in inserted.values() for sha in (held.plan_sha, *held.shas.values())}
    return Planned(
        sheet, as_plan(found.plan, sheet, changes), all_exercises(found, inserted),
        frozenset(shas), changes.planned is not None,
    )  # fmt: skip
