"""What reports have said: so that the next can tell what changed, and hides nothing that it gave away.

It lies beside the journal of this laptop, in numbers and ids alone: whatever a number is called by
(a cohort, an organisation, a sort) is a print made with the key of this laptop.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.disclosure.ledger import Ledger, Rate, Sum
from l4pc_tui.core.disclosure.rules import RULES, Printed, Shown
from l4pc_tui.core.record.entry import canonical
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.text.amounts import listed
from l4pc_tui.desk.out.pseudonyms import kept_key

if TYPE_CHECKING:
    from l4pc_tui.core.report.since import Line
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope

_FACT = "reports"
_MOST = 12
"""So many reports about the same people are remembered, the newest."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a report is known by. people: the cohorts, or a try-out, and the profile: its numbers
    are hidden with the last of them in mind. whole: these days and this percentage too: all its
    figures are held beside the last of them. cohorts: their ids."""

    people: str
    whole: str
    cohorts: tuple[str, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that was written. at: when; as_of: of which moment, both in seconds since the epoch.
    whole: of the same days too. figures: by what is kept of their names, each in words and what
    sort it is of. printed: its numbers."""

    at: float
    as_of: float
    whole: bool
    figures: Mapping[str, tuple[str, str]]
    printed: Printed
    kept: Callable[[str], str]

    def told(self, lines: Sequence[Line]) -> dict[str, tuple[str, str]]:
        """Its figures by key, as the lines of the next report have it."""
        known = {self.kept(line.key): line.key for line in lines}
        return {
            known.get(name, name): (words, sort) for name, (words, sort) in self.figures.items()
        }


def key_of(scope: Scope, profile: Profile, at_least: int) -> Key:
    """What a report on a scope is known by."""
    about = [row.session.id for row in scope.sessions] if scope.single else []
    cohorts = sorted(each.id for each in scope.cohorts)
    people = [cohorts or about, str(profile)]
    whole = [*people, about, scope.first, scope.last, at_least]
    return Key(_print(people), _print(whole), tuple(cohorts), profile)


def _print(told: object) -> str:
    return sha256(canonical(told).encode()).hexdigest()


def last_before(desk: Desk, key: Key, moment: float, names: Collection[str]) -> Reported | None:
    """The last report about the same people which was written by a moment, and is of an earlier
    one, whatever its days. names: of the numbers of the next, by which they are known again."""
    found = [
        each for each in _all(desk)
        if each["people"] == key.people and each["at"] <= moment and each["as_of"] < moment
    ]  # fmt: skip
    if not found:
        return None
    last = max(found, key=lambda each: (each["as_of"], each["at"]))
    kept = _kept(desk)
    known = {kept(name): name for name in names}
    return Reported(
        last["at"], last["as_of"], last["whole"] == key.whole, last["told"],
        _printed(last["printed"], lambda name: known.get(name, name)), kept,
    )  # fmt: skip


def others(desk: Desk, key: Key) -> str:
    """Of which cohorts reports were written that are about some of the same people and do not
    know of one of this key, in words; "" for none."""
    if not _hides(key.profile):
        return ""
    called = {each.id: each.name for each in desk.store.cohorts()}
    found = {
        f"{listed([called[id] for id in each['cohorts'] if id in called])} ({each['profile']})": None
        for each in _all(desk)
        if each["people"] != key.people and not {*key.cohorts}.isdisjoint(each["cohorts"])
        and _hides(Profile(each["profile"]))
    }  # fmt: skip
    return "; ".join(found)


def _hides(profile: Profile) -> bool:
    return RULES[PROFILES[profile].hides] is not None


def remember(desk: Desk, key: Key, moment: float, told: Sequence[Line], printed: Printed) -> None:
    """Remember what a report of a moment says. Written once more, it is remembered as it was."""
    held, kept = _all(desk), _kept(desk)
    if any((each["whole"], each["as_of"]) == (key.whole, moment) for each in held):
        return
    held.append({
        "people": key.people, "whole": key.whole, "cohorts": list(key.cohorts),
        "profile": str(key.profile), "at": desk.now(), "as_of": moment,
        "told": {kept(line.key): [line.words, line.sort] for line in told},
        "printed": _data(printed, kept),
    })  # fmt: skip
    same = [each for each in held if each["people"] == key.people]
    old = same[:-_MOST]
    desk.store.keep_fact(_FACT, canonical([each for each in held if each not in old]))


def _all(desk: Desk) -> list[dict[str, Any]]:
    held = desk.store.fact(_FACT)
    return list(json.loads(held)) if held else []


def _kept(desk: Desk) -> Callable[[str], str]:
    """What is kept of the name of a number."""
    return partial(_name, kept_key(desk))


def _name(key: bytes, name: str) -> str:
    return hmac.digest(key, name.encode(), sha256).hex()[:20]


def _data(printed: Printed, kept: Callable[[str], str]) -> dict[str, Any]:
    ledger = printed.ledger

    def all_of(names: Sequence[str]) -> list[str]:
        return [*map(kept, names)]

    return {
        "counts": {kept(name): number for name, number in ledger.counts.items()},
        "sizes": {kept(name): kept(of) for name, of in ledger.sizes.items()},
        "lost": all_of(printed.lost),
        "sums": [[kept(each.total), all_of(each.parts), list(each.times)] for each in ledger.sums],
        "rates": [all_of((each.name, each.part, each.whole)) for each in ledger.rates],
        "tables": [all_of(each) for each in ledger.tables],
        "within": [all_of(each) for each in ledger.within],
        "cells": {kept(name): [cell.words, cell.value, cell.hidden]
                  for name, cell in printed.cells.items()},
    }  # fmt: skip


def _printed(data: Mapping[str, Any], known: Callable[[str], str]) -> Printed:
    def all_of(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(known, names))

    ledger = Ledger(
        {known(name): number for name, number in data["counts"].items()},
        tuple(
            Sum(known(total), all_of(parts), tuple(times)) for total, parts, times in data["sums"]
        ),
        tuple(Rate(*all_of(each)) for each in data["rates"]),
        {known(name): known(of) for name, of in data["sizes"].items()},
        tuple(all_of(each) for each in data["tables"]),
        tuple((known(low), known(high)) for low, high in data["within"]),
    )  # fmt: skip
    cells = {known(name): Shown(*cell) for name, cell in data["cells"].items()}
    return Printed(ledger, cells, all_of(data["lost"]))
