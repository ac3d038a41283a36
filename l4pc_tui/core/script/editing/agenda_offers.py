"""What may come next in a plan or a programme: kinds, settings, and names of the library."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.editing.offer import Offer, Writing, fitting, named_exercises
from l4pc_tui.core.script.model.model import Exercise, Programme, SessionPlan
from l4pc_tui.core.script.model.words import ANSWERS, ASKINGS, KINDS, SETTINGS
from l4pc_tui.core.text import fold

_ITEM = re.compile(
    r"(?P<indent>\s*)[-*+]\s+(?:(?:about\s+)?\d{1,2}[:.]\d{2}\s+|\d[\d./-]*\s+)?"
    r"(?P<word>[A-Za-z][A-Za-z -]*)?$"
)
_ITEM_VALUE = re.compile(
    r"\s*[-*+]\s+(?:(?:about\s+)?\d{1,2}[:.]\d{2}\s+|\d[\d./-]*\s+)?"
    r"(?:\*\*)?(?P<word>[A-Za-z][A-Za-z -]{0,20}?)(?:\*\*)?[:：](?:\*\*)?\s*(?P<value>[^()]*)$"
)
_PART = re.compile(r"[(（](?:[^()（）]*[,;])?\s*(?P<word>[A-Za-z ]*)$")
_STEP = re.compile(r"\s*[-*+]\s+[Ss]tep\s+[\"“](?P<name>[^\"”]*)$")
_DUES = (
    "three weeks before",
    "two weeks before",
    "within two weeks",
    "six months after",
    "on the day",
)
"""How a due day may be written."""
_SET = re.compile(r"\s*[-*+]\s+[Ss]et\s+(?P<name>[a-z_]*)$")


def in_plan(page: Writing, before: str, line: int) -> Iterator[Offer]:
    """What may come next. before: the line up to where one types."""
    if match := _PART.search(before):
        rows = ((part, part, told) for part, told in meanings.PARTS.items())
        yield from fitting("value", match["word"], match.start("word"), rows)
    elif match := _STEP.match(before):
        names = ((name, f'{name}": ', "") for name in _steps_above(page, line))
        yield from fitting("name", match["name"], match.start("name"), names)
    elif match := _SET.match(before):
        exercise = _exercise_above(page, line)
        own = exercise.variables if exercise else ()
        rows = ((name, f"{name}: ", told) for name, told in (*own, *meanings.VARIABLES.items()))
        yield from fitting("variable", match["name"], match.start("name"), rows)
    elif match := _ITEM.match(before):
        typed = match["word"] or ""
        start = match.start("word") if match["word"] else len(before)
        inner = len(match["indent"]) >= 2
        yield from fitting("word", typed, start, _settings() if inner else _kinds())
    elif match := _ITEM_VALUE.match(before):
        yield from _agenda_values(page, match, line)


def _kinds() -> Iterator[tuple[str, str, str]]:
    for kind in dict.fromkeys(KINDS.values()):
        yield kind, f"{kind}: ", meanings.KINDS[kind]


def _settings() -> Iterator[tuple[str, str, str]]:
    yield from ((name, f"{name}: ", meanings.SETTINGS[name]) for name in SETTINGS.values())
    yield "Step", 'Step "', meanings.SETTINGS['Step "NAME"']
    yield "Set", "Set ", meanings.SETTINGS["Set NAME"]


def _agenda_values(page: Writing, match: re.Match[str], line: int) -> Iterator[Offer]:
    key, typed, start = fold(match["word"]), match["value"], match.start("value")
    if KINDS.get(key) == "Exercise" or SETTINGS.get(key) == "Plan B":
        yield from named_exercises(page, typed, start)
        return
    model, values = None, tuple(ANSWERS)[:0]
    if SETTINGS.get(key) == "Skip step":
        values = tuple(_steps_above(page, line))
    elif SETTINGS.get(key) == "Online":
        values = tuple(ANSWERS)
    elif SETTINGS.get(key) == "Pulse":
        ways = dict.fromkeys(ASKINGS.values())
        yield from fitting(
            "value", typed, start, ((way, way, meanings.ASKINGS[way]) for way in ways)
        )
        return
    elif SETTINGS.get(key) == "Lead":
        model = page.model()
    if isinstance(model, SessionPlan):
        values = (*model.lead, *model.facilitators)
    yield from fitting("value", typed, start, ((value, value, "") for value in values))


def _exercise_above(page: Writing, line: int) -> Exercise | None:
    """The exercise of the item that a line of settings stands below."""
    model = page.model()
    items = model.items if isinstance(model, SessionPlan) else ()
    above = [item for item in items if item.line <= line]
    return page.exercises().get(above[-1].exercise) if above else None


def _steps_above(page: Writing, line: int) -> Iterator[str]:
    exercise = _exercise_above(page, line)
    yield from (step.name for step in (exercise.steps if exercise else ()))


def in_programme(page: Writing, before: str) -> Iterator[Offer]:
    """What may come next. before: the line up to where one types."""
    if match := _ITEM.match(before):
        typed = match["word"] or ""
        start = match.start("word") if match["word"] else len(before)
        inner = len(match["indent"]) >= 2
        words = meanings.ENTRY_SETTINGS if inner else meanings.ENTRIES
        rows = ((word, f"{word}: ", told) for word, told in words.items())
        yield from fitting("word", typed, start, rows)
    elif match := _ITEM_VALUE.match(before):
        yield from _programme_values(page, match)


def _programme_values(page: Writing, match: re.Match[str]) -> Iterator[Offer]:
    key, typed, start = fold(match["word"]), match["value"], match.start("value")
    if key == "session":
        names = ((key, key, found.title) for key, found in page.plans().items())
        yield from fitting("name", typed, start, names)
    elif key == "exercise":
        yield from named_exercises(page, typed, start)
    elif key == "who":
        yield from fitting(
            "value", typed, start, ((w, w, told) for w, told in meanings.WHO.items())
        )
    elif key == "due":
        yield from fitting("value", typed, start, ((due, due, "") for due in _DUES))
    elif key == "handout":
        model = page.model()
        papers = model.handouts if isinstance(model, Programme) else ()
        yield from fitting("value", typed, start, ((p.name, p.name, "") for p in papers))
