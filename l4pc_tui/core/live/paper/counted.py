"""The numbers of one cohort in words: groups, and lengths that depend on how many there are."""

from __future__ import annotations

from collections import Counter

from l4pc_tui.core.live.groups.shapes import Shape
from l4pc_tui.core.script.model.measures import Group, Time, in_words
from l4pc_tui.core.script.model.phrases import span_words, time_words
from l4pc_tui.core.text.amounts import count


def groups_in_words(group: Group, people: int) -> str:
    """ "9 pairs", "4 groups: 2 of 5, 2 of 4"; for one alone and all in a circle as it is written."""
    sizes = Shape(group.low, group.high).sizes(people) if group.size else ()
    if not sizes:
        return group.words
    if len(sizes) > 1 and set(sizes) == {group.low} == {group.high}:
        return f"{len(sizes)} {group.words}"
    if len(set(sizes)) == 1:
        return f"{count(len(sizes), 'group')} of {sizes[0]}"
    many = sorted(Counter(sizes).items(), key=lambda each: -each[1])
    each = [f"{number} of {size}" for size, number in many]
    return f"{len(sizes)} groups: {', '.join(each)}"


def length_in_words(time: Time, now: int, people: int, size: int | None) -> str:
    """How long a step takes with so many people, and how that comes about.

    now: the seconds that it is given. size: of the groups that ``per group`` counts.
    "6 min", "12 min (10-15)", "13 min: 45 sec per person, 18 people", "12 min: 2 x 5-7 min".
    """
    told = in_words(now)
    whole = time.for_people(people, size)
    if not whole.min <= now <= whole.max:
        return told
    if time.per:
        many = whole.max // (time.max * time.rounds) if time.max else 0
        unit = "people" if time.per == "person" else f"{time.per}s"
        return f"{told}: {time_words(time)}, {many} {time.per if many == 1 else unit}"
    if time.rounds > 1:
        return f"{told}: {time.rounds} x {span_words(time.min, time.max)}"
    return told if time.min == time.max else f"{told} ({span_words(time.min, time.max)})"
