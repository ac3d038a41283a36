"""A proposal as it lies before the facilitator, and what her hand changes in it.

Nothing here is kept anywhere. Whatever would break a rule is refused, and the rule named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l4pc_tui.core.live.groups.wish import fitted
from l4pc_tui.core.mixing.ahead import plan_ahead
from l4pc_tui.core.mixing.clashes import Clash, broken, clashes, nothing_found
from l4pc_tui.core.mixing.meetings import Pair, and_then
from l4pc_tui.core.mixing.proposal import Proposal, judged, pairs_of, propose
from l4pc_tui.core.mixing.wishes import Wish

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be proposed: the wish, the seed, and how many rounds ahead. fixed: tables that
    stay as they are, from 0, with who sits there."""

    wish: Wish
    seed: str
    rounds: int = 1
    fixed: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The groups of each round. cost: of all of them, by which a later find is compared."""

    rounds: tuple[Groups, ...]
    cost: int
    proved: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """rounds: the groups of the round that comes next, and of those behind it. at: which of them
    is on view. wish: of the first. number: which proposal it is. round: the id of the round that
    is mended, or was planned; "" for a new one. touched: a hand has changed it, so that nothing
    else may. kept: the same tables once more.
    """

    wish: Wish
    rounds: tuple[Groups, ...]
    seed: str
    at: int = 0
    proved: bool = False
    number: int = 1
    round: str = ""
    touched: bool = False
    kept: bool = False
    avoid: Mapping[Pair, int] = field(default_factory=dict)
    """The pairs of proposals that were shown already."""

    @property
    def groups(self) -> Groups:
        """The groups on view."""
        return self.rounds[self.at]

    @property
    def wish_on_view(self) -> Wish:
        """The wish of the round on view: those before it have been worked in by then."""
        return _after(self.wish, self.rounds[: self.at])

    @property
    def told(self) -> Proposal:
        """What the groups on view reach."""
        return judged(self.wish_on_view, self.groups, self.proved)

    def table_of(self, person: str) -> int:
        """The table at which somebody sits, from 0; -1 for who is in no group."""
        return next((at for at, group in enumerate(self.groups) if person in group), -1)

    def holds(self, person: str) -> bool:
        """Whether somebody is held where she sits."""
        return person in self.wish.rules.locked

    def table_held(self, table: int) -> bool:
        """Whether everybody at a table is held there."""
        return all(self.holds(person) for person in self.groups[table])


def solve(task: Task, milliseconds: int) -> Found | list[Clash]:
    """Groups for a task, or what cannot hold; the same for the same task on every machine. The
    one thing here that takes its time: never on an interface's thread."""
    wish = task.wish
    if task.fixed and (beside := _beside_fixed(task, milliseconds)) is not None:
        return beside
    if task.rounds < 2:
        found = propose(wish, task.seed, milliseconds)
        return (
            Found((found.groups,), found.cost, found.proved)
            if isinstance(found, Proposal)
            else found
        )
    if unfit := clashes(wish):
        return unfit
    plan = plan_ahead(wish, [wish.sizes] * task.rounds, task.seed, milliseconds)
    if plan is None:
        return [nothing_found(wish)]
    rounds = tuple(tuple(groups) for groups in plan)
    cost = sum(
        judged(_after(wish, rounds[:at]), groups).cost for at, groups in enumerate(rounds)
    )  # fmt: skip
    return Found(rounds, cost, cost == 0)


def _beside_fixed(task: Task, milliseconds: int) -> Found | None:
    """Groups of those who do not sit at a fixed table; None where they find none that hold, so
    that a table that is held may at least be joined."""
    wish, fixed = task.wish, task.fixed
    seated = {one for group in fixed.values() for one in group}
    others = [at for at in range(len(wish.sizes)) if at not in fixed]
    place = {at: number for number, at in enumerate(others)}
    rules = wish.rules
    bare = replace(
        wish,
        people=tuple(each for each in wish.people if each.id not in seated),
        sizes=tuple(wish.sizes[at] for at in others),
        rules=replace(
            rules, together=tuple(each - seated for each in rules.together),
            locked={one: place[at] for one, at in rules.locked.items() if at in place},
        ),
    )  # fmt: skip
    found = propose(bare, task.seed, milliseconds) if bare.people else []
    if not isinstance(found, Proposal):
        return None
    groups = tuple(
        fixed[at] if at in fixed else found.groups[place[at]] for at in range(len(wish.sizes))
    )
    return None if broken(wish, groups) else Found((groups,), judged(wish, groups).cost)


def swapped(draft: Draft, one: str, other: str) -> Draft | list[Clash]:
    """Two people change places; nothing happens at one table."""
    places = {one: other, other: one}
    groups = tuple(tuple(places.get(each, each) for each in group) for group in draft.groups)
    return _changed(draft, groups)


def put(draft: Draft, person: str, table: int) -> Draft | list[Clash]:
    """Somebody goes to a table and takes nobody's place."""
    if not 0 <= table < len(draft.groups) or draft.table_of(person) == table:
        return draft
    left = [tuple(each for each in group if each != person) for group in draft.groups]
    left[table] = (*left[table], person)
    return _changed(draft, tuple(left))


def lock(draft: Draft, people: Iterable[str]) -> Draft:
    """Hold people where they sit, or let them go where all of them are held."""
    people = list(people)
    held = dict(draft.wish.rules.locked)
    if all(person in held for person in people):
        for person in people:
            del held[person]
    else:
        held |= {person: draft.table_of(person) for person in people}
    return replace(draft, wish=_held(draft.wish, held), touched=True)


def next_task(draft: Draft, wish: Wish | None = None) -> Task:
    """Another proposal of the same kind: those who are held stay, and pairs that were shown cost
    a little. wish: what is wished now, where that has changed."""
    new = wish or draft.wish
    held = draft.wish.rules.locked
    new = replace(new, rules=replace(new.rules, locked=held), sizes=_with_held(draft, new.sizes))
    shown = {**draft.avoid, **(pairs_of(draft.groups) if len(draft.rounds) == 1 else {})}
    seed = str(int(draft.seed) + 1) if draft.seed.isdecimal() else f"{draft.seed}+"
    here = {each.id for each in new.people}
    fixed = {
        at: group for at, group in enumerate(draft.groups[: len(new.sizes)])
        if held and draft.table_held(at) and len(group) == new.sizes[at] and here.issuperset(group)
    }  # fmt: skip
    return Task(replace(new, avoid=shown, seats=()), seed, len(draft.rounds), fixed)


def _with_held(draft: Draft, sizes: Sequence[int]) -> tuple[int, ...]:
    """The sizes in such an order that a table at which all are held keeps its own, and the largest
    of the others is where most are."""
    held = draft.wish.rules.locked
    if not held:
        return tuple(sizes)
    left, own = list(sizes), {}
    for at, group in enumerate(draft.groups[: len(sizes)]):
        if draft.table_held(at) and len(group) in left:
            left.remove(len(group))
            own[at] = len(group)
    others = [at for at in range(len(sizes)) if at not in own]
    tables = list(held.values())
    own |= dict(zip(others, fitted(left, [tables.count(at) for at in others]), strict=True))
    return tuple(own[at] for at in range(len(sizes)))


def _changed(draft: Draft, groups: Groups) -> Draft | list[Clash]:
    wish = draft.wish
    before = set(broken(wish, draft.groups))
    if found := [each for each in broken(wish, groups) if each not in before]:
        return found
    rounds = (*draft.rounds[: draft.at], groups, *draft.rounds[draft.at + 1 :])
    return replace(draft, rounds=rounds, proved=False, touched=True)


def _held(wish: Wish, held: Mapping[str, int]) -> Wish:
    return replace(wish, rules=replace(wish.rules, locked=held))


def _after(wish: Wish, rounds: Sequence[Groups]) -> Wish:
    so_far = wish.met
    for groups in rounds:
        so_far = and_then(so_far, groups, wish.session)
    return replace(wish, met=so_far)
