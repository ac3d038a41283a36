"""Outcomes of one group as somebody types them: what is there already, and what is right so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.depth.fingers import TypedPulse, more_than_here, read_pulse
from l4pc_tui.core.outcomes.measures import MEASURES
from l4pc_tui.core.outcomes.sums import Of
from l4pc_tui.core.outcomes.words import answered, counts, forms
from l4pc_tui.core.people.attendance import Standing, standing
from l4pc_tui.core.record.outcome_nouns import Measure, Point
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.outcomes.taking import next_undo
from l4pc_tui.desk.outcomes.view import outcomes_of
from l4pc_tui.desk.outcomes.whom import how_many, row_codes_of, whom
from l4pc_tui.desk.people.enrolment import enrolled
from l4pc_tui.desk.people.sessions import today
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import PersonId
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.outcomes.told import Outcomes
    from l4pc_tui.desk.outcomes.whom import Whom

_SAID_BACK = 20


@dataclass(frozen=True, slots=True)
class AtHand:
    """What was asked of a group. of: how many are present and enrolled by the register. undo: what
    would be taken back, in words, or ""."""

    whom: Whom
    of: Of
    outcomes: Outcomes
    undo: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of the paper register: its code, and whether its form was typed already."""

    code: str
    typed: bool


def at_hand(desk: Desk, *, session: str = "", cohort: str = "") -> AtHand:
    """What was asked of a session, or of a cohort with all its sessions. Raises Trouble for none,
    and for both."""
    group = whom(desk, session=session, cohort=cohort)
    if group.session:
        row = desk.store.session(group.session)
        told = outcomes_of(desk, (), (row,) if row else ())
    else:
        told = outcomes_of(desk, (group.cohort,), desk.store.sessions(group.cohort))
    undo = next_undo(desk)
    return AtHand(group, how_many(desk, group), told, undo.words if undo and not undo.since else "")


def paper_rows(desk: Desk, found: AtHand, measure: Measure, point: Point) -> tuple[PaperRow, ...]:
    """The rows of a group's paper register by name, as they are printed."""
    names = {each.id: each.name for each in desk.store.people()}
    there = {
        rating.person for form in found.outcomes.forms
        if (form.whom.cohort, form.whom.session, form.measure, form.point)
        == (found.whom.cohort, found.whom.session, measure, point)
        for rating in form.ratings
    }  # fmt: skip
    codes, asked = row_codes_of(desk, found.whom), _asked(desk, found.whom)
    ordered = sorted(asked & codes.keys(), key=lambda person: filed(names.get(person, "")))
    return tuple(PaperRow(codes[person], person in there) for person in ordered)


def asked_in_words(found: AtHand) -> str:
    """ "Heard, 9 answered · Then and now at the end, 12 forms · 2 stories of change"; "" for
    nothing. Pulses that were taken while it ran are told with the run."""
    told = [
        f"{MEASURES[each.measure].name}, {each.of.answered} answered"
        for each in found.outcomes.pulses if not each.of_run
    ]  # fmt: skip
    told += [
        f"{MEASURES[each.measure].name} {each.when}, {forms(each.of.answered)}"
        for each in found.outcomes.forms
    ]
    stories = len(found.outcomes.stories)
    told += [count(stories, "story of change", "stories of change")] if stories else []
    return " · ".join(told)


def _asked(desk: Desk, group: Whom) -> set[PersonId]:
    """Who fills in a form: whoever takes part."""
    row = desk.store.session(group.session) if group.session else None
    if row is not None:
        return {each.person.id for each in enrolled(desk, row.session) if not each.facilitates}
    now = today(desk)
    members = desk.store.members(group.cohort)
    return {each.person for each in members if standing(each, now) is Standing.MEMBER}


def tellers(desk: Desk, group: Whom) -> tuple[tuple[str, str], ...]:
    """Who may have told a story: each person of a group, id and name, by name."""
    known = {each.id: each.display_name or each.name for each in desk.store.people()}
    found = [(person, known[person]) for person in row_codes_of(desk, group) if person in known]
    return tuple(sorted(found, key=lambda each: filed(each[1])))


def pulse_so_far(typed: str, of: Of) -> tuple[str, bool]:
    """What is said beside five counts as they are typed, and whether that is a doubt. Half a line
    is not wrong yet: nothing is said of it until somebody wants it kept."""
    read = read_pulse(typed) if typed.strip() else TypedPulse(())
    if isinstance(read, str):
        return "", False
    given = read.counts
    if doubt := more_than_here(given, of.present):
        return doubt, True
    told = answered(Of(sum(given), of.present, of.enrolled))
    return f"{counts(given)}   {told}" if any(given) else told, False


def how_so_far(typed: str) -> str:
    """How it was asked, where that is typed along with the counts; else ""."""
    read = read_pulse(typed)
    return "" if isinstance(read, str) else read.how


def number_in(typed: str, what: str) -> int | None:
    """The number that somebody typed; None for nothing. Raises Trouble for what is none."""
    if not typed.strip():
        return None
    if not (typed.isascii() and typed.strip().isdecimal()):
        raise refusal(f"“{clean_name(typed, _SAID_BACK)}” is no number of {what}.")
    return int(typed)
