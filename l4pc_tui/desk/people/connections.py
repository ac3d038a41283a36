"""Who has worked with whom in a cohort: how many pairs, over sessions, and the whole matrix.

Worded as opportunity, not as friendship. Only groups that were worked in count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.live.groups.on_the_wall import names_on_the_wall
from l4pc_tui.core.live.groups.wish import somebody
from l4pc_tui.core.mixing.meetings import NOBODY_MET, Connections, Met, and_then, connections, pair
from l4pc_tui.core.people.attendance import Standing, standing
from l4pc_tui.core.people.enrolled import place_of, roles_of
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.text.amounts import capital, count, listed
from l4pc_tui.desk.people.met import of_sessions
from l4pc_tui.desk.people.sessions import in_order, today

if TYPE_CHECKING:
    from l4pc_tui.core.record.names import CohortId, SessionId
    from l4pc_tui.desk.desk import Desk

GROUP = 4
"""How large a group is taken to be where nobody has said: for how many rounds are left."""


@dataclass(frozen=True, slots=True)
class MetBy:
    """How it stood after one session. session: its id; number: in the cohort, from 1. pairs:
    how many had met by then; fresh: how many of them in this one."""

    session: str
    number: int
    date: str
    pairs: int
    fresh: int


@dataclass(frozen=True, slots=True)
class CohortConnections:
    """people: id and name of each participant, by name. told: the numbers. met: how many others
    each has worked with. times: how often each pair has, in the order of ``people``; 0 on the
    diagonal. over_time: after each session in which people worked in groups. short: each as they
    are called among themselves, by id. sessions: how many the cohort has, those to come too.
    """

    people: tuple[tuple[PersonId, str], ...]
    told: Connections
    met: Mapping[PersonId, int]
    times: tuple[tuple[int, ...], ...]
    over_time: tuple[MetBy, ...]
    short: Mapping[PersonId, str]
    sessions: int

    def not_yet(self, person: PersonId) -> tuple[str, ...]:
        """Those with whom somebody has not worked yet, as they are called among themselves."""
        ids = [id for id, _ in self.people]
        row = self.times[ids.index(person)]
        pairs = zip(ids, row, strict=True)
        return tuple(self.short[id] for id, times in pairs if not times and id != person)


def cohort_connections(
    desk: Desk, cohort: CohortId, within: Collection[SessionId] | None = None
) -> CohortConnections:
    """Of those who belong to a cohort now and do not facilitate; whoever has left is not counted
    any more, and no pair with her. within: only what was in these sessions; None for all."""
    members = {each.person: each for each in desk.store.members(cohort)}
    now = today(desk)
    here = [
        person for person in sorted(desk.store.people(cohort), key=place_of)
        if standing(members.get(person.id), now) is Standing.MEMBER
    ]  # fmt: skip
    known = {each.id for each in here}
    rounds = of_sessions(desk, cohort)
    so_far, over_time, most = NOBODY_MET, [], 0
    sessions = sorted(desk.store.sessions(cohort), key=in_order)
    for number, row in enumerate(sessions, 1):
        groups = [
            [one for one in group if one in known]
            for of_one in rounds.get(row.session.id, ()) for group in of_one
            if within is None or row.session.id in within
        ]  # fmt: skip
        if not groups:
            continue
        before = len(so_far.times)
        so_far = and_then(so_far, groups, number)
        most = max(most, *map(len, groups))
        over_time.append(
            MetBy(row.session.id, number, row.session.date, len(so_far.times),
                  len(so_far.times) - before)
        )  # fmt: skip
    organisations: dict[str, str] = {
        each.id: somebody(each, roles_of(each, members[each.id])).organisation for each in here
    }
    ids = [each.id for each in here]
    return CohortConnections(
        tuple((each.id, each.display_name or each.name) for each in here),
        connections(organisations, so_far, most or GROUP),
        {one: sum(_times(so_far, one, other) > 0 for other in ids) for one in ids},
        tuple(tuple(_times(so_far, one, other) for other in ids) for one in ids),
        tuple(over_time),
        {PersonId(id): name for id, name in names_on_the_wall(here).items()},
        len(sessions),
    )  # fmt: skip


def connections_in_words(found: CohortConnections, *, drawn: bool = False) -> tuple[str, ...]:
    """The numbers, a sentence each, in plain words. drawn: without those that a line over sessions
    has at its points."""
    told, names = found.told, dict(found.people)
    if told.possible == 0:
        return ("Nobody can meet yet: fewer than two people are on the roster.",)
    if not found.over_time:
        return (
            f"No groups were used yet. {count(told.possible, 'pair')} can still work together: "
            "g makes groups in a session.",
        )
    lines = [
        *(
            []
            if drawn
            else [f"{told.pairs} of {count(told.possible, 'pair')} have worked together."]
        ),
        *_across(told),
        f"The fewest that somebody has worked with: {told.least}. The middle of the list: "
        f"{told.middle:g}.",
    ]
    if told.alone:
        alone = listed([names[one] for one in found.met if one in told.alone])
        has = "has" if len(told.alone) == 1 else "have"
        lines.append(f"{alone} {has} not worked in a group yet.")
    else:
        lines.append("Nobody is left out: everyone has worked with somebody.")
    lines.append(_left(told))
    lines += [
        capital(f"after session {each.number}: {count(each.pairs, 'pair')}, {each.fresh} of them new.")
        for each in ([] if drawn else found.over_time)
    ]  # fmt: skip
    return tuple(lines)


def _across(told: Connections) -> Sequence[str]:
    if not told.across_possible:
        return ()
    return (f"{told.across} of {count(told.across_possible, 'pair')} from two organisations have.",)


def _left(told: Connections) -> str:
    to_go = told.possible - told.pairs
    if not to_go:
        return "Everyone has worked with everyone."
    rounds = count(told.rounds_left, "round")
    return f"{count(to_go, 'pair')} still to come: {rounds} of groups at least."


def _times(so_far: Met, one: str, other: str) -> int:
    return so_far.times.get(pair(one, other), 0) if one != other else 0
