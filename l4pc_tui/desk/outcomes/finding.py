"""What somebody means: a story, a choice of one, a pulse or a form, by the beginning of its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.outcomes.measures import FORMS
from l4pc_tui.core.people.row_codes import meant
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.outcome_nouns import Measure, Point
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.outcomes.told import Outcomes, StoryTold
from l4pc_tui.desk.outcomes.view import outcomes_of
from l4pc_tui.desk.outcomes.whom import Whom, row_codes_of
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.tables.rowsets import SessionRow

LEAST = 4
"""Signs of an id's beginning that may stand for it."""


def everything(desk: Desk) -> Outcomes:
    """The outcomes of all cohorts and sessions."""
    return outcomes_of(desk, [each.id for each in desk.store.cohorts()], desk.store.sessions())


def find_story(desk: Desk, key: str) -> StoryTold:
    """A story of change, typed or captured, by its id, its beginning, or its title. Raises Trouble."""
    told = everything(desk).stories
    wanted = key.strip().casefold()
    found = [each for each in told if wanted and each.title.casefold() == wanted] or [
        each for each in told if len(wanted) >= LEAST and each.id.startswith(wanted)
    ]
    shown = clean_name(key, 60)
    if len(found) > 1:
        ids = ", ".join(each.id[:8] for each in found[:8])
        raise refusal(f"“{shown}” could be more than one story.", f"Name one by its id: {ids}.")
    if not found:
        raise refusal(f"There is no story “{shown}”.", "l4pc outcomes show lists them.")
    return found[0]


def find_typed(desk: Desk, key: str) -> str:
    """The id of a story that was typed: a captured one is mended as a note. Raises Trouble."""
    found = find_story(desk, key)
    if found.of_note:
        raise refusal(
            f"“{found.title or found.after[:40]}” is a note of a session.",
            "l4pc note mend, consent and strike change it; l4pc outcomes add story --note ID makes "
            "a story of change of it.",
        )
    return found.id


def find_asked(desk: Desk, key: str) -> tuple[Kind, str]:
    """A pulse that was typed, or a choice of a story, by the beginning of its id. Raises Trouble."""
    told = everything(desk)
    held = [(Kind.ASKED, each.id, each.id.rpartition("/")[2])
            for each in told.pulses if not each.of_run]  # fmt: skip
    held += [(Kind.CHOSEN, one.id, one.id) for each in told.stories for one in each.rounds]
    found = [(kind, id) for kind, id, short in held if len(key) >= LEAST and short.startswith(key)]
    shown = clean_name(key, 60)
    if len(found) > 1:
        raise refusal(f"“{shown}” begins more than one id.", "Type one letter more.")
    if not found:
        raise refusal(
            f"There is no typed pulse and no choice “{shown}”.",
            "l4pc outcomes show lists them; a pulse of a run is undone in its session.",
        )
    return found[0]


def find_form(desk: Desk, group: Whom, measure: Measure, point: str, row: str) -> str:
    """The id of somebody's form, by the code of their row. Raises Trouble where there is none."""
    codes = {str(person): code for person, code in row_codes_of(desk, group).items()}
    person = meant(row.strip(), codes)
    for forms in outcomes_of(desk, [group.cohort], _rows(desk, group)).forms:
        if (forms.measure, forms.point) == (measure, Point(point)) and measure in FORMS:
            for rating in forms.ratings:
                if person and rating.person == person:
                    return rating.id
    shown = clean_name(row, 20)
    raise refusal(
        f"There is no form of row “{shown}” there.", "l4pc outcomes show --rows lists them."
    )


def _rows(desk: Desk, group: Whom) -> list[SessionRow]:
    row = desk.store.session(group.session) if group.session else None
    return [row] if row else []
