"""What other laptops wrote, taken in: looked at first, taken as one step, undone as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from l4pc_tui.core.between.adds import about, more
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.text import clean_name
from l4pc_tui.core.text.amounts import count, day_and_clock, listed
from l4pc_tui.desk.backups import before_import
from l4pc_tui.desk.between.conflicts import Conflict, conflicts
from l4pc_tui.desk.between.hub_memory import forget_pulled
from l4pc_tui.desk.between.settling import Known, known, laptops_of, proposals
from l4pc_tui.desk.people.erasures_waiting import came_again
from l4pc_tui.desk.trouble import refusal
from l4pc_tui.store.collecting import lost

if TYPE_CHECKING:
    from l4pc_tui.core.between.proposals import Proposal
    from l4pc_tui.desk.between.basket import Basket, LeftOut, Parcel
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.admission import Admitted
    from l4pc_tui.store.collecting import CollectRow, Matter
    from l4pc_tui.store.questions import Reads


class State(StrEnum):
    """How it stands with a file, in a word."""

    READY = "ready"
    SETTLE = "to settle"
    HAD = "had it"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file as it is told of before it is taken. file: its name.

    who, cohort, sent: as its header says; sent is the wall-clock time of when it was written.
    adds: what is told in it that is new, a few words each. new: entries that are new. known: those that were
    here. wordless: entries whose words stayed with whoever wrote them, as its header says. filled: those that get the
    words which were withheld before. waits: the erasures in it that wait for a word.
    left_out: lines of which nothing is taken. had: when the same file was taken in before.
    refused: why nothing of it can be taken, with what to do.
    """

    file: str
    state: State
    who: str = ""
    cohort: str = ""
    sent: str = ""
    adds: tuple[str, ...] = ()
    new: int = 0
    known: int = 0
    wordless: int = 0
    filled: int = 0
    waits: str = ""
    left_out: tuple[LeftOut, ...] = ()
    had: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a collect would come to.

    together: how many things more there would be. conflicts: what would stand side by side and
    does not yet. proposals: what of it may be one with something else. since: who and what was
    known before. asked_by: the key of each conflict and proposal → whose file it comes from.
    """

    files: tuple[FileView, ...]
    together: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    proposals: tuple[Proposal, ...]
    since: Known
    asked_by: Mapping[str, str]

    @property
    def brings(self) -> bool:
        """Whether there is anything to take."""
        return any(each.new or each.filled or each.waits for each in self.files)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is seen of the file while a collect is tried. laptops: of each key."""

    together: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    proposals: tuple[Proposal, ...]
    laptops: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a collect did. number: its own, which undoes it. brought: how much is new, a sentence
    without its end; "" for nothing. besides: what else is to be known, a sentence each."""

    number: int
    brought: str
    besides: tuple[str, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """All of it, a sentence each."""
        return (f"{self.brought}.", *self.besides) if self.brought else self.besides


def look(desk: Desk, basket: Basket) -> Look:
    """What taking the files would come to. Nothing is kept of it."""
    standing, before = desk.store.how_many(), {each.key for each in conflicts(desk)}
    since = known(desk)

    def see(_: Reads) -> _Seen:
        found = tuple(each for each in conflicts(desk) if each.key not in before)
        alike = proposals(desk, since)
        laptops = {each.key: each.laptops for each in found}
        laptops |= {each.key: laptops_of(desk, each) for each in alike}
        return _Seen(more(standing, desk.store.how_many()), found, alike, laptops)

    done, seen = desk.store.trial((each.file() for each in basket.parcels), see)
    taken = [admitted for _, admitted in done.files]
    waiting = [event for one in taken for event in one.waiting]
    matters = {each.event.digest: each for each in desk.store.matters(waiting)}
    had = {told.sha: row.at for row in reversed(desk.store.collects()) if not row.undone
           for told in row.files}  # fmt: skip
    views = [
        _view(parcel, admitted, had.get(parcel.header.sha256, ""), seen, matters)
        for parcel, admitted in zip(basket.parcels, taken, strict=True)
    ]
    views += [
        FileView(clean_name(each.path.name), State.REFUSED, refused=f"{each.sentence} {each.hint}")
        for each in basket.refused
    ]
    asked_by = {
        key: next((each.header.actor for each, one in zip(basket.parcels, taken, strict=True)
                   if one.new and each.header.device in laptops), "")
        for key, laptops in seen.laptops.items()
    }  # fmt: skip
    return Look(tuple(views), seen.together, seen.conflicts, seen.proposals, since, asked_by)


def take(desk: Desk, basket: Basket, seen: Look) -> Taken:
    """Take the files in, as one step. seen: how they were looked at.

    Raises Trouble where there is nothing to take; all of it is taken, or nothing.
    """
    desk.must_write()
    if not seen.brings:
        raise refusal("There is nothing new in that.", "Nothing was taken in.")
    before_import(desk)
    # That lines are gone is told of the file as a whole too, which is none of them.
    left_out = [
        sum(bool(each.line) for each in view.left_out) or len(view.left_out) for view in seen.files
    ]
    done = desk.store.collect(
        [parcel.file(number) for parcel, number in zip(basket.parcels, left_out, strict=False)],
        actor=desk.actor,
    )
    new = sum(len(admitted.new) for _, admitted in done.files)
    files = sum(bool(admitted.new) for _, admitted in done.files)
    filled = sum(len(admitted.filled) for _, admitted in done.files)
    brought = f"Taken in: {count(new, 'new entry', 'new entries')} of {count(files, 'file')}"
    if bad := sum(left_out):
        brought += f", {count(bad, 'line')} left out"
    brought = brought if new else ""
    matters = desk.store.matters([each for _, one in done.files for each in one.waiting])
    again = [each for _, one in done.files for each in one.again]
    besides = (
        f"{count(filled, 'entry', 'entries')} got the words that were withheld." if filled else "",
        waits(matters), *came_again(desk, again),
    )  # fmt: skip
    return Taken(done.id, brought, tuple(filter(None, besides)))


def undo(desk: Desk, number: int = 0) -> str:
    """Undo a collect as one step, the newest that stands where no number is given; in words.

    Raises Trouble where there is none, and where something rests on it.
    """
    desk.must_write()
    standing = [row for row in desk.store.collects() if not row.undone]
    if not number and not standing:
        raise refusal("There is no collect to undo.")
    number = number or standing[0].id
    row = next((row for row in desk.store.collects() if row.id == number), None)
    if row is None:
        raise refusal(f"There is no collect {number}.", "l4pc collect --list shows them.")
    for each in row.files:
        if each.is_hub:
            # Before it is undone: a kill between the two costs a longer pull, and no entries.
            forget_pulled(desk.store, each.sha)
    gone = desk.store.undo_collect(number)
    entries = count(gone.passed, "entry is", "entries are")
    let_go = (
        f" {count(gone.let_go, 'erasure waits', 'erasures wait')} no more." if gone.let_go else ""
    )
    return (
        f"Undone: collect {number}. {entries} passed over from now on, until another file or pull brings "
        f"them; nothing of yours was lost.{let_go}"
    )


def in_a_line(row: CollectRow) -> str:
    """A collect in a few words: whose files or which hub, and how much was new."""
    hubs = [f"the hub {each.file}" for each in row.files if each.is_hub]
    files = [each for each in row.files if not each.is_hub]
    who = list(dict.fromkeys(each.actor or "somebody" for each in files))
    new, bad = sum(each.new for each in row.files), sum(each.left_out for each in row.files)
    return ", ".join(filter(None, (
        f"{count(len(files), 'file')} of {listed(who)}" if files else "", *hubs, f"{new} new",
        f"{count(bad, 'line')} left out" if bad else "",
        f"{len(row.acts)} settled" if row.acts else "",
        f"undone {day_and_clock(row.undone)}" if row.undone else "",
    )))  # fmt: skip


def waits(matters: Sequence[Matter]) -> str:
    """What erasures that came would destroy and so wait for: a sentence; "" for none."""
    if not matters:
        return ""
    whose = {event.subject or event.entity for each in matters
             if (event := each.event).subject or kind_of(event.entity) is Kind.PERSON}  # fmt: skip
    records = count(lost(matters), "entry", "entries")
    of = f" of {count(len(whose), 'person', 'people')}" if whose else ""
    return f"{records}{of} would be destroyed: that waits for “l4pc erase --waiting”."


def _view(
    parcel: Parcel, taken: Admitted, had: str, seen: _Seen,
    matters: Mapping[str, Matter],
) -> FileView:  # fmt: skip
    header = parcel.header
    brings = bool(taken.new or taken.filled or taken.waiting)
    settles = taken.new and any(header.device in laptops for laptops in seen.laptops.values())
    state = State.SETTLE if settles else State.READY if brings else State.HAD
    return FileView(
        clean_name(parcel.path.name), state, header.actor, header.cohort, day_and_clock(header.at),
        about(taken.new.kinds), len(taken.new), taken.known, header.withheld, len(taken.filled),
        waits([matters[each.digest] for each in taken.waiting]), parcel.left_out(taken.quarantined),
        day_and_clock(had) if had else "",
    )  # fmt: skip
