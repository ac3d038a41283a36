"""A run from its moves: the record that counts, and those that other laptops made beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l4pc_tui.core.record.moves import Move
from l4pc_tui.core.record.reading import move_of
from l4pc_tui.core.record.things import Told


@dataclass(frozen=True, slots=True)
class Beside:
    """A record of a run that another laptop made, beside the one that counts.

    moves: those that are not in the one that counts. devices: who made them.
    """

    moves: tuple[Told, ...]
    devices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A run. moves: those of the record that counts, undone ones too, in their order."""

    moves: tuple[Told, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def head(self) -> str:
        """The id of the last move, which the next one names as its base; "" before the first."""
        return self.moves[-1].id if self.moves else ""


NO_MOVES = Line()


def line_of(events: Iterable[Told], choice: str = "") -> Line:
    """A run from its moves: the record that counts, and those beside it.

    A move names as its base the last move that its author saw, a first move what was seen of its
    session; one without a base follows the one before it by id. A run forks where two moves have the same one before them: that of a
    person's choice counts, else the longer, else the one with the smaller first id.
    """
    held = sorted(_as_redacted(events), key=lambda e: (e.id, getattr(e, "digest", "")))
    if not held:
        return NO_MOVES
    parents = _parents(held)
    children: dict[str, list[Told]] = defaultdict(list)
    for event in held:
        children[parents[event.id]].append(event)
    if all(len(each) == 1 for each in children.values()):
        return Line(tuple(_walked(children, "")))
    counted = _counted(held, children, parents, choice)
    inside = {event.id for event in counted}
    return Line(tuple(counted), tuple(_beside(children, counted, inside)))


def _as_redacted(events: Iterable[Told]) -> list[Told]:
    """The moves among a run's events, each with what stands in its place where it was redacted."""
    told = list(events)
    redactions = sorted((e for e in told if e.kind == "redact"), key=lambda e: e.id)
    instead = {id: each.data for each in redactions for id in each.base or ()}
    moves = [e for e in told if e.kind == "move" and e.id]
    if not instead:
        return moves
    return [replace(e, data=instead[e.id]) if e.id in instead else e for e in moves]


def _parents(held: Sequence[Told]) -> dict[str, str]:
    """Each move's id → the id of the one before it; "" for the first of a record.

    What was before a move and is no move of this run, or is not here (yet), is stood in for by
    the last move before it of the same laptop, so that a gap does not tear a record in two. A
    laptop's first move that names none of these begins a record.
    """
    known = {event.id for event in held}
    latest: dict[tuple[str, str], str] = {}
    chained: dict[str, str] = {}
    parents: dict[str, str] = {}
    for event in held:
        device = getattr(event, "device", "")
        base = (event.base or ("",))[-1]
        if base in known and base < event.id:
            parents[event.id] = base
        elif not base:
            parents[event.id] = chained.get(event.entity, "")
        else:
            parents[event.id] = latest.get((device, event.entity), "")
        latest[device, event.entity] = event.id
        if not base or base == chained.get(event.entity):
            chained[event.entity] = event.id
    return parents


def _walked(children: Mapping[str, Sequence[Told]], start: str) -> Iterable[Told]:
    """The moves after one, as long as no two follow."""
    while len(found := children.get(start, ())) == 1:
        yield found[0]
        start = found[0].id


def _counted(
    held: Sequence[Told], children: Mapping[str, Sequence[Told]], parents: Mapping[str, str],
    choice: str,
) -> list[Told]:  # fmt: skip
    """The record that counts, from its first move to its last."""
    by_id = {event.id: event for event in held}
    longest: dict[str, int] = {}
    best: dict[str, Told | None] = {}
    wanted = set()
    at = choice if choice in by_id else ""
    while at:
        wanted.add(at)
        at = parents[at]
    # Ids sort after those of the moves before them: from the last to the first every move is
    # reached after all that follow it.
    for id in [*(event.id for event in reversed(held)), ""]:
        after = min(
            children.get(id, ()),
            key=lambda e: (e.id not in wanted, -longest[e.id], e.id),
            default=None,
        )
        best[id] = after
        longest[id] = 1 + (longest[after.id] if after else 0)
    found, next_one = [], best[""]
    while next_one is not None:
        found.append(next_one)
        next_one = best[next_one.id]
    return found


def _beside(
    children: Mapping[str, Sequence[Told]], counted: Sequence[Told], inside: set[str]
) -> Iterable[Beside]:
    """The records that part from the one that counts, in the order in which they do."""
    for start in ("", *(event.id for event in counted)):
        for other in children.get(start, ()):
            if other.id in inside:
                continue
            moves, waiting = [], [other]
            while waiting:
                one = waiting.pop()
                moves.append(one)
                waiting.extend(children.get(one.id, ()))
            moves.sort(key=lambda event: event.id)
            devices = frozenset(getattr(each, "device", "") for each in moves)
            yield Beside(tuple(moves), devices)


def moves_of(line: Line) -> list[Move]:
    """The moves of a run's record that counts, as far as they can be read, undone ones too."""
    return [move for event in line.moves if (move := move_of(event)) is not None]
