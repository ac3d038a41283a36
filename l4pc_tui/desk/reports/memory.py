"""What reports have said: so that the next can tell what changed, and hides nothing that it gave away.

It lies beside the journal of this laptop, in numbers alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.disclosure.ledger import Ledger, Rate, Sum
from l4pc_tui.core.disclosure.rules import Printed, Shown
from l4pc_tui.core.record.entry import canonical

if TYPE_CHECKING:
    from l4pc_tui.core.record.profiles import Profile
    from l4pc_tui.core.report.since import Line
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.people.scope import Scope

_FACT = "reports"
_MOST = 60
"""So many reports are remembered, the newest."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that was written. at: when; as_of: of which moment, both in seconds since the epoch.
    told: its figures by key, in words. printed: its numbers."""

    at: float
    as_of: float
    told: Mapping[str, str]
    printed: Printed


def key_of(scope: Scope, profile: Profile, at_least: int) -> str:
    """What the reports that are compared have in common: cohorts or session, days, profile, rule."""
    about = [row.session.id for row in scope.sessions] if scope.single else []
    cohorts = sorted(each.id for each in scope.cohorts)
    told = [cohorts, about, scope.first, scope.last, str(profile), at_least]
    return sha256(canonical(told).encode()).hexdigest()


def last_before(desk: Desk, key: str, moment: float) -> Reported | None:
    """The last report of that key which was written by a moment, and is of an earlier one."""
    found = [
        each for each in _all(desk)
        if each["key"] == key and each["at"] <= moment and each["as_of"] < moment
    ]  # fmt: skip
    if not found:
        return None
    last = max(found, key=lambda each: (each["as_of"], each["at"]))
    return Reported(last["at"], last["as_of"], last["told"], _printed(last["printed"]))


def remember(desk: Desk, key: str, moment: float, told: Sequence[Line], printed: Printed) -> None:
    """Remember what a report of a moment says."""
    held = [*_all(desk), {
        "key": key, "at": desk.now(), "as_of": moment,
        "told": {line.key: line.words for line in told}, "printed": _data(printed),
    }]  # fmt: skip
    desk.store.keep_fact(_FACT, canonical(held[-_MOST:]))


def _all(desk: Desk) -> list[dict[str, Any]]:
    held = desk.store.fact(_FACT)
    return list(json.loads(held)) if held else []


def _data(printed: Printed) -> dict[str, Any]:
    ledger = printed.ledger
    return {
        "counts": dict(ledger.counts), "sizes": dict(ledger.sizes), "lost": list(printed.lost),
        "sums": [[each.total, list(each.parts), list(each.times)] for each in ledger.sums],
        "rates": [[each.name, each.part, each.whole] for each in ledger.rates],
        "tables": [list(each) for each in ledger.tables],
        "within": [list(each) for each in ledger.within],
        "cells": {name: [cell.words, cell.value, cell.hidden, cell.warn]
                  for name, cell in printed.cells.items()},
    }  # fmt: skip


def _printed(data: Mapping[str, Any]) -> Printed:
    ledger = Ledger(
        data["counts"],
        tuple(Sum(total, tuple(parts), tuple(times)) for total, parts, times in data["sums"]),
        tuple(Rate(*each) for each in data["rates"]), (), data["sizes"],
        tuple(map(tuple, data["tables"])), tuple(map(tuple, data["within"])),
    )  # fmt: skip
    return Printed(
        ledger, {name: Shown(*cell) for name, cell in data["cells"].items()}, tuple(data["lost"])
    )
