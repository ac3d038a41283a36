"""Doors and Next: what a response does, and which step a name means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
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
_SLUG_WORD = re.compile(r"[a-z0-9]+")
_NO_APOSTROPHE = str.maketrans("", "", "'`")
_LONGEST_NAME = 300
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


class StepIndex:
    """Steps by what a text can call them. Names count whole, without case or punctuation.

    main: how many of the steps can be meant by a number; all when None.
    """

    def __init__(self, steps: Sequence[Named], main: int | None = None) -> None:
        self.steps = steps
        self.main = len(steps) if main is None else main
        self._names: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        for number, step in enumerate(steps):
            self._names.setdefault(fold(step.name), number)
            self._ids.setdefault(step.id, number)

    def find(self, text: str) -> Found | None:
        """The step that a text names, quoted or not; None when there is none.

        An unquoted text may go on behind the longest name that it begins with.
        """
        words, rest = text.strip(), ""
        quoted = unquoted(words)
        if quoted is not None:
            words, rest = quoted
        folded = fold(words[:_LONGEST_NAME])
        if not folded:
            return None
        if folded in self._names:
            return Found(self._names[folded], rest)
        if words.strip(" .") in self._ids:
            return Found(self._ids[words.strip(" .")], rest)
        number = _NUMBER.match(folded)
        if number and 1 <= int(number[1]) <= self.main:
            return Found(int(number[1]) - 1, rest, by_number=True)
        if quoted is not None:
            return None
        begun = [name for name in self._names if name and folded.startswith(f"{name} ")]
        if not begun:
            return None
        name = max(begun, key=len)
        return Found(self._names[name], _behind(words, name))


def find_step(text: str, steps: Sequence[Named]) -> Found | None:
    """The step among ``steps`` that a text names; None when there is none."""
    return StepIndex(steps).find(text)


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

    index: StepIndex
    others: dict[str, str]
    """Folded name of a handout or section → "handout" or "section"."""
    nearly: set[str] = field(default_factory=set)
    """Names of steps that come closest to what was looked for in vain."""


def read_door(raw: RawDoor, here: int, names: Names, report: Report) -> Door:
    """The door with its target looked up. here: index of its step in ``names.index.steps``."""
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
        if here < names.index.main and found.index <= here:
            report.add("D604", raw.at)
        return door("skip to", names.index.steps[found.index].id, found.rest)
    return door("go to", names.index.steps[found.index].id, found.rest)


def read_next(text: str, at: Span, names: Names, report: Report) -> str | None:
    """The id that ``Next: text`` leads to, ``END``, or None with the reason reported."""
    words = tidy(text)
    if match := _VERB.match(words):
        words = words[match.end() :]
    if fold(words) == "end" and not any(fold(step.name) == "end" for step in names.index.steps):
        return END
    found = _target(words, at, names, report)
    return names.index.steps[found.index].id if found else None


def _target(text: str, at: Span, names: Names, report: Report) -> Found | None:
    found = names.index.find(text)
    if found is None:
        name, _ = unquoted(text) or (text.strip().rstrip("."), "")
        if other := names.others.get(fold(name)):
            report.add("D609", at, x=name, handout=other)
            return None
        steps = [step.name for step in names.index.steps]
        close = report.closest(name, steps)
        if close is not None:
            names.nearly.add(close)
        report.add("D601", at, x=name[:80], y=close, list=", ".join(steps[:12]))
    elif found.by_number:
        report.add("D610", at, x=names.index.steps[found.index].name)
    return found


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return word.rstrip(".,;"), rest


def slug(text: str, most: int = 64) -> str:
    """Small letters, digits and hyphens; empty when the text has none of them."""
    if text.isascii():
        # The usual case, without looking at every letter.
        return "-".join(_SLUG_WORD.findall(text.lower().translate(_NO_APOSTROPHE)))[:most].strip(
            "-"
        )
    plain = "".join(char if char.isascii() else " " for char in fold(text))
    return "-".join(plain.split())[:most].strip("-")
