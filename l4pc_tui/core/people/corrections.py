"""What was changed on a register after it was said to be final."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Mark
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.record.resolve import Record, Standing, as_joined
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
    for (kind, id), names in record.names.items():
        # The id is put together from those of session and person, under joined ids too.
        of, _, person = id.partition("/")
        if kind is not Kind.MARK or of != session:
            continue
        told = sorted((each for name in names for each in record.said[name]), key=lambda e: e.id)
        after = [each for each in told if each.id > final.by.id]
        if not after:
            continue
        before = _mark(record, (each for each in told if each.id < final.by.id))
        if _told(_mark(record, told)) != _told(before):
            found[PersonId(person)] = Correction(before, after[-1].at, after[-1].actor)
    return found


def _told(mark: Mark | None) -> tuple[object, ...] | None:
    """As much of a mark as a register tells: which file says it, and a remark, correct nothing."""
    if mark is None:
        return None
    return mark.mark, mark.arrived, mark.left, mark.spans, mark.stated


def _mark(record: Record, told: Iterable[Told]) -> Mark | None:
    """The mark that some entries tell, under joined ids."""
    read = ((each, noun(each.entity, each.data)) for each in heads(told) if each.kind == "put")
    held = [as_joined(mark, each.entity, record.joins) for each, mark in read if mark]
    return next((each for each in reversed(held) if isinstance(each, Mark)), None)
