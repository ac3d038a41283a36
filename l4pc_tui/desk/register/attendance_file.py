"""A file of attendance read and told, before anything of it is taken in; needs no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from l4pc_tui.core.attendance.moments import words
from l4pc_tui.core.attendance.reading import read
from l4pc_tui.core.attendance.values import Given, Outcome, PersonRead, Question, Reading

NO_ANSWERS: Mapping[str, str] = {}
Progress = Callable[[int], None]
"""Told how many rows were gone through, while a long file is read."""


def read_attendance(
    file: Path, given: Given, answers: Mapping[str, str] = NO_ANSWERS, told: Progress | None = None
) -> Reading:
    """What a file says. What cannot be read is a *refuse* with its sentence and what to do next."""
    return read_with_print(file, given, answers, told)[0]


def read_with_print(
    file: Path, given: Given, answers: Mapping[str, str] = NO_ANSWERS, told: Progress | None = None
) -> tuple[Reading, str]:
    """What a file says, and the sha256 by which it is known again; "" where it cannot be read."""
    from l4pc_tui.exchange.file_in import read_bytes
    from l4pc_tui.exchange.refused import FileRefused, not_stumbling
    from l4pc_tui.exchange.table_file import BYTES_LIMIT, sheets

    try:
        data = read_bytes(file, BYTES_LIMIT)
        with not_stumbling():
            found = read(sheets(data, file.name, told), given, answers, file.name)
    except FileRefused as refused:
        why = " ".join(filter(None, (refused.sentence, refused.hint)))
        return Reading(Outcome.REFUSE, why), ""
    return found, sha256(data).hexdigest()


def told_of(reading: Reading) -> dict[str, Any]:
    """A reading as programs are promised it."""
    return {
        "outcome": reading.outcome.value,
        "why": reading.why,
        "questions": [question_told(question) for question in reading.questions],
        "people": [_person(person) for person in reading.people],
        "ignored": len(reading.ignored),
    }


def question_told(question: Question) -> dict[str, Any]:
    """A question as programs are promised it."""
    return {"key": question.key, "text": question.text, "answers": list(question.answers)}


def _person(person: PersonRead) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email or None,
        "presence": person.came.value,
        "role": person.role or None,
        "intervals": [[words(start), words(end)] for start, end in person.intervals],
        "flags": sorted(person.flags),
    }
