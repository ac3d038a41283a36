"""What changed since the last report about the same people: then, now, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l4pc_tui.core.disclosure.rules import Printed
from l4pc_tui.core.document.model import Grid, Paragraph, Section
from l4pc_tui.core.report.cells import organisation
from l4pc_tui.core.report.figures import Figures, Meeting
from l4pc_tui.core.report.outcomes import agree_words, moved_words
from l4pc_tui.core.report.words import hours_of, hours_of_all, organisations_words, share_words


class Part(StrEnum):
    """What a figure is counted from, so what of the record can have moved it."""

    SESSIONS = "sessions"
    REGISTER = "registers"
    ROSTER = "the roster"
    PULSES = "pulses"
    FORMS = "forms"
    NOTES = "commitments and barriers"
    STORIES = "stories"
    CERTIFICATES = "certificates"


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that is compared. key: what it is known by. of: the session that it is of, or "".
    part: what it is counted from. sort: what it is called where it is gone, and its name with it."""

    key: str
    label: str
    words: str
    part: Part
    of: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is not what it was. why: in words."""

    label: str
    then: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Since:
    """as_of: of the last report, in words. changed: every figure that is another now. whole: that
    report was of the same days and percentage; else only figures of sessions in both are compared."""

    as_of: str
    changed: tuple[Changed, ...]
    whole: bool = True


Reasons = Mapping[tuple[Part, str], Sequence[str]]
"""What a figure is counted from, and its session or "" → why it may be another now."""


def lines(figures: Figures, printed: Printed) -> tuple[Line, ...]:
    """The figures of a report that are held beside those of the next: all that it tells."""
    return (*_delivered(figures, printed), *_outcomes(figures, printed))


def _delivered(figures: Figures, printed: Printed) -> Iterator[Line]:
    yield Line("sessions", "Sessions delivered of planned",
               f"{len(figures.held)} of {len(figures.meetings)}", Part.SESSIONS)  # fmt: skip
    yield Line("minutes", "Hours of people", hours_of_all(figures, printed), Part.REGISTER)
    yield Line("reached", "Unique people reached", printed["reached"].words, Part.REGISTER)
    yield Line("enrolled", "People on the registers", printed["enrolled"].words, Part.ROSTER)
    yield Line("walked in", "Walked in and not matched", printed["walked in"].words, Part.REGISTER)
    yield Line("organisations", "Organisations", organisations_words(figures, printed), Part.ROSTER)
    yield Line(
        "completed", "Completed", share_words(printed, "completed", "reached"), Part.REGISTER
    )
    yield Line(
        "certificates", "Certificates issued", printed["certificates"].words, Part.CERTIFICATES
    )
    if len(figures.cohorts) > 1:
        for name in figures.cohorts:
            yield Line(f"cohort {name}", f"Reached, {name}", printed[f"cohort {name}"].words,
                       Part.REGISTER, sort="reached of a cohort")  # fmt: skip
    for name in figures.organisations:
        cell = printed[organisation(name)]
        if not cell.hidden:  # else its name stands nowhere
            yield Line(organisation(name), f"Reached, {name or 'no organisation named'}",
                       cell.words, Part.ROSTER, sort="reached of an organisation")  # fmt: skip
    for meeting in figures.held:
        yield from _of_session(meeting, printed)


def _of_session(each: Meeting, printed: Printed) -> Iterator[Line]:
    told = (
        ("there", "Took part", Part.REGISTER), ("online", "Online", Part.REGISTER),
        ("enrolled", "Enrolled", Part.ROSTER),
    )  # fmt: skip
    for name, label, part in told:
        yield Line(f"{each.key} {name}", f"{label}, {each.name}",
                   printed[f"{each.key} {name}"].words, part, each.key,
                   f"{label.lower()}, a session")  # fmt: skip
    yield Line(f"{each.key} minutes", f"Hours of people, {each.name}",
               hours_of(each, printed), Part.REGISTER, each.key,
               "hours of people, a session")  # fmt: skip


def _outcomes(figures: Figures, printed: Printed) -> Iterator[Line]:
    pulses = [each for each in figures.pulses if not each.few]
    yield Line("pulses", "Pulses taken", str(len(pulses)), Part.PULSES)
    for pulse in pulses:
        label = f"Said 4 or 5, {pulse.measure}, {pulse.name}"
        yield Line(pulse.key, label, share_words(printed, f"{pulse.key} agree", f"{pulse.key} answered"),
                   Part.PULSES, pulse.session, "a pulse")  # fmt: skip
    for answer in figures.answers:
        yield Line(answer.key, f"Said 4 or 5, {answer.question}, {answer.when}",
                   agree_words(printed, answer), Part.FORMS, sort="a question of a form")  # fmt: skip
    for change in figures.changes:
        yield Line(f"{change.key} rose", f"{change.question}, {change.design}",
                   moved_words(printed, change.key), Part.FORMS, sort="a change")  # fmt: skip
    for name, label in (
        ("commitments", "Commitments made"), ("commitments done", "Commitments done"),
        ("commitments started", "Commitments started"),
        ("commitments changed", "Commitments changed"),
        ("commitments blocked", "Commitments blocked"),
        ("commitments waiting", "Commitments not told of"), ("barriers", "Barriers named"),
    ):  # fmt: skip
        yield Line(name, label, printed[name].words, Part.NOTES)
    for what in figures.fate.blocked:
        cell = printed[f"blocked by {what}"]
        if not cell.hidden:  # of a table with too few to show no row is named
            yield Line(f"blocked by {what}", f"Blocked, {what or 'nobody said by what'}",
                       cell.words, Part.NOTES, sort="blocked by a sort")  # fmt: skip
    for sort in figures.barriers:
        cell = printed[f"barrier {sort}"]
        if not cell.hidden:
            yield Line(f"barrier {sort}", f"Barrier, {sort or 'no sort said'}", cell.words,
                       Part.NOTES, sort="barriers of a sort")  # fmt: skip
    yield Line("stories", "Stories told", printed["stories"].words, Part.STORIES)
    yield Line(
        "stories agreed", "Stories that may leave", printed["stories agreed"].words, Part.STORIES
    )


def changed(
    before: Mapping[str, tuple[str, str]], now: Sequence[Line], reasons: Reasons, *,
    whole: bool = True,
) -> tuple[Changed, ...]:  # fmt: skip
    """Each figure that is not what it was; last those that are gone. before: key → words, sort.
    reasons: why a figure may be another now. whole: of the same days; else only figures of
    sessions that are in both are compared."""
    found = []
    for line in now:
        then = before.get(line.key)
        if (then and then[0] == line.words) or (not whole and not (then and line.of)):
            continue
        why = reasons.get((line.part, line.of), ()) if then else ("told since",)
        told = "; ".join(why) or "recorded since"
        found.append(Changed(line.label, then[0] if then else "not in it", line.words, told))
    keys = {line.key for line in now}
    if whole:
        found += [
            Changed(f"{(sort or 'a figure').capitalize()} that is gone", words, "not in it",
                    "no longer in the record, or no longer shown")
            for key, (words, sort) in before.items() if key not in keys
        ]  # fmt: skip
    return tuple(found)


def since_last(since: Since | None, as_of: str) -> Section:
    """The part of the report."""
    heading = "What changed since the last report"
    if since is None:
        return Section(heading, (Paragraph("This is the first report of these cohorts."),))
    other = (
        "" if since.whole
        else " That one was of other days or another percentage: only figures of sessions in both "
        "are held beside each other."
    )  # fmt: skip
    if not since.changed:
        told = f"The last report was as of {since.as_of}.{other} No such figure is another now."
        return Section(heading, (Paragraph(told if other else told.replace("such ", "")),))
    return Section(
        heading,
        (
            Paragraph(
                f"The last report was as of {since.as_of}, this one is as of {as_of}.{other}"
            ),
            Grid(
                "Figures that are others now", ("Figure", "Last report", "Now", "Why"),
                tuple((each.label, each.then, each.now, each.why) for each in since.changed),
            ),
        ),
    )  # fmt: skip
