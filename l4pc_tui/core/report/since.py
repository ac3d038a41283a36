"""What changed since the last report of the same cohorts and days: then, now, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.disclosure.rules import Printed
from l4pc_tui.core.document.model import Grid, Paragraph, Section
from l4pc_tui.core.report.figures import Figures
from l4pc_tui.core.report.words import hours_of, hours_of_all, organisations_words, share_words


@dataclass(frozen=True, slots=True)
class Line:
    """A figure that is compared. key: what it is known by. of: the session that it is of, or ""."""

    key: str
    label: str
    words: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is not what it was. why: in words."""

    label: str
    then: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Since:
    """as_of: of the last report, in words. changed: every figure that is another now."""

    as_of: str
    changed: tuple[Changed, ...]


def lines(figures: Figures, printed: Printed) -> tuple[Line, ...]:
    """The figures of a report that are held beside those of the next."""
    told = [
        Line("sessions", "Sessions delivered of planned",
             f"{len(figures.held)} of {len(figures.meetings)}"),
        Line("minutes", "Hours of people", hours_of_all(figures, printed)),
        Line("reached", "Unique people reached", printed["reached"].words),
        Line("enrolled", "People enrolled", printed["enrolled"].words),
        Line("organisations", "Organisations", organisations_words(figures, printed)),
        Line("completed", "Completed", share_words(printed, "completed", "reached")),
    ]  # fmt: skip
    for each in figures.held:
        told += [
            Line(f"{each.key} there", f"Took part, {each.name}",
                 printed[f"{each.key} there"].words, each.key),
            Line(f"{each.key} minutes", f"Hours of people, {each.name}",
                 hours_of(each, printed), each.key),
        ]  # fmt: skip
    told += [
        Line(name, label, printed[name].words)
        for name, label in (
            ("commitments", "Commitments made"), ("commitments done", "Commitments done"),
            ("commitments blocked", "Commitments blocked"), ("barriers", "Barriers named"),
            ("stories", "Stories told"), ("stories agreed", "Stories that may leave"),
        )
    ]  # fmt: skip
    told += [
        Line("pulses", "Pulses taken", str(sum(not each.few for each in figures.pulses))),
    ]
    return tuple(told)


def changed(
    before: Mapping[str, str], now: Sequence[Line], reasons: Mapping[str, Sequence[str]]
) -> tuple[Changed, ...]:
    """Each figure that is not what it was. before: key → words. reasons: a session, "" for all →
    why its figures may be others now."""
    found = []
    for line in now:
        then = before.get(line.key)
        if then == line.words:
            continue
        why = reasons.get(line.of, ()) if then is not None else ("held since",)
        told = "; ".join(why) or "recorded since"
        found.append(Changed(line.label, "not in it" if then is None else then, line.words, told))
    return tuple(found)


def since_last(since: Since | None, as_of: str) -> Section:
    """The part of the report."""
    heading = "What changed since the last report"
    if since is None:
        return Section(heading, (Paragraph("This is the first report of these cohorts and days."),))
    if not since.changed:
        told = f"The last report was as of {since.as_of}. No figure of it is another now."
        return Section(heading, (Paragraph(told),))
    return Section(
        heading,
        (
            Paragraph(f"The last report was as of {since.as_of}, this one is as of {as_of}."),
            Grid(
                "Figures that are others now", ("Figure", "Last report", "Now", "Why"),
                tuple((each.label, each.then, each.now, each.why) for each in since.changed),
            ),
        ),
    )  # fmt: skip
