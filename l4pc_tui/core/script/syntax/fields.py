"""The header's fields and their types. Imported only when a file is read: pydantic is heavy."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import MOST_CHANGED, Ending, PeopleRun, Shape
from l4pc_tui.core.script.model.words import PLACES
from l4pc_tui.core.text import fold
from l4pc_tui.core.text.clock_times import read_clock, read_date

MOST_PEOPLE = 500
MOST_RUNS = 50

RANGE = re.compile(r"^(\d{1,3})(?:\s*(?:[-‐‑‒–—―−]|to)\s*(\d{1,3}))?$")
_RUN = re.compile(r"([^,]+),([^,]+),\s*(\d{1,3})\s+(?:people|persons?)\s*,(.+)", re.I | re.S)
_SESSION = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""The id of a session, as the app gives it."""
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def _people(value: Any) -> tuple[int, int]:
    match = RANGE.match(str(value).strip())
    if match is None:
        raise ValueError
    low = int(match[1])
    high = int(match[2]) if match[2] else low
    if not 1 <= low <= high <= MOST_PEOPLE:
        raise ValueError
    return low, high


def _clock(value: Any) -> int:
    seconds = read_clock(str(value))
    if seconds is None:
        raise ValueError
    return seconds


def _date(value: Any) -> str:
    day = read_date(str(value))
    if day is None:
        raise ValueError
    return day


def _place(value: Any) -> Place:
    return PLACES[_word(value)] if _word(value) in PLACES else _refuse()


def _refuse() -> Any:
    raise ValueError


def _word(value: Any) -> str:
    return " ".join(str(value).split()).lower() if isinstance(value, str) else _refuse()


def _hyphened(value: Any) -> str:
    return _word(value).replace(" ", "-")


def _listed(value: Any) -> Any:
    """One value where a list is wanted; ``;`` or else ``,`` separates several."""
    if isinstance(value, str):
        return [part for part in value.split(";" if ";" in value else ",") if part.strip()]
    return value


def _plain_word(value: Any) -> str:
    return fold(_word(value)).replace(" ", "-")


def _run(value: Any) -> PeopleRun:
    """``SESSION, DATE, N people, what changed``; commas may stand in what changed."""
    match = _RUN.fullmatch(" ".join(value.split()) if isinstance(value, str) else "")
    day = read_date(match[2]) if match else None
    if match is None or day is None:
        raise ValueError
    session, people, changed = match[1].strip().lower(), int(match[3]), match[4].strip()
    if not (
        _SESSION.fullmatch(session)
        and 1 <= people <= MOST_PEOPLE
        and 0 < len(changed) <= MOST_CHANGED
    ):
        raise ValueError
    return PeopleRun(session, day, people, changed)


def _one_or_more(value: Any) -> Any:
    """One value where a list is wanted, whatever signs stand in it."""
    return [value] if isinstance(value, str) else value


def _yes(value: Any) -> bool:
    return _YES[_word(value)] if _word(value) in _YES else _refuse()


Lower = BeforeValidator(_word)
Hyphened = BeforeValidator(_hyphened)
Listed = BeforeValidator(_listed)
ClockField = Annotated[int, BeforeValidator(_clock)]
Day = Annotated[str, BeforeValidator(_date)]
PlaceName = Annotated[Place, BeforeValidator(_place)]
PeopleField = Annotated[tuple[int, int], BeforeValidator(_people)]
Text20 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)]
Text80 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Text200 = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Slug = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
]
Theme = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=40, pattern=r"^[^\W_][\w' ’-]*$"),
]
Need = Annotated[Literal["co-facilitator", "quiet-space", "interpreter-break"], Hyphened]
Language = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
]
VariableName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,30}$")]
RunField = Annotated[PeopleRun, BeforeValidator(_run)]
NamesField = Annotated[tuple[Text80, ...], Listed, Field(max_length=20)]


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str = ""


class ExerciseHeader(_Header):
    """The fields of an exercise. ``time`` stays text: it has a grammar of its own."""

    people: PeopleField = (2, 100)
    intensity: Annotated[int, Field(ge=1, le=3)] = 1
    themes: Annotated[tuple[Theme, ...], Listed, Field(max_length=10)] = ()
    needs: Annotated[tuple[Need, ...], Listed, Field(max_length=3)] = ()
    ceiling: PlaceName | None = None
    setting: Annotated[Literal["room", "online", "either"], Lower] = "room"
    status: Annotated[Literal["draft", "trial", "ready", "retired"], Lower] = "draft"
    authors: NamesField = ()
    source: Text200 = ""
    licence: Text80 = ""
    version: Text20 = ""
    time: str = ""
    language: Language = "en"
    rtl: Annotated[bool, BeforeValidator(_yes)] = False
    variables: Annotated[dict[VariableName, Text200], Field(max_length=20)] = {}
    was: Annotated[tuple[Slug, ...], Listed, Field(max_length=10)] = ()
    shape: Annotated[Shape, BeforeValidator(_plain_word)] = "circle"
    ending: Annotated[Ending, Lower] = "promise"
    tested: Annotated[
        tuple[RunField, ...], BeforeValidator(_one_or_more), Field(max_length=MOST_RUNS)
    ] = ()


class SessionHeader(_Header):
    """The fields of a session plan. start, finish: seconds after midnight."""

    kind: Annotated[Literal["workshop", "action-learning", "coaching"], Hyphened] = "workshop"
    ceiling: PlaceName | None = None
    start: ClockField
    finish: ClockField | None = None
    date: Day = ""
    people: PeopleField | None = None
    cohort: Text200 = ""
    venue: Text200 = ""
    lead: NamesField = ()
    programme: Slug | Literal[""] = ""
    facilitators: NamesField = ()
    language: Language = "en"
    was: Annotated[tuple[Slug, ...], Listed, Field(max_length=10)] = ()


class ProgrammeHeader(_Header):
    """The fields of a programme."""

    cohort: Text200 = ""
    people: PeopleField | None = None
    lead: NamesField = ()
    thread: Text80 = ""


HEADERS: dict[str, type[ExerciseHeader] | type[SessionHeader] | type[ProgrammeHeader]] = {
    "exercise": ExerciseHeader,
    "session": SessionHeader,
    "programme": ProgrammeHeader,
}
