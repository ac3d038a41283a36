"""Pulses and forms as people type them, and what takes them back: one function for each thing that
a person can do. Each is one act; only lines of evidence that were struck are gone for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.live.depth.fingers import more_than_here, read_pulse
from l4pc_tui.core.outcomes.acts import ABOUT_OUTCOMES, OutcomeAct, last_act
from l4pc_tui.core.outcomes.measures import MEASURES, POINTS, PULSES, QUESTIONS
from l4pc_tui.core.outcomes.typed import TypedForm, read_forms
from l4pc_tui.core.outcomes.words import forms as forms_in_words
from l4pc_tui.core.outcomes.written import as_written
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.names import NO_PERSON, PersonId
from l4pc_tui.core.record.nouns import entity
from l4pc_tui.core.record.outcome_nouns import (
    Asked,
    How,
    Measure,
    Point,
    Question,
    Rating,
)
from l4pc_tui.core.text.amounts import count, stamp
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.outcomes.keeping import MOST, WORDS_LIMIT, Taken, against, gone, kept, said
from l4pc_tui.desk.outcomes.whom import Whom, asked_on, facilitating, how_many, row_codes_of
from l4pc_tui.desk.people.people_undo import looked_back, nothing_lost, put_back, said_here
from l4pc_tui.desk.people.sessions import as_day, today
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

TYPED_BEFORE = "Typed before with other answers"
"""How a refusal begins that goes away where the same is said to be put right."""


@dataclass(frozen=True, slots=True)
class Form:
    """One person's form. person: an id, or "". form: what a form without a person is told from
    others by; a new one is found where it is empty too. evidence: a line for an area."""

    given: Mapping[Question, int]
    person: PersonId = NO_PERSON
    form: str = ""
    evidence: Mapping[Question, str] | None = None
    day: str = ""
    source: str = ""


# Pulses


def add_pulse(
    desk: Desk, group: Whom, measure: Measure, typed: str, *, how: str = "", point: str = "",
    day: str = "", present: int | None = None, enrolled: int | None = None,
) -> Taken:  # fmt: skip
    """Keep a pulse that was taken outside the run: ``0 0 2 5 3``, how many said one, two … five.

    present, enrolled: where the register does not tell, or tells wrong. Raises Trouble for what is
    no pulse, and where more answered than were there.
    """
    _must_be(measure, measure in PULSES, "a pulse")
    read = read_pulse(typed)
    if isinstance(read, str):
        raise refusal(read)
    counts = read.counts
    if read.flag or not any(counts):
        raise refusal("A sign without fingers is kept in the session that it was seen in.")
    known = how_many(desk, group, sum(counts))
    said_present = _number(present, "present")
    there = known.present if said_present is None else said_present
    if doubt := more_than_here(counts, there):
        raise refusal(doubt, "If more were there, say how many. Nothing was kept.")
    round = desk.new_id()
    on = asked_on(desk, group, day)
    pulse = Asked(
        "/".join((group.cohort, group.session, measure, round)), group.cohort, group.session,
        measure, round, _point(point), _how(read.how or how),
        stamp(desk.now(), desk.zone) if on == today(desk) else "", on, counts, said_present,
        _number(enrolled, "enrolled"),
    )  # fmt: skip
    told = f"{MEASURES[measure].name}: {known.answered} answered, of {group.called}."
    return kept(desk, told, said(desk, pulse))


# Forms


def add_form(
    desk: Desk, group: Whom, measure: Measure, point: str, form: Form, *, how: str = ""
) -> Taken:
    """Keep one person's form; the same person's at the same point is put right by it.

    Raises Trouble where nothing is answered.
    """
    return add_forms(desk, group, measure, point, [form], how=how, mend=True)


def type_forms(
    desk: Desk, group: Whom, measure: Measure, point: str, typed: str, *, how: str = How.PAPER,
    day: str = "", mend: bool = False,
) -> Taken:  # fmt: skip
    """Keep forms typed in from paper, one a line: ``k7m 4 5 3 4 / 5 5 4 4``. All of them or, where
    one is wrong, none: raises Trouble that names each line and what is wrong with it.

    mend: what was typed before of the same people is put right; else other answers are refused.
    """
    _must_be(measure, measure not in PULSES, "a form")
    read = read_forms(measure, typed, _point(point))
    people = {code: person for person, code in row_codes_of(desk, group).items()}
    unknown = [
        f"Line {each.line}: “{clean_name(each.code, 20)}” is no row of {group.called}."
        for each in read.forms if each.code and each.code not in people
    ]  # fmt: skip
    leads = facilitating(desk, group)
    unknown += [
        f"Line {each.line}: “{each.code}” facilitates, and is in no count."
        for each in read.forms if people.get(each.code) in leads
    ]  # fmt: skip
    if wrong := [*read.wrong, *unknown]:
        raise refusal(" ".join(sorted(wrong, key=_line_of)), "Nothing was kept.")
    forms = [
        Form(each.given, people.get(each.code, NO_PERSON), "", each.evidence, day)
        for each in read.forms
    ]
    return add_forms(desk, group, measure, point, forms, how=how, mend=mend, lines=read.forms)


def add_forms(
    desk: Desk, group: Whom, measure: Measure, point: str, forms: Sequence[Form], *,
    how: str = "", mend: bool = False, lines: Sequence[TypedForm] = (),
) -> Taken:  # fmt: skip
    """Keep forms as one act: all of them, or none. What is so already is not said again.

    lines: where each was typed, for what is said of it. Raises Trouble where nothing is answered,
    and where somebody's answers at that point are others already and ``mend`` is not said.
    """
    _must_be(measure, measure not in PULSES, "a form")
    at = _point(point) or str(Point.END)
    told = [rating_of(desk, group, measure, at, each, how) for each in forms]
    found = against(desk, group, told)
    if found.other and not mend:
        rows = [
            f"“{lines[n].code}” (line {lines[n].line})" if lines else "one" for n in found.other
        ]
        raise refusal(
            f"{TYPED_BEFORE}: {', '.join(rows)}.",
            "Say that they are to be put right, or leave them out. Nothing was kept.",
        )
    entries: list[Entry] = []
    for each in (*found.new, *(told[n] for n in found.other)):
        entries += said(desk, each)
    words = [f"{forms_in_words(len(found.new))} of “{MEASURES[measure].name}” {POINTS[Point(at)]}"]
    if found.other:
        words.append(f"{count(len(found.other), 'form')} put right")
    if found.same:
        words.append(f"{count(found.same, 'form')} there already")
    return kept(desk, f"{', '.join(words)}, of {group.called}.", entries)


def remove(desk: Desk, kind: Kind, id: str) -> Taken:
    """Take a pulse, a form or a choice of a story away; ``undo`` brings it back. Raises Trouble
    where it is not there."""
    entries = gone(desk, kind, id)
    if not entries:
        raise refusal("That is not there.", "l4pc outcomes show tells what is.")
    return kept(desk, "It is taken away; undo brings it back.", entries)


def strike_evidence(desk: Desk, group: Whom) -> Taken:
    """Take the lines of evidence out of every form of a group, of a cohort in all its sessions, for
    good: the numbers stay. Raises Trouble where there is none."""
    sessions = [row.session.id for row in desk.store.sessions(group.cohort)] if group.cohort else []
    held = desk.store.measured((group.cohort,), (group.session, *sessions)).ratings
    struck = [each for each in held if each.evidence]
    if not struck:
        raise refusal(f"No form of {group.called} has a line of evidence.")
    parts = THINGS[Kind.RATING].parts
    entries = [
        desk.store.entry(
            "erase", name,
            replace(each, evidence=()).data()
            | dict(zip(parts, name.partition(":")[2].split("/"), strict=True)),
            actor=desk.actor, subject=each.person or None,
        )
        for each in struck for name in desk.store.told_by(entity(Kind.RATING, each.id))
    ]  # fmt: skip
    desk.store.write(entries)
    told = f"The lines of evidence of {forms_in_words(len(struck))} are out of the file for good."
    return Taken(told, tuple(each.id for each in struck), tuple(entries))


# Undo


def next_undo(desk: Desk) -> OutcomeAct | None:
    """What would be taken back now; None when nothing is left."""
    mine = said_here(desk)
    return looked_back(desk, ABOUT_OUTCOMES, lambda record: last_act(record, mine))


def undo(desk: Desk) -> str:
    """Take back what whoever is at this desk typed last of outcomes on this laptop, and say what.
    Raises Trouble where nothing is left, and where somebody else changed the same since."""
    found = next_undo(desk)
    if found is None:
        raise refusal("There is nothing to take back: nothing was typed of outcomes here.")
    nothing_lost(desk, found.since, found.words)
    put_back(desk, found.things)
    return f"Undone: {found.words}."


# Within


def rating_of(
    desk: Desk, group: Whom, measure: Measure, point: str, form: Form, how: str
) -> Rating:
    """A form as the record keeps it. Raises Trouble where nothing of the measure is answered."""
    given = {q: n for q, n in form.given.items() if QUESTIONS[q].measure is measure}
    if not given:
        raise refusal("Nothing is answered on a form.", "Nothing was kept.")
    evidence = {
        question: clean_name(words, WORDS_LIMIT)
        for question, words in (form.evidence or {}).items()
    }
    whose = "" if form.person else form.form or desk.new_id()
    id = "/".join((group.cohort, group.session, measure, point, form.person, whose))
    return Rating(
        id, group.cohort, group.session, measure, point, form.person, whose, _how(how),
        as_day(form.day) if form.day else "", as_written(given),
        as_written({question: words for question, words in evidence.items() if words}), form.source,
    )  # fmt: skip


def _must_be(measure: Measure, right: bool, what: str) -> None:
    if not right:
        raise refusal(f"“{MEASURES[measure].name}” is not {what}.")


def _point(point: str) -> str:
    if point and point not in tuple(map(str, Point)):
        known = ", ".join(map(str, Point))
        raise refusal(f"“{clean_name(point, 40)}” is no time to ask.", f"It is one of: {known}.")
    return point


def _how(how: str) -> str:
    if how and how not in tuple(map(str, How)):
        known = ", ".join(map(str, How))
        raise refusal(f"“{clean_name(how, 40)}” is no way to ask.", f"It is one of: {known}.")
    return how


def _number(number: int | None, what: str) -> int | None:
    if number is not None and not 0 <= number <= MOST:
        raise refusal(f"{number} is no number of people {what}.")
    return number


def _line_of(sentence: str) -> int:
    """The line that a sentence about one begins with."""
    digits = sentence.removeprefix("Line ").partition(":")[0].partition(",")[0]
    return int(digits) if digits.isdecimal() else 0
