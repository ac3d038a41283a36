"""Cohorts: the people who go through a programme together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.names import CohortId, SessionId
from l4pc_tui.core.record.nouns import Cohort, Session, entity
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.core.text.folding import filed, fold
from l4pc_tui.desk.library import models
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

NAME_LIMIT = 120


def new_cohort(desk: Desk, name: str, programme: str = "") -> Cohort:
    """A new cohort; with a programme, all of its sessions are planned too.

    Raises Trouble when the name is empty or taken, or there is no such programme.
    """
    name = clean_name(name, NAME_LIMIT)
    if not name:
        raise refusal("A cohort needs a name.", 'For example: l4pc cohort new "Autumn cohort"')
    taken = next((c for c in desk.store.cohorts() if _same(c.name, name)), None)
    if taken is not None:
        raise refusal(f"There is a cohort called “{taken.name}” already.", "Choose another name.")
    cohort = Cohort(CohortId(desk.new_id()), name, programme)
    entries = [_put(desk, "cohort", cohort.id, cohort.data())]
    if programme:
        entries += _planned(desk, cohort)
    desk.store.write(entries)
    return cohort


def cut_off(name: str) -> str:
    """What a sentence says when not all of a cohort's name is kept; "" when all of it is."""
    return keep_name(name, NAME_LIMIT, "The name").told


def find_cohort(desk: Desk, key: str) -> Cohort:
    """The cohort of that name (whatever case and accents) or beginning of its id.

    Raises Trouble when there is none, or more than one.
    """
    cohorts, shown = desk.store.cohorts(), clean_name(key, NAME_LIMIT)
    named = [cohort for cohort in cohorts if _same(cohort.name, key)]
    named = named or [c for c in cohorts if len(key) >= 4 and c.id.startswith(key)]
    if len(named) == 1:
        return named[0]
    names = ", ".join(f"“{cohort.name}”" for cohort in cohorts[:8])
    listed = f"The cohorts are {names}." if names else "l4pc cohort new NAME makes the first one."
    if named:
        raise refusal(f"“{shown}” could be more than one cohort.", listed)
    near = _nearest(cohorts, key)
    meant = f"Did you mean “{near.name}”? {listed}" if near and len(cohorts) > 1 else listed
    raise refusal(f"There is no cohort called “{shown}”.", meant)


@dataclass(frozen=True, slots=True)
class StoryLine:
    """Whether a cohort has the story's names of the places beside their own. cohort: its id."""

    cohort: str
    name: str
    on: bool


def story_lines(desk: Desk) -> tuple[StoryLine, ...]:
    """Every cohort, by name."""
    cohorts = sorted(desk.store.cohorts(), key=lambda each: filed(each.name))
    return tuple(StoryLine(each.id, each.name, each.story) for each in cohorts)


def set_story_names(desk: Desk, key: str, on: bool) -> str:
    """Have the story's names of the places beside their own, or not; what was done, in words.

    Raises Trouble when there is no such cohort.
    """
    cohort = replace(find_cohort(desk, key), story=on)
    desk.store.write([_put(desk, "cohort", cohort.id, cohort.data())])
    if on:
        return f"{cohort.name}: the story’s names stand beside the places (Feel · the fall)."
    return f"{cohort.name}: the places have their own names alone."


def turn_story_names(desk: Desk, key: str) -> str:
    """The story's names where there are none, and none where they are; as above."""
    return set_story_names(desk, key, not find_cohort(desk, key).story)


def _planned(desk: Desk, cohort: Cohort) -> list[Entry]:
    programme = models.programme(desk, cohort.programme)
    if programme is None:
        raise refusal(
            f"There is no programme called “{clean_name(cohort.programme, 80)}” in the library.",
            "l4pc library list --kind programme shows them.",
        )
    sessions = programme.sessions
    entries = []
    for number, line in enumerate(sessions, 1):
        plan = models.plan(desk, line.session)
        session = Session(
            SessionId(desk.new_id()), line.session, line.date, cohort.id, plan.title if plan else "",
            plan.venue if plan else "", number=number, of=len(sessions),
        )  # fmt: skip
        entries.append(_put(desk, "session", session.id, session.data()))
    return entries


def _put(desk: Desk, kind: str, key: str, data: dict[str, Any]) -> Entry:
    return desk.store.entry("put", entity(kind, key), data, actor=desk.actor)


def _nearest(cohorts: Sequence[Cohort], key: str) -> Cohort | None:
    """The cohort whose name is spelt most like what was typed, or None where none is near."""
    named = {fold(cohort.name): cohort for cohort in cohorts}
    near = get_close_matches(fold(key), [name for name in named if name], 1)
    return named[near[0]] if near else None


def _same(one: str, other: str) -> bool:
    return one == other or (bool(fold(one)) and fold(one) == fold(other))
