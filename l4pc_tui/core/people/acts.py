"""What was done last with people, in words, and what brings everything back to before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.nouns import Different, Link, Member, Noun, Person, Same
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.resolve import Record
from l4pc_tui.core.record.restoring import Restored, last_done
from l4pc_tui.core.record.things import Told
from l4pc_tui.core.text.amounts import count

ABOUT_PEOPLE = (Kind.PERSON, Kind.MEMBER, Kind.LINK, Kind.SAME, Kind.DIFFERENT, Kind.ROW)
"""What is said of people outside a session."""


@dataclass(frozen=True, slots=True)
class PeopleAct:
    """What was done last. first: the id of its first entry. words: "the adding of Gwen Lloyd to
    Autumn". things: what brings it back. since: what others said of the same things afterwards;
    an undo would lose it.
    """

    first: str
    words: str
    things: tuple[Restored, ...]
    since: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    entity: str
    before: Noun | None
    after: Noun | None


def last_act(
    record: Record, mine: Callable[[Told], bool], cohorts: Mapping[str, str]
) -> PeopleAct | None:
    """The last act that stands of whoever asks; None where there is none.

    mine: whether an entry is of whoever asks, and of no session. cohorts: their names, by id.
    """
    done = last_done(record, mine, ABOUT_PEOPLE)
    if done is None:
        return None
    changes = [_Change(*each) for each in done.changes(record)]
    words = _in_words(record, changes, cohorts, done.first)
    return PeopleAct(done.first, words, done.things, done.since)


def _in_words(
    record: Record, changes: Sequence[_Change], cohorts: Mapping[str, str], act: str
) -> str:
    def of(kind: Kind) -> list[_Change]:
        return [each for each in changes if kind_of(each.entity) is kind]

    if joined := of(Kind.SAME):
        return _of_join(record, joined[0], act, one=True)
    if apart := of(Kind.DIFFERENT):
        return _of_join(record, apart[0], act, one=False)
    if members := of(Kind.MEMBER):
        return _of_members(record, members, cohorts)
    if links := of(Kind.LINK):
        return _of_rules(record, links)
    people = of(Kind.PERSON)
    if len(people) == 1:
        return f"what was mended of {_called(people[0].after or people[0].before)}"
    if people:
        return f"what was mended of {count(len(people), 'person', 'people')}"
    return "an answer about a row of a roster"


def _of_join(record: Record, join: _Change, act: str, *, one: bool) -> str:
    """one: whether the entry says that two are one, where it stands."""
    said, one = join.after or join.before, one == bool(join.after)
    assert isinstance(said, Same | Different), "a join is told as one"
    if said.kind != Kind.PERSON:
        return f"that two {THINGS[Kind(said.kind)].many} are {'one' if one else 'two'}"
    names = f"{_own_name(record, said.one, act)} and {_own_name(record, said.other, act)}"
    return f"that {names} are {'one person' if one else 'two people'}"


def _of_members(record: Record, members: Sequence[_Change], cohorts: Mapping[str, str]) -> str:
    def told(each: _Change) -> tuple[str, str]:
        member = each.after or each.before
        assert isinstance(member, Member), "a membership is told as one"
        return _name(record, member.person), cohorts.get(member.cohort, "a cohort")

    came = [each for each in members if _is_there(each.after) and not _is_there(each.before)]
    went = [each for each in members if _is_there(each.before) and not _is_there(each.after)]
    if len(came) > 1:
        return f"the adding of {count(len(came), 'person', 'people')} to {told(came[0])[1]}"
    if came and went:
        return f"the move of {told(came[0])[0]} from {told(went[0])[1]} to {told(came[0])[1]}"
    if went:
        return "that {} left {}".format(*told(went[0]))
    if came:
        who, cohort = told(came[0])
        return (
            f"that {who} came back to {cohort}"
            if came[0].before
            else f"the adding of {who} to {cohort}"
        )
    return f"what was mended of {told(members[0])[0]}"


def _is_there(member: Noun | None) -> bool:
    return isinstance(member, Member) and not member.left


def _of_rules(record: Record, links: Sequence[_Change]) -> str:
    if len(links) > 1:
        return f"what was said of {count(len(links), 'rule')}"
    link = links[0].after or links[0].before
    assert isinstance(link, Link), "a rule is told as one"
    rule = f"the rule “{rule_in_words(link, lambda id: _name(record, id))}”"
    if links[0].before is None:
        return rule
    return f"what was settled of {rule}" if links[0].after else f"the removal of {rule}"


def rule_in_words(link: Link, called: Callable[[str], str]) -> str:
    """ "Ada Okoro: keep apart from Ben Thimble". called: a person's name, by id."""
    return f"{called(link.person)}: {link.kind} {called(link.other) if link.other else link.name}"


def _name(record: Record, id: str) -> str:
    found = record.one(Kind.PERSON, id)
    return _called(found.noun if found else None)


def _own_name(record: Record, id: str, act: str) -> str:
    """What a person was called before an act, by an id of its own."""
    said = record.said.get(f"{Kind.PERSON}:{id}", ())
    read = [noun(each.entity, each.data) for each in said if each.kind == "put" and each.id < act]
    return _called(read[-1] if read else None)


def _called(person: Noun | None) -> str:
    return person.name if isinstance(person, Person) else "somebody"
