"""A second look at a whole exercise: is it complete, safe, open to all, and do its times add up?"""

from __future__ import annotations

from collections.abc import Mapping

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.measures import Group, in_words
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.sums import total, whole_times
from l4pc_tui.core.text.amounts import listed

LONG_EXERCISE = 4 * 3600
_LOST_HEADINGS = ("S301", "S302", "S303", "S341")
_UNSURE_TIMES = ("T501", "T502", "T504", "T505", "T506", "T513", "T514")
"""Messages on a step's time. While one stands, nothing is said of what the times add up to."""


def judge(
    exercise: Exercise, values: Mapping[str, Span], headings: Mapping[int, Span], report: Report
) -> None:
    """Report what only shows when the exercise is seen whole.

    values: where the header's values stand, by field. headings: where the ``##`` lines stand.
    """
    _judge_care(exercise, values, report)
    if exercise.steps:
        _judge_times(exercise, values, headings, report)
    low, high = exercise.people
    if "people" in values:
        for step in exercise.steps:
            if _larger(step.group, high):
                report.add("S334", headings.get(step.line, FIRST), n=high, group=step.group.words)
    if low == high:
        for step in exercise.steps:
            if not _larger(step.group, high) and not divides(low, step.group):
                report.add("S323", headings.get(step.line, FIRST), n=low, group=step.group.words)


def _larger(group: Group, most: int) -> bool:
    """True for groups of more people than will ever come: in a wide range the larger number."""
    return group.low > most or group.high > max(most, 2 * group.low)


def divides(people: int, group: Group) -> bool:
    """True when so many people can be put in groups of that size with nobody over."""
    if group.size is None:
        return True
    fewest = -(-people // group.high)
    return fewest * group.low <= people


def _judge_care(exercise: Exercise, values: Mapping[str, Span], report: Report) -> None:
    def at(name: str) -> Span:
        return values.get(name, FIRST)

    sections = {section.name for section in exercise.sections}
    # The heading of a section may be among those that were not read.
    lost = any(map(report.has, _LOST_HEADINGS))
    steps = (*exercise.steps, *exercise.sides)
    labels = {block.label for step in steps for block in step.blocks}
    named = {
        "authors": bool(exercise.authors), "a licence": bool(exercise.licence),
        "the number of people": "people" in values,
    }  # fmt: skip
    lacks = [words for words, there in named.items() if not there]
    if exercise.status == "ready" and lacks:
        report.add("H217", at("status"), what=listed(lacks))
    if exercise.status == "ready" and not exercise.tested and "tested" not in values:
        report.add("H220", at("status"))
    if exercise.intensity == 3 and "Safety" not in labels:
        report.add("A808", at("intensity"))
    if exercise.status != "draft" and "Access" not in sections and not lost:
        report.add("A809", at("status"))
    if exercise.setting != "room" and "Online" not in sections and not lost:
        report.add("A810", at("setting"))


def _judge_times(
    exercise: Exercise,
    values: Mapping[str, Span],
    headings: Mapping[int, Span],
    report: Report,
) -> None:
    whole = total(whole_times(exercise.steps, exercise.usual_people))
    at = values.get("time", FIRST)
    sure = not any(map(report.has, _UNSURE_TIMES))
    if sure and whole.ideal > LONG_EXERCISE:
        report.add("T512", at, n=round(whole.ideal / 3600, 1))
    if sure and exercise.time is not None:
        said = exercise.time.for_people(exercise.usual_people)
        if not whole.min <= said.ideal <= whole.max:
            report.add("T508", at, a=in_words(said.ideal), b=in_words(whole.ideal))
    if len(exercise.steps) > 1 and all(s.time.min == s.time.max for s in exercise.steps):
        report.add("T509", headings.get(exercise.steps[0].line, FIRST))
    # People who cannot be read from a broken header, or “each” of nobody: that is told where it is.
    unknown = report.has("T513") or report.has("H202") or report.has("H209")
    for step in exercise.steps:
        here = headings.get(step.line, FIRST)
        if step.time.per is not None and "people" not in values and not unknown:
            report.add("T510", here)
        size = step.group.size
        if size is not None and 1 < step.time.rounds < size:
            report.add("T511", here, n=step.time.rounds, group=step.group.words)
