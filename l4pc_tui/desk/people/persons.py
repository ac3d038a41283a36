"""People and their places in cohorts: added, mended, gone, back, moved on. Each wish is one act,
which ``undo`` takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.people.attendance import Standing, standing
from l4pc_tui.core.people.enrolled import roles_of
from l4pc_tui.core.people.matching import name_key, same_email
from l4pc_tui.core.people.roster_rows import CELL_LIMIT, email_of
from l4pc_tui.core.record.entry import Entry, as_one_act
from l4pc_tui.core.record.names import NO_PERSON, NO_SESSION, CohortId, PersonId
from l4pc_tui.core.record.nouns import Cohort, Link, Member, Person, entity
from l4pc_tui.core.text.amounts import day, listed
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.sessions import as_day, today
from l4pc_tui.desk.people.who import choice, find_person, member_of, must_be_in
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words, and with whom. entries: what was written, as one act."""

    told: str
    person: PersonId
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is told of somebody; None leaves a field as it is, "" empties it.

    roles, facilitates, joined, left: of the place in one cohort; the days are ISO dates.
    """

    name: str | None = None
    display_name: str | None = None
    organisation: str | None = None
    sector: str | None = None
    email: str | None = None
    roles: tuple[str, ...] | None = None
    facilitates: bool | None = None
    joined: str | None = None
    left: str | None = None


# Done


def add_person(
    desk: Desk, cohort: str, told: Particulars, *, person: str = "", new: bool = False
) -> Done:
    """Put somebody on a cohort's roster: somebody new, or a person who is known.

    person: who it is, where that is known. new: it is somebody else than those of that name.
    Raises Trouble for no name, for somebody who is there already, and where the name or the
    address is that of a known person and nobody said which it is.
    """
    into = find_cohort(desk, cohort)
    if person:
        return _add_known(desk, into, find_person(desk, person, into), told)
    made = _with(Person(PersonId(desk.new_id()), ""), told)
    if not made.name:
        raise refusal("A person needs a name.", 'For example: l4pc person add "Gwen Lloyd" …')
    alike = () if new else known_like(desk, told)
    if alike:
        hint = "Say which with --person ID, or --new for somebody else."
        raise refusal(f"“{made.name}” may be {choice(alike)}, who is known.", hint)
    place = _placed(desk, into, Member(f"{into.id}/{made.id}", into.id, made.id), told)
    write_act(desk, [person_entry(desk, made), member_entry(desk, place)])
    return Done(f"{made.name} is in “{into.name}”.", made.id)


def known_like(desk: Desk, told: Particulars) -> tuple[Person, ...]:
    """Who is known with this name or this address: whoever adds somebody is asked which it is.

    Raises Trouble for what is no address.
    """
    wanted = _with(Person(NO_PERSON, ""), told)
    return tuple(
        each for each in desk.store.people()
        if (wanted.name and name_key(each.name) == name_key(wanted.name)) or same_email(each, wanted)
    )  # fmt: skip


def mend_person(desk: Desk, person: str, told: Particulars, cohort: str = "") -> Done:
    """Put right what is known of somebody, and with ``cohort`` of her place in it.

    Raises Trouble for an empty name, for what is no address or no date, and where nothing changes.
    """
    inside = find_cohort(desk, cohort) if cohort else None
    found = find_person(desk, person, inside)
    entries: list[Entry] = []
    mended = _with(found, told)
    if not mended.name:
        raise refusal("A person needs a name.")
    if mended != found:
        entries.append(person_entry(desk, mended))
    if inside is None and _tells_of_a_place(told):
        raise refusal("Roles and days belong to a cohort.", "Say which with --cohort NAME.")
    if inside is not None and _tells_of_a_place(told):
        place = must_be_in(desk, inside, found)
        if (new := _mended_place(place, told)) != place:
            entries += changed_member(desk, new)
    if not entries:
        raise refusal(f"That is what is known of {found.name} already.", "Nothing was changed.")
    write_act(desk, entries)
    return Done(f"{mended.name} is put right.", found.id)


def leave(desk: Desk, person: str, cohort: str, on: str = "") -> Done:
    """Somebody leaves a cohort; ``on``: the last day, today when empty. Why is not asked.

    What was recorded stays. Raises Trouble for who is not there, or has left already.
    """
    from_ = find_cohort(desk, cohort)
    found = find_person(desk, person, from_)
    place, last = must_be_in(desk, from_, found), as_day(on) if on else today(desk)
    if place.left:
        raise refusal(
            f"{found.name} left “{from_.name}” on {day(place.left)}.",
            "l4pc person mend --left DATE puts the day right.",
        )
    if place.joined and last < place.joined:
        raise refusal(
            f"{found.name} came on {day(place.joined)}, and cannot leave before that.",
            "Give a later day.",
        )
    write_act(desk, changed_member(desk, replace(place, left=last)))
    told = f"{found.name} is not on registers of “{from_.name}” after {day(last)}. "
    return Done(f"{told}What was recorded stays.", found.id)


def come_back(desk: Desk, person: str, cohort: str, on: str = "") -> Done:
    """Somebody who left is there again; ``on``: the first day, today when empty.

    Sessions in between are not counted as missed. Raises Trouble for who never left.
    """
    into = find_cohort(desk, cohort)
    found = find_person(desk, person, into)
    place, first = must_be_in(desk, into, found), as_day(on) if on else today(desk)
    if not place.left:
        raise refusal(f"{found.name} is in “{into.name}” already.", "Nothing was changed.")
    write_act(desk, changed_member(desk, _returned(desk, into, place, first)))
    return Done(f"{found.name} is back in “{into.name}”.", found.id)


def transfer(desk: Desk, person: str, from_: str, to: str, on: str = "") -> Done:
    """Somebody goes on in another cohort, with roles and with those rules whose other person is
    there too. ``on``: the last day in the one and the first in the other, today when empty.

    The other rules stay behind, and are said. Raises Trouble for who is not in the first cohort,
    or is in the second already.
    """
    old, new = find_cohort(desk, from_), find_cohort(desk, to)
    found = find_person(desk, person, old)
    place, when = must_be_in(desk, old, found), as_day(on) if on else today(desk)
    if old.id == new.id:
        raise refusal(f"Both are “{old.name}”.", "Name two cohorts.")
    if place.left:
        raise refusal(f"{found.name} left “{old.name}” on {day(place.left)}.",
                      "l4pc person add --person puts them into another cohort.")  # fmt: skip
    there = member_of(desk, new, found)
    if there is not None and not there.left:
        raise refusal(f"{found.name} is in “{new.name}” already.",
                      f'l4pc person leave ends the place in “{old.name}”.')  # fmt: skip
    gone = replace(place, left=when)
    came = _returned(desk, new, there, when) if there else replace(
        place, id=f"{new.id}/{found.id}", cohort=new.id, joined=when
    )  # fmt: skip
    came = replace(came, roles=roles_of(found, place), facilitates=place.facilitates)
    taken, behind = _rules_that_go(desk, old, new, found)
    links = [link_entry(desk, each) for each in taken]
    comes = changed_member(desk, came) if there else [member_entry(desk, came)]
    write_act(desk, [*changed_member(desk, gone), *comes, *links])
    told = [f"{found.name} goes on in “{new.name}” from {day(when)}."]
    if behind:
        told.append(f"Stays behind: {listed(behind)}, for they are not there.")
    return Done(" ".join(told), found.id)


# What is written


def write_act(desk: Desk, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Keep entries together, so that one undo takes all of them back. Gives them as one act."""
    act = as_one_act(entries)
    desk.store.write(act)
    return act


def person_entry(desk: Desk, person: Person) -> Entry:
    """A person as they are from now on."""
    name = entity("person", person.id)
    return desk.store.entry("put", name, person.data(), actor=desk.actor, subject=person.id)


def changed_member(desk: Desk, member: Member) -> list[Entry]:
    """A place in a cohort that is there, as it is from now on: said by every id that tells of it,
    so that two people who are taken apart again have their own."""
    names = desk.store.told_by(entity("member", member.cohort, member.person))
    ids = (name.partition(":")[2].split("/") for name in names)
    return [
        member_entry(desk, replace(member, cohort=CohortId(cohort), person=PersonId(person)))
        for cohort, person in ids
    ]


def member_entry(desk: Desk, member: Member) -> Entry:
    """A place in a cohort as it is from now on."""
    name = entity("member", member.cohort, member.person)
    return desk.store.entry("put", name, member.data(), actor=desk.actor, subject=member.person)


def link_entry(desk: Desk, link: Link) -> Entry:
    """A rule of two people as it is from now on."""
    name = entity("link", link.id)
    return desk.store.entry("put", name, link.data(), actor=desk.actor, subject=link.person)


# Within


def _add_known(desk: Desk, into: Cohort, found: Person, told: Particulars) -> Done:
    place = member_of(desk, into, found)
    if place is not None:
        if place.left:
            hint = f"They left on {day(place.left)}: l4pc person return brings them back."
        else:
            hint = "Nothing was changed."
        raise refusal(f"{found.name} is in “{into.name}” already.", hint)
    mended = _with(found, told)
    entries = [] if mended == found else [mended]
    held = {row.session.id for row in desk.store.sessions(into.id)}
    roles = told.roles
    if found.walk_in in held:
        # Who walked in is on the roster from the session that they walked into.
        entries = [replace(mended, walk_in=NO_SESSION)]
        roles = found.roles if roles is None else roles
    new = Member(f"{into.id}/{found.id}", into.id, found.id)
    new = _placed(desk, into, new, replace(told, roles=roles))
    act = [*(person_entry(desk, each) for each in entries), member_entry(desk, new)]
    return Done(f"{found.name} is in “{into.name}”.", found.id, write_act(desk, act))


def _placed(desk: Desk, into: Cohort, place: Member, told: Particulars) -> Member:
    """A new place; whoever comes while sessions were held has not missed those before."""
    begun = any(row.started for row in desk.store.sessions(into.id))
    first = today(desk) if begun and told.joined is None else ""
    return _mended_place(replace(place, joined=first), told)


def _mended_place(place: Member, told: Particulars) -> Member:
    joined = place.joined if told.joined is None else told.joined and as_day(told.joined)
    left = place.left if told.left is None else told.left and as_day(told.left)
    if joined and left and left < joined:
        raise refusal(f"Nobody can leave on {day(left)} and come on {day(joined)}.",
                      "Give a first day and a later last one.")  # fmt: skip
    roles = place.roles if told.roles is None else _roles(told.roles)
    leads = place.facilitates if told.facilitates is None else told.facilitates
    return replace(place, roles=roles, facilitates=leads, joined=joined, left=left)


def _returned(desk: Desk, into: Cohort, place: Member, first: str) -> Member:
    """A place that goes on; a gap in which a session was held is a gap."""
    between = (row.session.date for row in desk.store.sessions(into.id))
    missed = any(place.left < date < first for date in between if date)
    return replace(place, left="", joined=first if missed else place.joined)


def _with(person: Person, told: Particulars) -> Person:
    """The person with what is told. Raises Trouble for what is no address."""

    def kept(field: str) -> str:
        said = getattr(told, field)
        return getattr(person, field) if said is None else clean_name(said, CELL_LIMIT)

    email = person.email if told.email is None else email_of(told.email)
    if email is None:
        raise refusal(f"“{clean_name(told.email or '', 60)}” is not an e-mail address.",
                      "Leave it empty where there is none.")  # fmt: skip
    name, shown = kept("name"), kept("display_name")
    return replace(
        person, name=name, display_name="" if shown in (name, person.name) else shown,
        organisation=kept("organisation"), sector=kept("sector"), email=email,
    )  # fmt: skip


def _roles(told: Iterable[str]) -> tuple[str, ...]:
    roles = (clean_name(each, CELL_LIMIT) for each in told)
    return tuple(dict.fromkeys(role for role in roles if role))


def _tells_of_a_place(told: Particulars) -> bool:
    return any(each is not None for each in (told.roles, told.facilitates, told.joined, told.left))


def _rules_that_go(
    desk: Desk, old: Cohort, new: Cohort, person: Person
) -> tuple[list[Link], list[str]]:
    """The rules of somebody that hold in another cohort too, as new ones; the others in words."""
    now = today(desk)
    there = {m.person for m in desk.store.members(new.id) if standing(m, now) is not Standing.LEFT}
    names = {each.id: each.name for each in desk.store.people()}
    held = {(each.person, each.kind, each.other) for each in desk.store.links(new.id)}
    taken, behind = [], []
    for link in desk.store.links(old.id):
        if person.id not in (link.person, link.other):
            continue
        beside = link.other if link.person == person.id else link.person
        if beside in there:
            if (link.person, link.kind, link.other) not in held:
                taken.append(replace(link, id=desk.new_id(), cohort=new.id))
            continue
        who = f"{names.get(link.person, 'somebody')} " if link.person != person.id else ""
        behind.append(f"{who}{link.kind} {names.get(link.other, link.name)}")
    return taken, behind
