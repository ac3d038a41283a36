"""What Home remembers of this laptop alone: what was put away, what is packed, and what of that
which lies between sessions is done.

It is no part of the record: it lies beside the state, in a file of its own, and holds no words
about people. Where it cannot be read, nothing was put away.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.desk.trouble import refusal
from l4pc_tui.exchange.file_out import make_folder, write_file
from l4pc_tui.exchange.refused import FileRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l4pc_tui.desk.desk import Desk

_LONGEST = 200_000
"""Bytes of the file."""
_SESSIONS = 40
"""Sessions whose packing is remembered, and cohorts; the oldest goes."""


@dataclass(frozen=True, slots=True)
class KeptHere:
    """away: by what a line of TO TIDY is about, how it stood when it was put away. packed: what
    of each session's packing list is packed, in the list's words. between: what of each cohort's
    programme is done, in the words of its line."""

    away: Mapping[str, str] = field(default_factory=dict)
    packed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    between: Mapping[str, frozenset[str]] = field(default_factory=dict)


def kept_here(desk: Desk) -> KeptHere:
    """What is remembered for this database."""
    told = _read(desk).get(_database(desk))
    if not isinstance(told, dict):
        return KeptHere()
    away = told.get("away")
    return KeptHere(
        {str(key): str(mark) for key, mark in away.items()} if isinstance(away, dict) else {},
        _ticked(told.get("packed")),
        _ticked(told.get("between")),
    )


def _ticked(told: object) -> Mapping[str, frozenset[str]]:
    if not isinstance(told, dict):
        return {}
    return {
        str(key): frozenset(map(str, things))
        for key, things in told.items()
        if isinstance(things, list)
    }


def put_away(desk: Desk, about: str, mark: str) -> None:
    """Leave a line of TO TIDY out until it stands otherwise than ``mark``. Raises Trouble."""
    held = kept_here(desk)
    _keep(desk, replace(held, away={**held.away, about: mark}))


def bring_back(desk: Desk) -> None:
    """Nothing is put away any more. Raises Trouble."""
    _keep(desk, replace(kept_here(desk), away={}))


def tick(desk: Desk, session: str, thing: str) -> None:
    """A thing of a session's packing list is packed, or not after all. Raises Trouble."""
    held = kept_here(desk)
    _keep(desk, replace(held, packed=_turned(held.packed, session, thing)))


def tick_between(desk: Desk, cohort: str, thing: str, *, done: bool) -> None:
    """Something between a cohort's sessions is done, or not after all. Raises Trouble.

    done: what it is to be, whatever another console has made of it since it was shown here.
    """
    held = kept_here(desk)
    if (thing in held.between.get(cohort, ())) != done:
        _keep(desk, replace(held, between=_turned(held.between, cohort, thing)))


def _turned(
    held: Mapping[str, frozenset[str]], key: str, thing: str
) -> Mapping[str, frozenset[str]]:
    things = held.get(key, frozenset()) ^ {thing}
    others = {other: each for other, each in held.items() if other != key}
    return dict([*others.items(), (key, things)][-_SESSIONS:])


def _keep(desk: Desk, held: KeptHere) -> None:
    told = _read(desk)
    told[_database(desk)] = {
        "away": dict(held.away),
        "packed": {session: sorted(things) for session, things in held.packed.items()},
        "between": {cohort: sorted(things) for cohort, things in held.between.items()},
    }
    path = _file(desk)
    try:
        make_folder(path.parent, parents=True)
        write_file(path, json.dumps(told, ensure_ascii=False, indent=1).encode(), anyway=True)
    except FileRefused as refused:
        raise refusal(f"It cannot be remembered: {refused.sentence}", str(path)) from refused


def _read(desk: Desk) -> dict[str, object]:
    try:
        with _file(desk).open("rb") as file:
            told = json.loads(file.read(_LONGEST))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _database(desk: Desk) -> str:
    return str(desk.path)


def _file(desk: Desk) -> Path:
    return desk.places.state / "home.json"
