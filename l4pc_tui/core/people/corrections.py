"""What was changed on a register after it was said to be final."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Mark
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.record.resolve import Record, Standing
from l4pc_tui.core.record.things import Told, heads


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's mark, changed after the register was final.

    before: what stood when it was; None for no mark. at: when it was changed, ISO. actor: the id
    of who did.
    """

    before: Mark | None
    at: str
    actor: str


def corrections(record: Record, session: str, final: Standing | None) -> dict[PersonId, Correction]:
    """Who has another mark than when the register was made final; nobody where it is not."""
    if final is None:
        return {}
    found: dict[PersonId, Correction] = {}
    for (kind, _), names in record.names.items():
        if kind is not Kind.MARK:
            continue
        told = sorted((each for name in names for each in record.said[name]), key=lambda e: e.id)
        after = [each for each in told if each.id > final.by.id]
        if not after:
            continue
        before = _mark(each for each in told if each.id < final.by.id)
        now = _mark(told)
        either = now or before
        if either is None or either.session != session or now == before:
            continue
        found[either.person] = Correction(before, after[-1].at, after[-1].actor)
    return found


def _mark(told: Iterable[Told]) -> Mark | None:
    """The mark that some entries tell."""
    said = [noun(each.entity, each.data) for each in heads(told) if each.kind == "put"]
    held = [each for each in said if isinstance(each, Mark)]
    return held[-1] if held else None
