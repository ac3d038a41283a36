"""Rules of two people that groups obey: who supports whom, who is kept apart or together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.people.acts import rule_in_words
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.names import NO_PERSON, short
from l4pc_tui.core.record.nouns import Cohort, Link, Tie, entity
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.folding import fold
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.persons import (
    Done,
    link_entry,
    write_act,
)
from l4pc_tui.desk.people.who import find_person, must_be_in
from l4pc_tui.desk.trouble import refusal

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_TURNED = locked(
    Tie,
    {
        Tie.SUPPORTER_OF: Tie.SUPPORTED_BY, Tie.SUPPORTED_BY: Tie.SUPPORTER_OF,
        Tie.APART: Tie.APART, Tie.TOGETHER: Tie.TOGETHER,
    },
)  # fmt: skip
"""What the other of the two would say of it."""
_SHORT = locked(
    Tie,
    {
        Tie.SUPPORTER_OF: ("supporter", "supports"), Tie.SUPPORTED_BY: ("supported",),
        Tie.APART: ("apart",), Tie.TOGETHER: ("together",),
    },
)  # fmt: skip
"""How it may be written in a word."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is told. waits: what is still to be said of it, or ""."""

    link: Link
    told: str
    waits: str


def rules_of(desk: Desk, cohort: Cohort) -> tuple[Rule, ...]:
    """The rules of a cohort's people, those that wait for somebody first."""
    names: dict[str, str] = {
        each.id: each.display_name or each.name for each in desk.store.people()
    }

    def called(id: str) -> str:
        return names.get(id, "somebody")

    found = [Rule(link, rule_in_words(link, called), _waits(link)) for link in
             desk.store.links(cohort.id)]  # fmt: skip
    return tuple(sorted(found, key=lambda rule: (not rule.waits, fold(rule.told), rule.link.id)))


def set_rule(desk: Desk, cohort: str, person: str, kind: str, other: str) -> Done:
    """From now on groups obey this of two people of a cohort.

    Raises Trouble for people who are not there, one person named twice, and a rule that stands.
    """
    into = find_cohort(desk, cohort)
    one, two = find_person(desk, person, into), find_person(desk, other, into)
    for each in (one, two):
        must_be_in(desk, into, each)
    if one.id == two.id:
        raise refusal(f"Both are {one.name}.", "A rule is between two people.")
    tie = as_tie(kind)
    for link in desk.store.links(into.id):
        if _says(link, one.id, tie, two.id) and link.holds:
            raise refusal("That rule stands already.", "Nothing was changed.")
    made = Link(desk.new_id(), into.id, one.id, tie, two.name, two.id)
    write_act(desk, [link_entry(desk, made)])
    return Done(f"{one.name}: {tie} {two.name}. Groups obey it from now on.", one.id)


def settle_rule(desk: Desk, cohort: str, rule: str, other: str = "") -> Done:
    """A rule that was only offered, or whose other person was not known, is meant.

    other: who the other is, where the roster's name did not say. Raises Trouble where that is
    still open, and for a rule that holds already.
    """
    into = find_cohort(desk, cohort)
    link = find_rule(desk, into, rule)
    who = other or link.other or link.name
    found = find_person(desk, who, into)
    must_be_in(desk, into, found)
    if found.id == link.person:
        raise refusal(f"Both are {found.name}.", "A rule is between two people.")
    if link.holds and link.other == found.id:
        raise refusal("That rule holds already.", "Nothing was changed.")
    write_act(desk, [link_entry(desk, replace(link, other=found.id, offered=False))])
    one = find_person(desk, link.person)
    return Done(f"{one.name}: {link.kind} {found.name}. Groups obey it from now on.", one.id)


def drop_rule(desk: Desk, cohort: str, rule: str) -> Done:
    """A rule holds no longer, or was not meant."""
    into = find_cohort(desk, cohort)
    link = find_rule(desk, into, rule)
    name = entity("link", link.id)
    told = next(each.told for each in rules_of(desk, into) if each.link.id == link.id)
    write_act(desk, [desk.store.entry("del", name, None, actor=desk.actor, subject=link.person)])
    return Done(f"No longer a rule: {told}.", link.person)


def find_rule(desk: Desk, cohort: Cohort, key: str) -> Link:
    """A rule by the number in the list of all, or the beginning of its id.

    Raises Trouble when there is none, or more than one.
    """
    listed = [rule.link for rule in rules_of(desk, cohort)]
    if key.isdecimal() and 1 <= int(key) <= len(listed) and len(key) < 4:
        return listed[int(key) - 1]
    found = [link for link in listed if key and link.id.startswith(key)]
    if len(found) == 1:
        return found[0]
    shown = clean_name(key, 40)
    if found:
        ids = ", ".join(short(link.id) for link in found)
        raise refusal(f"“{shown}” may be any of {ids}.", "Type more of it.")
    raise refusal(f"“{cohort.name}” has no rule “{shown}”.",
                  f'l4pc person rule list --cohort "{cohort.name}" numbers them.')  # fmt: skip


def as_tie(kind: str) -> Tie:
    """The kind of rule that somebody wrote. Raises Trouble for what is none."""
    wanted = fold(kind)
    found = [tie for tie in Tie if fold(tie) == wanted or wanted in _SHORT[tie]]
    if found:
        return found[0]
    raise refusal(f"“{clean_name(kind, 40)}” is no rule.",
                  f"The rules are: {', '.join(Tie)}.")  # fmt: skip


def _says(link: Link, one: str, tie: Tie, two: str) -> bool:
    if (link.person, link.kind, link.other) == (one, tie, two):
        return True
    return (link.person, link.kind, link.other) == (two, _TURNED[tie], one)


def _waits(link: Link) -> str:
    if link.other == NO_PERSON:
        return "who is that?"
    return "is it meant?" if link.offered else ""
