"""Choosing between what stands side by side: versions of a thing, laptops' records of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.run.reply import Reply
from l4pc_tui.core.live.run.session_state import LiveSession, gather
from l4pc_tui.core.live.run.versions import SideBySide, Version, beside_in_words, side_by_side
from l4pc_tui.core.record.entry import Entry
from l4pc_tui.core.record.kinds import RUN, Kind
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import RunChoice, entity
from l4pc_tui.core.record.reading import noun
from l4pc_tui.core.record.resolve import Record, as_joined, as_withdrawn, thing_id
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.desk.session.keeper import Keeper
    from l4pc_tui.store.tables.rowsets import SessionRow

_GONE = Reply(False, "That is one version by now.")


class Versions:
    """What a facilitator can do about versions: a part of the conductor. A choice is a new
    version; undoing it has all that stood before it stand side by side again."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    def all(self) -> tuple[SideBySide, ...]:
        """Everything of this session of which several versions stand."""
        keeper = self._keeper
        return side_by_side(keeper.room.record, keeper.session, keeper.desk.zone, keeper.desk.now())

    def choose(self, event: str) -> Reply:
        """Have one version count from now on, by the id that it is chosen with."""
        keeper = self._keeper
        if said := keeper.refused():
            return said
        pair = _version(self.all(), event)
        if pair is None:
            return _GONE
        return keeper.done(
            chosen_entry(keeper.desk, keeper.room.record, keeper.room.session, *pair),
            words=counts_now(*pair),
        )

    def not_on_view(self) -> str:
        """What of the record counts in nothing that is on view: another laptop's, or what cannot
        be read; "" when all of it does."""
        room = self._keeper.room
        beside = beside_in_words(room.record, room.session)
        beside += " v, or versions, shows both." if beside else ""
        return " ".join(filter(None, (beside, room.aside_in_words)))


def versions_of(desk: Desk, row: SessionRow) -> tuple[SideBySide, ...]:
    """Everything of a session of which several versions stand, as the file tells it."""
    room = _room(desk, row)
    return side_by_side(room.record, room.session, desk.zone, desk.now())


def not_on_view(desk: Desk, row: SessionRow) -> str:
    """What of a session's record counts in nothing that is shown of it: another laptop's, or
    what cannot be read; or ""."""
    room = _room(desk, row)
    beside = beside_in_words(room.record, room.session)
    return " ".join(filter(None, (beside, room.aside_in_words)))


def choose_version(desk: Desk, row: SessionRow, number: int) -> str:
    """Have a version count from now on, by its number in the list of all; what is so, in words.

    Raises Trouble when there is none of that number.
    """
    room = _room(desk, row)
    found = side_by_side(room.record, room.session, desk.zone, desk.now())
    listed = [(each, version) for each in found for version in each.versions]
    if not 1 <= number <= len(listed):
        told = f"They are numbered 1 to {len(listed)}." if listed else "Everything is one version."
        raise refusal(f"There is no version {number}.", told)
    desk.store.write([chosen_entry(desk, room.record, room.session, *listed[number - 1])])
    return counts_now(*listed[number - 1])


def _room(desk: Desk, row: SessionRow) -> LiveSession:
    return gather(row.session.id, desk.store.record_of(row.session.id))


def _version(found: tuple[SideBySide, ...], event: str) -> tuple[SideBySide, Version] | None:
    listed = ((each, version) for each in found for version in each.versions)
    return next((pair for pair in listed if pair[1].event == event), None)


def counts_now(found: SideBySide, chosen: Version) -> str:
    """What a choice had come to, in a sentence."""
    return f"{found.what}: this counts now: {chosen.told}."


def chosen_entry(
    desk: Desk, record: Record, session: SessionId, found: SideBySide, chosen: Version
) -> Entry:
    """The entry that a choice is: the next version after all that stand side by side.

    record: what tells of it. session: whose log the choice is in, empty for none.
    """

    def entry(name: str, data: dict[str, object] | None, subject: str | None = None) -> Entry:
        kind = Kind(name.partition(":")[0])
        return desk.store.entry(
            "put" if data is not None else "del", name, data, actor=desk.actor, subject=subject,
            base=record.heads(kind, thing_id(name, record.joins)), session=session,
        )  # fmt: skip

    if found.kind == RUN:
        over = tuple(each.event for each in found.versions if each.event != chosen.event)
        choice = RunChoice(session, session, chosen.event, over)
        return entry(entity(Kind.RUN_CHOICE, session), choice.data())
    standing = record.one(Kind(found.kind), found.id)
    versions = standing.versions if standing else ()
    event = next(each for each in versions if each.id == chosen.event)
    said = noun(event.entity, event.data) if event.kind == "put" else None
    if said is not None:
        others = (noun(each.entity, each.data) for each in versions)
        said = as_withdrawn(said, (each for each in others if each is not None))
    data = as_joined(said, event.entity, record.joins).data() if said else None
    return entry(f"{found.kind}:{found.id}", data, event.subject)
