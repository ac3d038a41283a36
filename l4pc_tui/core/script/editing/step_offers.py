"""What may come next in an exercise: headings, facts, labels, places, doors and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.editing.names import step_at
from l4pc_tui.core.script.editing.offer import Offer, Writing, fitting, named_exercises
from l4pc_tui.core.script.editing.words_at import WHO
from l4pc_tui.core.script.model.model import Exercise
from l4pc_tui.core.script.model.phrases import time_words
from l4pc_tui.core.script.model.words import (
    ANSWERS,
    ARROW,
    ASKINGS,
    CUTS,
    FACT_WORDS,
    FACTS,
    GROUP_NAMES,
    LABEL_WORDS,
    LABELS,
    SECTIONS,
    VERBS,
)

FACT_VALUES: dict[str, tuple[str, ...]] = {
    "Time": ("5-8 min", "about 10 min", "2 x 5-7 min, ideal 6", "1 min per person", "none"),
    "Group": (*GROUP_NAMES[:7], "groups of 5-6"),
    "Cut": tuple(dict.fromkeys(CUTS.values())),
    "Depth": tuple(place.value for place in Place),
    "Id": (),
    "Lead": (),
    "Room": (),
    "Whole room": tuple(ANSWERS),
    "Pulse": tuple(dict.fromkeys(ASKINGS.values())),
}
"""What a fact can say; none where it is anybody's own words."""

CONDITIONS: dict[str, str] = {
    "short of time": "short of time",
    "time to spare": "time to spare",
    "more than": "more than 16 people",
    "fewer than": "fewer than 8 people",
    "online": "someone is online",
    "stuck": "people are stuck",
    "upset": "someone is upset",
}
"""What the app understands in a condition → a condition with it."""

_HEADING = re.compile(r"##\s+([^:：]*)$")
_PROBE = re.compile(r"\s*\d{1,2}[.)]\s+([A-Za-z]*)$")
_VALUE = re.compile(
    r"\s*(?:[-*+]\s+)?(?:\*\*|__)?(?P<word>[A-Za-z][A-Za-z -]{0,24}?)(?:\*\*|__)?[:：]"
    r"(?:\*\*|__)?\s*(?P<value>.*)$"
)
_BEGINNING = re.compile(r"\s*(?P<bullet>[-*+]\s+)?(?:\*\*|__)?(?P<word>[A-Za-z][A-Za-z ]*)?$")
_CONDITION = re.compile(r"\s*(?:[-*+]\s+)?(?:\*\*|__)?If\s+(?P<words>[^:：]*)$")
_DOOR = re.compile(
    rf"\s*(?:[-*+]\s+)?(?:\*\*|__)?If\s.*?(?:[:：]|{ARROW})(?:\*\*|__)?\s*(?P<rest>.*)$"
)
_TO_STEP = re.compile(r"(?:go to|skip to)\s+[\"“'‘]?(?P<name>.*)$", re.IGNORECASE)
_TO_EXERCISE = re.compile(r"use exercise\s+[\"“'‘]?(?P<name>\S*)$", re.IGNORECASE)


def in_exercise(page: Writing, before: str, line: int) -> Iterator[Offer]:
    """What may come next. before: the line up to where one types."""
    if match := _HEADING.match(before):
        yield from fitting("heading", match[1], match.start(1), _headings())
    elif match := _PROBE.match(before):
        rows = ((place.value, f"{place.value}: ", told) for place, told in meanings.PLACES.items())
        yield from fitting("value", match[1], match.start(1), rows)
    elif match := _DOOR.match(before):
        yield from _responses(page, match["rest"], match.start("rest"), line)
    elif match := _CONDITION.match(before):
        rows = (
            (words, f"{words}: ", meanings.TRIGGERS[name]) for name, words in CONDITIONS.items()
        )
        yield from fitting("value", match["words"], match.start("words"), rows)
    elif match := _VALUE.match(before):
        key = " ".join(match["word"].lower().split())
        yield from fitting("value", match["value"], match.start("value"), _values_of(page, key))
    elif match := _BEGINNING.match(before):
        typed = match["word"] or ""
        start = match.start("word") if match["word"] else len(before)
        yield from fitting("fact", typed, start, _facts())
        yield from fitting("word", typed, start, _labels())


def _headings() -> Iterator[tuple[str, str, str]]:
    yield from ((name, name, meanings.SECTIONS[name]) for name in SECTIONS.values())
    for special, told in meanings.SPECIAL_SECTIONS.items():
        word = special.partition(":")[0]
        yield word, f"{word}: ", told


def _facts() -> Iterator[tuple[str, str, str]]:
    yield from ((fact, f"{fact}: ", meanings.FACTS[fact]) for fact in FACTS)


def _labels() -> Iterator[tuple[str, str, str]]:
    for label, (audience, _) in LABELS.items():
        new = "Deeper:\n\n1. " if label == "Deeper" else f"{label}: "
        yield label, new, f"{meanings.LABELS[label]} {WHO[audience]}"
    yield "If", "If ", "A door: `If CONDITION: RESPONSE`. Only the facilitator opens it."


def _values_of(page: Writing, key: str) -> Iterator[tuple[str, str, str]]:
    """What can stand behind a fact's or label's colon."""
    if fact := FACT_WORDS.get(key):
        for value in FACT_VALUES[fact]:
            yield value, value, _told(fact, value)
    model = page.model() if LABEL_WORDS.get(key) in ("Next", "Handout") else None
    if not isinstance(model, Exercise):
        return
    if LABEL_WORDS[key] == "Handout":
        yield from ((handout.name, handout.name, "") for handout in model.handouts)
    else:
        yield "end", "end", meanings.VERBS["end"]
        yield from ((step.name, f'"{step.name}"', "") for step in (*model.steps, *model.sides))


def _told(fact: str, value: str) -> str:
    """What a fact with that value means, where it is one of a closed list."""
    if fact == "Depth":
        return meanings.PLACES[Place(value)]
    return {"Cut": meanings.CUTS, "Pulse": meanings.ASKINGS}.get(fact, {}).get(value, "")


def _responses(page: Writing, rest: str, start: int, line: int) -> Iterator[Offer]:
    """What a door does: a verb, and then where it leads."""
    if match := _TO_STEP.match(rest):
        model = page.model()
        if not isinstance(model, Exercise):
            return
        here = step_at(model, line)
        before = rest[: match.start("name")]
        opened = before[-1:] in "\"“'‘" and before[-1:] != ""
        rows = (
            (step.name, step.name if opened else f'"{step.name}"', time_words(step.time))
            for step in (*model.steps, *model.sides)
            if step is not here
        )
        yield from fitting("name", match["name"], start + match.start("name"), rows)
    elif match := _TO_EXERCISE.match(rest):
        yield from named_exercises(page, match["name"], start + match.start("name"))
    else:
        new = {"go to": 'go to "', "skip to": 'skip to "', "use exercise": "use exercise "}
        rows = ((verb, new.get(verb, verb), meanings.VERBS[verb]) for verb in VERBS)
        yield from fitting("word", rest, start, rows)
