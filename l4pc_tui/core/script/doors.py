"""Doors and Next: what a response does, and which step a name means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from l4pc_tui.core.script.model import END, Door, Trigger, Verb
from l4pc_tui.core.script.report import Report, Span
from l4pc_tui.core.script.rows import tidy
from l4pc_tui.core.script.words import LIMITS, TRIGGERS
from l4pc_tui.core.text import fold

_VERB = re.compile(r"(?:please )?(go to|skip to|use exercise)\b[\s:]*", re.I)
_WHOLE = re.compile(r"(repeat|end)[.!]?$", re.I)
_QUOTED = re.compile(
    r"(?:[\"“”„«](?P<double>.+?)[\"”“»]|['‘’](?P<single>.+?)['’](?![^\W_]))\s*[.,;]?\s*(?P<rest>.*)$"
)
_NUMBER = re.compile(r"(?:step )?(\d{1,2})$")


class Named(Protocol):
    """Anything with a step's id and name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(slots=True)
class RawDoor:
    """A door as written: its target is looked for when all steps are known."""

    condition: str
    response: str
    at: Span


@dataclass(slots=True)
class Found:
    """What a text names: the step's index, and the words left over."""

    index: int
    rest: str
    by_number: bool = False


def find_step(text: str, steps: Sequence[Named], main: int | None = None) -> Found | None:
    """The step that a text names, quoted or not; None when there is none.

    Names are matched whole, without case or punctuation; an unquoted text may go on behind the
    longest name that it begins with. main: how many of ``steps`` can be meant by a number.
    """
    words = text.strip()
    rest = ""
    quoted = unquoted(words)
    if quoted is not None:
        words, rest = quoted
    folded = fold(words)
    if not folded:
        return None
    names = {fold(step.name): number for number, step in reversed(list(enumerate(steps)))}
    ids = {step.id: number for number, step in reversed(list(enumerate(steps)))}
    if folded in names:
        return Found(names[folded], rest)
    if words.strip(" .") in ids:
        return Found(ids[words.strip(" .")], rest)
    if number := _NUMBER.match(folded):
        index = int(number[1]) - 1
        if 0 <= index < (len(steps) if main is None else main):
            return Found(index, rest, by_number=True)
    if quoted:
        return None
    begun = [name for name in names if name and folded.startswith(f"{name} ")]
    if not begun:
        return None
    name = max(begun, key=len)
    return Found(names[name], _behind(words, name))


def unquoted(text: str) -> tuple[str, str] | None:
    """What stands in quotation marks at the beginning of a text, and what follows it."""
    match = _QUOTED.match(text.strip())
    return (match["double"] or match["single"], match["rest"]) if match else None


def _behind(words: str, name: str) -> str:
    """What is left of the words behind their beginning that folds to ``name``."""
    parts = words.split()
    for count in range(1, len(parts) + 1):
        if fold(" ".join(parts[:count])) == name:
            return " ".join(parts[count:])
    return ""


def trigger_of(condition: str) -> Trigger | None:
    """What the app knows about a condition, None when only the facilitator can tell."""
    for kind, pattern in TRIGGERS:
        if match := pattern.search(condition):
            return Trigger(kind, int(match[1]) if pattern.groups else 0)
    return None


@dataclass(slots=True)
class Names:
    """What a door can lead to: the steps in order, main line first, and what is no step."""

    steps: list[Named]
    main: int
    others: dict[str, str]
    """Folded name of a handout or section → "handout" or "section"."""


def read_door(raw: RawDoor, here: int, names: Names, report: Report) -> Door:
    """The door with its target looked up. here: index of its step in ``names.steps``."""
    condition = tidy(raw.condition)[: LIMITS["condition"]]
    trigger = trigger_of(condition)
    response = tidy(raw.response)

    def door(verb: Verb, target: str | None = None, advice: str = "") -> Door:
        return Door(condition, trigger, verb, target, raw.at.line, advice)

    if whole := _WHOLE.match(response):
        return door("repeat" if whole[1].lower() == "repeat" else "end")
    match = _VERB.match(response)
    if match is None:
        return door("advice", advice=response)
    verb = match[1].lower()
    target = response[match.end() :]
    if verb == "use exercise":
        words, rest = unquoted(target) or _first_word(target)
        if not words:
            report.add("D607", raw.at, id=target)
        return door("use exercise", slug(words), rest)
    found = _target(target, raw.at, names, report)
    if found is None:
        return door("go to", None, target)
    if found.index == here:
        report.add("D605", raw.at)
    if verb == "skip to":
        if here < names.main and found.index <= here:
            report.add("D604", raw.at)
        return door("skip to", names.steps[found.index].id, found.rest)
    return door("go to", names.steps[found.index].id, found.rest)


def read_next(text: str, at: Span, names: Names, report: Report) -> str | None:
    """The id that ``Next: text`` leads to, ``END``, or None with the reason reported."""
    words = tidy(text)
    if match := _VERB.match(words):
        words = words[match.end() :]
    if fold(words) == "end" and not any(fold(step.name) == "end" for step in names.steps):
        return END
    found = _target(words, at, names, report)
    return names.steps[found.index].id if found else None


def _target(text: str, at: Span, names: Names, report: Report) -> Found | None:
    found = find_step(text, names.steps, names.main)
    if found is None:
        name, _ = unquoted(text) or (text.strip().rstrip("."), "")
        if other := names.others.get(fold(name)):
            report.add("D609", at, x=name, handout=other)
            return None
        steps = [step.name for step in names.steps]
        listed = ", ".join(steps[:12])
        report.add("D601", at, x=name[:80], y=report.closest(name, steps), list=listed)
    elif found.by_number:
        report.add("D610", at, x=names.steps[found.index].name)
    return found


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return word.rstrip(".,;"), rest


def slug(text: str, most: int = 64) -> str:
    """Small letters, digits and hyphens; empty when the text has none of them."""
    plain = "".join(char if char.isascii() else " " for char in fold(text))
    return "-".join(plain.split())[:most].strip("-")
