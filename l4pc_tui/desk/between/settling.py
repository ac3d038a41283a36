"""What two laptops told of under two ids: proposed, and said to be one, or two.

What is said goes with the collect that brought it: undone with it, or alone by “person undo”.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.between.proposals import (
    Group,
    Proposal,
    of_cohorts,
    of_people,
    of_sessions,
)
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.nouns import Different, Same, entity
from l4pc_tui.core.text.amounts import count
from l4pc_tui.desk.between.conflicts import settle
from l4pc_tui.desk.people.same_person import as_one_person
from l4pc_tui.desk.trouble import Trouble, refusal

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Entry, Event
    from l4pc_tui.desk.desk import Desk

Known = Mapping[Kind, frozenset[str]]
"""Of people, cohorts and sessions the ids that stand."""


def known(desk: Desk) -> Known:
    """Who and what is known here now."""
    store = desk.store
    return {
        Kind.PERSON: frozenset(each.id for each in store.people()),
        Kind.COHORT: frozenset(each.id for each in store.cohorts()),
        Kind.SESSION: frozenset(row.session.id for row in store.sessions()),
    }


def proposals(desk: Desk, since: Known | None = None) -> tuple[Proposal, ...]:
    """What may be one, cohorts first, then sessions, then people; what is certain first of each.

    since: only pairs of which one was not there then.
    """
    store, apart = desk.store, desk.store.apart()
    now = known(desk)
    fresh = {kind: ids - since[kind] for kind, ids in now.items()} if since is not None else None

    def among(kind: Kind) -> frozenset[str] | None:
        return fresh[kind] if fresh is not None else None

    rows = store.sessions()
    cohorts = store.cohorts()
    groups = [
        Group(
            each,
            frozenset(row.session.date for row in rows if row.session.cohort == each.id
                      and row.session.date),
            frozenset(member.person for member in store.members(each.id)),
        )
        for each in cohorts
    ]  # fmt: skip
    alike = of_cohorts(groups, None, apart)
    found = of_cohorts(groups, among(Kind.COHORT), apart)
    names: dict[str, str] = {each.id: each.name for each in cohorts}
    held = [row.session for row in rows if row.session.cohort in names]
    days = Counter(each.date for each in held)
    crowded = [each for each in held if days[each.date] > 1]
    laptops: dict[str, str] = {each.id: _laptop(desk, each.id) for each in crowded}
    sessions = of_sessions(crowded, alike, names, laptops, among(Kind.SESSION), apart)
    people = of_people(store.people(), among(Kind.PERSON), apart)
    for each in (found, sessions):
        each.sort(key=lambda proposal: not proposal.certain)
    return (*found, *sessions, *people)


def join(desk: Desk, proposal: Proposal) -> str:
    """They are one from now on; in words. Raises Trouble where one of them is gone, or they are
    one already."""
    if proposal.kind is Kind.PERSON:
        one, other = _own_first(desk, proposal)
        done = as_one_person(desk, one, other)
        _write(desk, proposal, done.entries)
        return done.told
    now = known(desk)[proposal.kind]
    if not {proposal.one, proposal.other} <= now:
        raise refusal(f"{proposal.what}: that is one by now, or is gone.", "Nothing was changed.")
    said = Same(desk.new_id(), proposal.kind, proposal.one, proposal.other)
    _write(desk, proposal, [_entry(desk, Kind.SAME, said)])
    return f"{proposal.what}: one {proposal.kind} from now on."


def join_certain(desk: Desk, found: Iterable[Proposal]) -> tuple[str, ...]:
    """All of them that are certain are one from now on, a sentence each; so is what is certain of
    these only then: sessions of two cohorts that became one."""
    wanted, told = {each.key for each in found}, list[str]()
    while sure := [each for each in proposals(desk) if each.certain and each.key in wanted]:
        kind, before = sure[0].kind, len(told)
        for each in sure:
            if each.kind is kind:
                try:
                    told.append(join(desk, each))
                except Trouble:
                    continue  # One of a chain: they are one by the others.
        if len(told) == before:
            break
    return tuple(told)


def tell_apart(desk: Desk, proposal: Proposal) -> str:
    """They are two, and nobody is asked again; in words."""
    desk.must_write()
    said = Different(desk.new_id(), proposal.kind, proposal.one, proposal.other)
    desk.store.write([_entry(desk, Kind.DIFFERENT, said)])
    two = "people" if proposal.kind is Kind.PERSON else f"{proposal.kind}s"
    return f"{proposal.what}: two {two}. It is not asked again."


def choose(desk: Desk, event: str) -> str:
    """Have a version count from now on; what is so then, in words.

    Raises Trouble when it does not stand beside another any more.
    """
    entry, told, beside = settle(desk, event)
    _keep(desk, beside, [entry])
    return told


def laptops_of(desk: Desk, proposal: Proposal) -> frozenset[str]:
    """The laptops that first told of the two."""
    return frozenset(each.device for each in _firsts(desk, proposal))


def left_in_words(open_now: Sequence[Proposal]) -> str:
    """ "3 may be one and wait for a word, 1 of them certain"; or ""."""
    if not open_now:
        return ""
    sure = sum(each.certain for each in open_now)
    words = f"{count(len(open_now), 'pair')} may be one and wait for a word"
    return f"{words}, {sure} of them certain" if sure else words


# Within


def _entry(desk: Desk, kind: Kind, said: Same | Different) -> Entry:
    # No subject: it says nothing of anybody but that two ids are one, or two.
    return desk.store.entry("put", entity(kind, said.id), said.data(), actor=desk.actor)


def _write(desk: Desk, proposal: Proposal, entries: Sequence[Entry]) -> None:
    _keep(desk, _firsts(desk, proposal), entries)


def _firsts(desk: Desk, proposal: Proposal) -> list[Event]:
    """What was first told of each of the two."""
    return [
        event for id in (proposal.one, proposal.other)
        for event in desk.store.events(f"{proposal.kind}:{id}")[:1]
    ]  # fmt: skip


def _keep(desk: Desk, upon: Iterable[Event], entries: Sequence[Entry]) -> None:
    """Write an act; it goes with the collect that brought what it speaks of."""
    if collect := desk.store.collect_of(upon):
        desk.store.keep_with(collect, [entries[0].id])
    desk.store.write(entries)


def _own_first(desk: Desk, proposal: Proposal) -> tuple[str, str]:
    """As whom somebody is told from now on: who was here first, or else the smaller id."""

    def came(id: str) -> int:
        return desk.store.collect_of(desk.store.events(f"{Kind.PERSON}:{id}")[:1])

    one, other = sorted((proposal.one, proposal.other), key=lambda id: (came(id), id))
    return one, other


def _laptop(desk: Desk, session: str) -> str:
    """The one that told of a session first."""
    return next((each.device for each in desk.store.events(f"{Kind.SESSION}:{session}")), "")
