"""A second look at a whole exercise: is it complete, safe, open to all, and do its times add up?"""

from __future__ import annotations

from collections.abc import Mapping

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.measures import Group, in_words
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.sums import total, whole_times
from l4pc_tui.core.text.amounts import listed

LONG_EXERCISE = 4 * 3600


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
    if low == high:
        for step in exercise.steps:
            if not divides(low, step.group):
                report.add("S323", headings.get(step.line, FIRST), n=low, group=step.group.words)


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
    steps = (*exercise.steps, *exercise.sides)
    labels = {block.label for step in steps for block in step.blocks}
    named = {
        "authors": bool(exercise.authors), "a licence": bool(exercise.licence),
        "the number of people": "people" in values,
    }  # fmt: skip
    lacks = [words for words, there in named.items() if not there]
    if exercise.status == "ready" and lacks:
        report.add("H217", at("status"), what=listed(lacks))
    if exercise.intensity == 3 and "Safety" not in labels:
        report.add("A808", at("intensity"))
    if exercise.status != "draft" and "Access" not in sections:
        report.add("A809", at("status"))
    if exercise.setting != "room" and "Online" not in sections:
        report.add("A810", at("setting"))


def _judge_times(
    exercise: Exercise,
    values: Mapping[str, Span],
    headings: Mapping[int, Span],
    report: Report,
) -> None:
    whole = total(whole_times(exercise.steps, exercise.usual_people))
    at = values.get("time", FIRST)
    if whole.ideal > LONG_EXERCISE:
        report.add("T512", at, n=round(whole.ideal / 3600, 1))
    if exercise.time is not None:
        said = exercise.time.for_people(exercise.usual_people)
        if not whole.min <= said.ideal <= whole.max:
            report.add("T508", at, a=in_words(said.ideal), b=in_words(whole.ideal))
    if len(exercise.steps) > 1 and all(s.time.min == s.time.max for s in exercise.steps):
        report.add("T509", headings.get(exercise.steps[0].line, FIRST))
    for step in exercise.steps:
        here = headings.get(step.line, FIRST)
        if step.time.per is not None and "people" not in values:
            report.add("T510", here)
        size = step.group.size
        if size is not None and 1 < step.time.rounds < size:
            report.add("T511", here, n=step.time.rounds, group=step.group.words)
