"""Erasures that came from another laptop and would take words from here: told, done or refused.

And what came again of somebody who was erased here: it has no words any more, but texts that came
with it may name them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l4pc_tui.core.record.entry import Event
from l4pc_tui.core.record.erased import stays
from l4pc_tui.core.record.kinds import THINGS, Kind
from l4pc_tui.core.record.mentions import OF_MOVES, TEXTS
from l4pc_tui.core.record.names import PersonId, short
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.core.record.things import heads
from l4pc_tui.core.text.amounts import count, day_and_clock, listed
from l4pc_tui.desk.people import erasing
from l4pc_tui.desk.people.erasing import Answers, Erased
from l4pc_tui.desk.people.erasure import ErasurePlan, gathered, look, mentioning, names_in
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.store.collecting import Matter, lost

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Waits:
    """What somebody erased elsewhere: of one person, or strikes of texts. events: the erasures.
    records: how many entries here they would take the words from. plan: what of the person is known
    here; None where nobody is, and for texts. told: it in a sentence. texts: the words that go."""

    events: tuple[Event, ...]
    records: int
    plan: ErasurePlan | None
    told: str
    texts: tuple[str, ...]


def how_many_wait(desk: Desk) -> int:
    """How many erasures wait for somebody's word, those of one person as one."""
    return len({_key(each.event) for each in desk.store.waiting()})


def waiting(desk: Desk) -> tuple[Waits, ...]:
    """The erasures that wait for somebody's word, those of one person as one."""
    of_each: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    for matter in desk.store.waiting():
        of_each[_key(matter.event)].append(matter)
    actors = desk.store.actors()
    return tuple(
        _waits(desk, person, told, actors.get(told[0].event.actor) or "Somebody")
        for (person, _), told in of_each.items()
    )


def _key(event: Event) -> tuple[str, str]:
    """Whom an erasure is of; of a text, who struck it."""
    whose = event.subject or (event.entity if kind_of(event.entity) is Kind.PERSON else "")
    return whose.removeprefix(f"{Kind.PERSON}:"), "" if whose else event.actor


def _waits(desk: Desk, person: str, told: Sequence[Matter], who: str) -> Waits:
    events, records = tuple(each.event for each in told), lost(told)
    when = day_and_clock(events[0].at)
    plan = _plan(desk, person)
    takes = f"{count(records, 'entry', 'entries')} here would lose {'its' if records == 1 else 'their'} words"
    if not person:
        what = f"{who} struck {count(len(events), 'text')} ({when})"
    else:
        name = _known_as(desk, plan) if plan is not None else f"somebody ({short(person)})"
        what = f"{who} erased {name} ({when})"
    return Waits(events, records, plan, f"{what}: {takes}.", _texts(desk, events))


def _known_as(desk: Desk, plan: ErasurePlan) -> str:
    """ "Ben Thimble, here in Lantern Valley": as whom somebody is still known here."""
    held = [each.name for each in desk.store.cohorts()
            if any(m.person == plan.person for m in desk.store.members(each.id))]  # fmt: skip
    return f"{plan.name}, here in {listed(held)}" if held else plan.name


def _texts(desk: Desk, erasures: Sequence[Event]) -> tuple[str, ...]:
    """The words of notes, remarks and moves that erasures would take from here, each once."""
    told = dict[str, None]()
    for erasure in erasures:
        kind = kind_of(erasure.entity)
        if kind is Kind.PERSON:
            continue  # the name is told before
        for event in desk.store.events(erasure.entity):
            taken = erasure.kind == "erase" or event.id in erasure.base
            if taken and event.kind != "erase":
                words = (
                    (event.data or {}).get(field) for field in (TEXTS[kind] if kind else OF_MOVES)
                )
                # The other's name alone would read as if they were to be erased.
                of = f"{THINGS[kind].one}: " if kind is Kind.LINK else ""
                told |= dict.fromkeys(
                    f"{of}{each}" for each in words if isinstance(each, str) and each
                )
    return tuple(told)


def _plan(desk: Desk, person: str) -> ErasurePlan | None:
    if not person or desk.store.person(PersonId(person)) is None:
        return None
    try:
        return look(desk, person)
    except Trouble:
        return None  # all of it is erased


def as_now(desk: Desk, waits: Waits) -> Waits:
    """It again with a plan of now: what was confirmed since may have changed the same texts."""
    return replace(waits, plan=_plan(desk, waits.plan.person)) if waits.plan else waits


def confirm(desk: Desk, waits: Waits, answers: Answers | None = None) -> tuple[str, ...]:
    """Do what an erasure asks for, of everything that is known of the person here too; in words."""
    desk.must_write()
    plan = as_now(desk, waits).plan
    if plan is None:
        struck = desk.store.confirm_waiting(waits.events).struck
        unreached = [each for each in desk.store.redact_backups() if each.why]
        return (
            f"Done: {count(len(struck), 'entry', 'entries')} lost the words.",
            *(f"Not reached: {each.path}. {each.why}" for each in unreached),
        )
    # First ours, in one transaction: after a kill theirs still waits, and takes nothing more.
    written = erasing.write(desk, waits.plan or plan, answers or {}, waits.events)
    desk.store.confirm_waiting(waits.events)
    done: Erased = erasing.finish(desk, *written)
    return done.told


def refuse(desk: Desk, waits: Waits) -> str:
    """Let go of an erasure; in words. Whoever sends it again asks again."""
    desk.must_write()
    desk.store.refuse_waiting(waits.events)
    return "Refused: nothing was erased. If a later file brings it again, it is asked again."


def came_again(desk: Desk, again: Iterable[Event]) -> tuple[str, ...]:
    """What to do about somebody who was erased here and came again, a sentence a line.

    again: what came and has no words here, as it came: the only place that still tells the name.
    """
    told: list[str] = []
    names = names_in(each for each in again if kind_of(each.entity) is Kind.PERSON)
    if names.whole:
        for mention in mentioning(desk, names):
            told.append(
                f"Somebody who was erased here is named in a {mention.what}: {_where(mention.entity)}."
            )
    for id in _known_again(desk):
        told.append(
            f"Something of somebody who was erased came again: l4pc erase {short(id)} takes it out."
        )
    return tuple(told)


def _where(entity: str) -> str:
    """How to find a thing, and what to do there."""
    id = short(entity.partition(":")[2])
    if kind_of(entity) is Kind.NOTE:
        return f"l4pc note list shows it as {id}; mend or strike it"
    return f"{entity.partition(':')[0]} {id}"


def _known_again(desk: Desk) -> tuple[str, ...]:
    """The people who were erased and of whom things with words stand all the same, but for those
    whose erasure waits here: nothing of them came again yet."""
    gone = [each.entity.partition(":")[2] for each in desk.store.of_kind(Kind.PERSON)
            if each.kind == "erase"]  # fmt: skip
    asked = {_key(each.event)[0] for each in desk.store.waiting()}
    erased = _as_known(desk, gone) - _as_known(desk, asked)
    found = dict[str, None]()
    for person in sorted(erased):
        ids = frozenset(desk.store.ids_of(Kind.PERSON, person))
        own, _ = gathered(desk, ids, names_in(()))
        if any(_says_something(desk, entity) for entity in own):
            found[person] = None
    return tuple(found)


def _as_known(desk: Desk, ids: Iterable[str]) -> set[str]:
    found = (desk.store.person(PersonId(id)) for id in ids)
    return {each.id for each in found if each is not None}


def _says_something(desk: Desk, entity: str) -> bool:
    """Whether a thing holds words that an erasure takes."""
    for event in heads(desk.store.events(entity)):
        thing = noun(entity, event.data) if event.kind == "put" else None
        if thing is not None and thing != stays(thing):
            return True
    return False
