"""What is kept of groups that are used: a move with its result, and a seat for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups import words
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Seat, entity
from l4pc_tui.core.text.amounts import stamp

if TYPE_CHECKING:
    from l4pc_tui.core.live.groups.draft import Draft, Groups
    from l4pc_tui.core.live.run.session_state import LiveSession
    from l4pc_tui.core.record.entry import Entry
    from l4pc_tui.desk.groups.jobs import Host


def planned(room: LiveSession) -> list[str]:
    """The rounds that are planned ahead, the next one first."""
    return [
        round for round in sorted(room.seats)
        if room.seats[round] and not any(seat.at for seat in room.seats[round].values())
    ]  # fmt: skip


def entries_of(host: Host, draft: Draft) -> list[Entry]:
    """What using a draft keeps; nothing where its groups are in use as they are."""
    at = stamp(host.desk.now(), host.desk.zone)
    round = draft.round or host.desk.new_id()
    data = {
        "round": round, "sizes": [len(group) for group in draft.groups],
        "told": words.reached(draft), "seed": draft.seed,
    }  # fmt: skip
    # First of all: undo takes back what was kept from here on.
    move = host.move(Verb.GROUPS, data)
    seats = _seats(host, round, draft.groups, at)
    if not seats and round == host.room.run.round:
        return []
    entries = [move, *seats]
    if len(draft.rounds) > 1:
        # A plan made anew takes the place of what was planned before.
        for old in planned(host.room):
            entries += [_gone(host, old, person) for person in host.room.seats[old]]
    for number, groups in enumerate(draft.rounds[1:], 2):
        # Ids tell no order; the rounds of a plan come in that of their numbers.
        entries += _seats(host, f"{round}.{number:02}", groups, "")
    return entries


def _seats(host: Host, round: str, groups: Groups, at: str) -> list[Entry]:
    """A seat for each person whose place in a round is new; of a round that was planned, those
    who are not here have none."""
    entries = []
    held = host.room.seats.get(round, {})
    here = {one for group in groups for one in group}
    for table, group in enumerate(groups, 1):
        for one in group:
            was = held.get(PersonId(one))
            if was is not None and was.at and was.table == table:
                continue
            seat = Seat("", host.session, round, PersonId(one), table, at)
            name = entity("seat", host.session, round, one)
            entries.append(host.entry("put", name, seat.data(), one))
    left = [person for person, seat in held.items() if not seat.at and person not in here]
    return [*entries, *(_gone(host, round, person) for person in left)]


def _gone(host: Host, round: str, person: str) -> Entry:
    return host.entry("del", entity("seat", host.session, round, person), None, person)
