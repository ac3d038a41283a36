"""What no checker can know: the page is as right after such a slip as it was before.

Kinds, and never a page or a line. The same list stands in docs/handbook/trainer/when-the-checker-speaks.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from measuring.measure import Outcome
from measuring.oracle import Part

_OF_THE_MODEL = ("facilitator", "room", "heading", "none")
"""Words that only say what sort of part a part is."""


_MAY_BE_LEFT_OUT = {
    "intensity", "themes", "setting", "authors", "licence", "source", "version", "status", "was", "language", "extra",
    "kind", "ceiling", "finish", "date", "people", "people_range", "cohort", "venue", "lead", "programme", "facilitators",
}  # fmt: skip
"""Fields of the header that a page may do without."""


def _lost(outcome: Outcome) -> bool:
    """Each part that is left has no word that it did not have: nothing has moved into another."""
    before, after = outcome.said.before, outcome.said.after
    if outcome.change.kind != "line lost" or len(after) > len(before):
        return False
    return all(
        any(one.what == part.what and _words((part,)) <= _words((one,)) for one in before)
        for part in after
    )


def _section_lost(outcome: Outcome) -> bool:
    """The words below the heading of a section are the end of the one above, as they may be; so are
    the items of a plan below the heading of its next part."""
    before, after = outcome.said.before, outcome.said.after
    if outcome.change.kind != "line lost":
        return False
    if all(part.what == "item" for part in (*before, *after)):
        return [_but_heading(part) for part in before] == [_but_heading(part) for part in after]
    sections = all(part.what == "section" for part in (*before, *after))
    return sections and _words(after) <= _words(before)


def _but_heading(part: Part) -> list[tuple[str, object]]:
    return [(name, value) for name, value in part.says if name != "heading"]


def _header_line_lost(outcome: Outcome) -> bool:
    return (
        outcome.change.kind == "line of the header lost"
        and all(part.what == "head" for part in (*outcome.said.before, *outcome.said.after))
        and _differ(outcome) <= _MAY_BE_LEFT_OUT
    )


def _order(outcome: Outcome) -> bool:
    """Every word is still there, and every step's facts."""
    if outcome.change.kind not in ("two lines change places", "line moved to the end"):
        return False
    before, after = outcome.said.before, outcome.said.after
    return _facts(before) == _facts(after) and _words(before) == _words(after)


def _number(outcome: Outcome) -> bool:
    """Only a number is another, however far from the one before."""
    before, after = outcome.said.before, outcome.said.after
    kinds = ("digit lost", "digit doubled", "range's dash lost")
    return (
        outcome.change.kind in kinds
        and [part.what for part in before] == [part.what for part in after]
        and _without_numbers(before) == _without_numbers(after)
    )


def _set_otherwise(outcome: Outcome) -> bool:
    """Words for participants: every one is still there, and only what is round them is new."""
    before, after = outcome.said.before, outcome.said.after
    paper = all(part.what == "handout" for part in (*before, *after))
    listed = outcome.change.kind == "quote: list inside"
    numbered = paper and outcome.change.kind.startswith("number")
    words = _without_numbers if numbered else _words
    return (paper or listed) and words(before) == words(after)


def _free_words(outcome: Outcome) -> bool:
    signs = ("sign of the header lost", "sign of the header doubled")
    return outcome.change.kind in signs and all(
        _differ(outcome) <= {"source", "licence", "authors", "version", "themes"}
        for part in outcome.said.before
        if part.what == "head"
    )


def _differ(outcome: Outcome) -> set[str]:
    """The fields of the header that are not what they were."""
    heads = [dict(p.says) for p in (*outcome.said.before, *outcome.said.after) if p.what == "head"]
    before, after = heads
    return {name for name in before if before[name] != after.get(name)}


def _facts(parts: tuple[Part, ...]) -> list[str]:
    return sorted(str(part.says) for part in parts if part.what == "step")


def _words(parts: tuple[Part, ...]) -> set[str]:
    said = " ".join(str(part.says) for part in parts).casefold()
    return {word for word in re.findall(r"[^\W_]+", said) if word not in _OF_THE_MODEL}


def _without_numbers(parts: tuple[Part, ...]) -> set[str]:
    return {word for word in _words(parts) if not word.isdecimal()}


UNKNOWABLE: dict[str, Callable[[Outcome], bool]] = {
    "a whole line lost that nothing else depends on": _lost,
    "the heading of a section lost, so that its words belong to the section above": _section_lost,
    "a line of the header lost that a page may do without": _header_line_lost,
    "lines in another order that can be meant too": _order,
    "a number that can be meant as well as the one before, such as 57 for 5-7": _number,
    "words for participants that are set in another way, such as a list": _set_otherwise,
    "a sign in the header's own words: source, licence, authors, version, themes": _free_words,
}


def unknowable(outcome: Outcome) -> str | None:
    """The kind that an outcome belongs to, None where a checker could have known."""
    return next((name for name, fits in UNKNOWABLE.items() if fits(outcome)), None)
