"""What is wished of groups now: of the register, the roles, the rules of people, and who has met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from l4pc_tui.core.live.run.session_state import LiveSession
from l4pc_tui.core.live.settings.numbers import Settings
from l4pc_tui.core.mixing.meetings import NOBODY_MET, Met, met
from l4pc_tui.core.mixing.sizes import sizes_for
from l4pc_tui.core.mixing.wishes import Rules, Somebody, Weights, Wish
from l4pc_tui.core.people.enrolled import by_name
from l4pc_tui.core.record.nouns import Link, Person, Presence, Tie
from l4pc_tui.core.text.folding import fold

LIVED = "lived experience"
"""The one tag: it is to be at as many tables as can be."""
_LIVED = ("lived experience", "living experience", "by experience", "profiad byw")
"""How people write it, as a role or where an organisation would stand."""

Rounds = Sequence[Sequence[Sequence[str]]]
"""Of one session: its rounds, each as groups of people's ids."""


@dataclass(frozen=True, slots=True)
class Here:
    """Who can be put into groups. marked: whether the register says so; else nobody is marked yet
    and everybody enrolled is counted. online: who takes part from elsewhere."""

    people: tuple[Person, ...]
    marked: bool
    online: frozenset[str] = frozenset()
    missing: tuple[Person, ...] = ()
    """On the register, and not here."""


@dataclass(frozen=True, slots=True)
class History:
    """Who has worked together so far. at: the place of this session among those with groups.
    titles: what each of them is called in a sentence, this one included."""

    met: Met = NOBODY_MET
    at: int = 0
    titles: tuple[str, ...] = ("this session",)


def history(earlier: Sequence[tuple[str, Rounds]], rounds: Rounds) -> History:
    """From the cohort's other sessions with groups, in their order, each with what it is called;
    and from the rounds of this session so far."""
    told = [(title, of_one) for title, of_one in earlier if of_one]
    sessions = [[group for groups in of_one for group in groups] for _, of_one in told]
    sessions.append([group for groups in rounds for group in groups])
    titles = (*(title for title, _ in told), "this session")
    return History(met(sessions), len(told), titles)


def who_is_here(room: LiveSession) -> Here:
    """Whom the register has in the room or online; facilitators sit in no group."""
    counted = [each for each in by_name(room.enrolled) if not each.facilitates]
    marks = {each.person.id: room.marks.get(each.person.id) for each in counted}
    marked = any(marks.values())
    here = [
        each.person for each in counted
        if not marked or ((mark := marks[each.person.id]) and Presence(mark.mark).in_room)
    ]  # fmt: skip
    online = frozenset(
        id for id, mark in marks.items() if mark and mark.mark == Presence.ONLINE
    )  # fmt: skip
    inside = {person.id for person in here}
    missing = tuple(each.person for each in counted if each.person.id not in inside)
    return Here(tuple(here), marked, online, missing)


def weights_of(settings: Settings) -> Weights:
    """What a pair costs, as it is set."""
    return Weights(
        settings.mix_repeat, settings.mix_this_session, settings.mix_last_session,
        settings.mix_organisation, settings.mix_role, settings.mix_lived_experience,
        settings.mix_move,
    )  # fmt: skip


def somebody(person: Person, roles: Iterable[str], *, online: bool = False) -> Somebody:
    """What mixing knows of a person. Lived experience is a tag, wherever it was written, and is
    then neither a role nor an organisation."""
    lived = any(_is_lived(words) for words in (*roles, person.organisation))
    organisation = "" if _is_lived(person.organisation) else fold(person.organisation)
    return Somebody(
        person.id, organisation,
        frozenset(fold(role) for role in roles if role and not _is_lived(role)),
        frozenset((LIVED,) if lived else ()), online,
    )  # fmt: skip


def _is_lived(words: str) -> bool:
    folded = fold(words)
    return any(each in folded for each in _LIVED)


def rules_of(links: Iterable[Link]) -> Rules:
    """What must hold between people, of those ties that groups must obey. A supporter sits with
    whom she supports."""
    ties = [(Tie(link.kind), frozenset((link.person, link.other))) for link in links if link.holds]
    together = {two for tie, two in ties if tie is not Tie.APART and len(two) == 2}
    apart = {two for tie, two in ties if tie is Tie.APART and len(two) == 2}
    return Rules(tuple(sorted(together, key=sorted)), tuple(sorted(apart, key=sorted)))


def wish_of(
    room: LiveSession, here: Here, so_far: History, rules: Rules, settings: Settings
) -> Wish:
    """Everything but the sizes: who is here, what must hold, who has met whom, what that costs."""
    roles = {each.person.id: each.roles for each in room.enrolled}
    people = tuple(
        somebody(person, roles.get(person.id, ()), online=person.id in here.online)
        for person in here.people
    )
    return Wish(people, (), rules, so_far.met, so_far.at, weights_of(settings))


def present_groups(
    groups: Sequence[Sequence[str]], here: Iterable[str]
) -> tuple[tuple[str, ...], ...]:
    """Groups as they sit, without those who are not here any more."""
    inside = set(here)
    return tuple(tuple(one for one in group if one in inside) for group in groups)


def mending(wish: Wish, groups: Sequence[Sequence[str]]) -> Wish:
    """To mend groups that stand, for who came and who left: as few people as can be move.

    The tables stay as many as they are, as long as nobody sits alone; of those that are too many
    the emptiest are given up.
    """
    seated = present_groups(groups, (each.id for each in wish.people))
    sizes = sizes_for(len(wish.people), max(1, sum(bool(group) for group in seated)))
    order = sorted(range(len(seated)), key=lambda at: (-len(seated[at]), at))[: len(sizes)]
    kept = tuple(seated[at] for at in sorted(order))
    return replace(wish, sizes=fitted(sizes, [len(group) for group in kept]), seats=kept)


def fitted(sizes: Sequence[int], seated: Sequence[int]) -> tuple[int, ...]:
    """The sizes in such an order that the largest is where most people sit already."""
    order = sorted(range(len(sizes)), key=lambda at: (-(seated[at] if at < len(seated) else 0), at))
    dealt = dict(zip(order, sorted(sizes, reverse=True), strict=True))
    return tuple(dealt[at] for at in range(len(sizes)))
