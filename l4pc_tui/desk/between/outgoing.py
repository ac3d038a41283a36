"""What leaves for another laptop: looked at first, then written, then remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import (
    Carried,
    FileKind,
    Notes,
    Why,
    as_carried,
    carried,
    notes_of,
    withheld_for,
)
from l4pc_tui.core.between.contents import Contents, Counting
from l4pc_tui.core.between.scope import Scope, scope_of
from l4pc_tui.core.live.notes.left_open import TEAM, sharing
from l4pc_tui.core.record.entry import Event, intact
from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.names import NO_COHORT, CohortId, short
from l4pc_tui.core.record.nouns import Cohort, Note, entity
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.core.text.cleaning import clean_name, keep_name
from l4pc_tui.core.text.file_names import file_stem, fitting
from l4pc_tui.desk.out.handed import TO_LIMIT
from l4pc_tui.desk.out.log import around
from l4pc_tui.desk.trouble import Trouble, refusal, said_kindly
from l4pc_tui.exchange.typed import at_home, is_folder

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.exchange.bundle.lines import Kept

MOST_COPIES = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """Which file is wanted. cohort: the only one that it tells of, or None for all.

    upto: each device's highest number that may go: what is written later is for the next file.
    sent: the same of what was handed over before. only_new: what is in ``sent`` does not go.
    since: what came into the database before that moment does not go, in seconds; 0 for all.
    """

    kind: FileKind
    cohort: Cohort | None
    upto: Mapping[str, int]
    sent: Mapping[str, int] = field(default_factory=dict)
    only_new: bool = False
    since: float = 0.0

    @property
    def cohort_id(self) -> CohortId:
        """The cohort's id, or empty."""
        return self.cohort.id if self.cohort else NO_COHORT


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a file would hold. first, last: the days of its first and last entry, ISO.

    pinned: the sha256 of the scripts that its sessions were led with. covers: each device's
    highest number up to which everything was handed over once this is. broken: entries that are
    not what was recorded, which stay here. key: what it is locked to, or empty.
    """

    wish: Wish
    contents: Contents
    first: str
    last: str
    pinned: frozenset[str]
    covers: Mapping[str, int]
    broken: int
    key: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where it lies, and that in words."""

    path: Path
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sieve:
    """What must be known of the whole journal before the first entry goes."""

    wish: Wish
    notes: Notes
    scope: Scope | None

    def how(self, event: Event) -> Carried:
        """How an entry goes, whenever it was written."""
        if event.seq > self.wish.upto.get(event.device, 0):
            return Carried.LEFT_OUT
        if self.scope is not None and not self.scope.holds(event):
            return Carried.LEFT_OUT
        return carried(event, self.wish.kind, self.notes)

    def why(self, event: Event) -> Why | None:
        """Why an entry that goes has no words then; None where it has them."""
        return withheld_for(event, self.wish.kind, self.notes)

    def is_of_the_time(self, event: Event) -> bool:
        """Whether an entry is among those that are wanted by their time."""
        wish = self.wish
        if wish.only_new and event.seq <= wish.sent.get(event.device, 0):
            return False
        return not wish.since or datetime.fromisoformat(event.taken).timestamp() >= wish.since


def look(desk: Desk, wish: Wish, key: str) -> Outgoing:
    """What the file would hold; nothing is written."""
    names = cache(partial(around, desk))

    def is_team(note: Note) -> bool:
        return sharing(note, names(note.session).names) == TEAM

    return _look(desk, _sieve(desk, wish), key, is_team)


def write(
    desk: Desk, found: Outgoing, out: Path | None, folder: Path, *, to: str = "",
    more: Iterable[str] = (),
) -> Written:  # fmt: skip
    """Write what was looked at and remember that. What was recorded meanwhile is not in it.

    out: the file, or the folder for one with a name of its own; None for ``folder``. more: the
    sha256 of further scripts to go. Raises Trouble, and has then neither written nor remembered.
    """
    from l4pc_tui.exchange.bundle.header import Header
    from l4pc_tui.exchange.bundle.writing import write_bundle
    from l4pc_tui.store.collecting import SentRow

    # What was struck or turned into a restricted note while somebody read the preview stays here.
    sieve = _sieve(desk, found.wish)
    # Which notes are for the team was told then; to tell it takes longer than all the rest.
    found = _look(desk, sieve, found.key, lambda _: False)
    wish, at = found.wish, stamp(desk.now(), desk.zone)
    told = Header(
        _version(), desk.store.device, clean_name(desk.actor, TO_LIMIT), str(wish.kind),
        wish.cohort.name if wish.cohort else "", "", "", at, 0, found.contents.withheld, "",
    )  # fmt: skip
    target = _target(desk, found, out, folder)
    with said_kindly():
        header = write_bundle(
            target, told, _going(desk, sieve), _scripts(desk, {*found.pinned, *more}), key=found.key
        )
    to, cut = keep_name(to, TO_LIMIT, "Whom it is for")
    row = SentRow(
        at, str(wish.kind), clean_name(str(target)), to, wish.cohort_id, header.sha256,
        header.count, header.withheld, found.covers,
    )  # fmt: skip
    unkept = ""
    try:
        desk.store.keep_sent(row)
    except Trouble as trouble:
        unkept = f"That it was written is not remembered: {trouble.sentence}"
    return Written(target, tuple(filter(None, (f"Written: {target}", cut, unkept))))


def must_be_real(desk: Desk, told: str) -> None:
    """Raise Trouble where everything is invented. told: what does not happen with it."""
    if desk.pretends:
        raise refusal(f"This is a {desk.pretends}: {told}", "Name your own database with --db.")


def _sieve(desk: Desk, wish: Wish) -> _Sieve:
    scope = None
    if wish.cohort is not None:
        named = desk.store.told_by(entity(Kind.COHORT, wish.cohort.id))
        ids = {wish.cohort.id, *(each.partition(":")[2] for each in named)}
        scope = scope_of(desk.store.all_events(), frozenset(ids))
    return _Sieve(wish, notes_of(desk.store.all_events()), scope)


def _look(
    desk: Desk, sieve: _Sieve, key: str, is_team: Callable[[Note], bool]
) -> Outgoing:  # fmt: skip
    wish = sieve.wish
    counting = Counting(is_team)
    days: list[tuple[str, str]] = []
    pinned, covers, broken = set[str](), dict(wish.upto), 0
    for event in desk.store.all_events():
        if (how := sieve.how(event)) is Carried.LEFT_OUT:
            continue
        if not sieve.is_of_the_time(event):
            if event.seq > wish.sent.get(event.device, 0):
                covers[event.device] = min(covers[event.device], event.seq - 1)
            continue
        if not intact(event):
            broken += 1
            continue
        counting.see(event, sieve.why(event) if how is Carried.STUB else None)
        pinned |= _pins(event)
        here = event.id, event.at[:10]
        days = [min(*days, here), max(*days, here)] if days else [here, here]
    first, last = (day for _, day in days) if days else ("", "")
    return Outgoing(wish, counting.told(), first, last, frozenset(pinned), covers, broken, key)


def _going(desk: Desk, sieve: _Sieve) -> Iterator[Event]:
    """The entries as they go."""
    for event in desk.store.all_events():
        told = as_carried(event, sieve.how(event))
        if told is not None and sieve.is_of_the_time(event) and intact(event):
            yield told


def _pins(event: Event) -> set[str]:
    """The scripts that a move says a session is led with, by their sha256: those that it pins, and
    an exercise that it puts in with those that one uses."""
    if event.kind != "move" or event.data is None:
        return set()
    data, item = event.data, event.data.get("item")
    put_in = item if isinstance(item, Mapping) else {}
    held = [
        each for each in (data.get("exercises"), put_in.get("uses")) if isinstance(each, Mapping)
    ]
    shas = (data.get("plan"), put_in.get("sha"), *(sha for each in held for sha in each.values()))
    return {each for each in shas if isinstance(each, str) and each}


def _scripts(desk: Desk, shas: Iterable[str]) -> Iterator[Kept]:
    """Versions of scripts as they go: without where they lie on this laptop."""
    from l4pc_tui.exchange.bundle.lines import Kept

    names = [each.name for each in fields(Kept)]
    for sha in sorted(shas):
        held = desk.store.content_by_sha(sha)
        if held is not None and held.source_bytes and not held.spoilt:
            said = {name: getattr(held, name) for name in names}
            yield Kept(**said | {"path": "", "root": "", "loaded_at": ""})


def _target(desk: Desk, found: Outgoing, out: Path | None, folder: Path) -> Path:
    """Where it is to lie. One with a name of its own gets a number where that is taken."""
    if out is not None:
        named = at_home(out).absolute()
        if not is_folder(named):
            return named
        folder = named
    ending = ".jsonl.age" if found.key else ".jsonl"
    stem = _stem(desk, found)
    for number in range(1, MOST_COPIES):
        path = folder / fitting(folder, f"{stem}{f' ({number})' if number > 1 else ''}{ending}")
        if not os.path.lexists(path):
            return path
    raise refusal(f"There are {MOST_COPIES} files like “{stem}” already.", f"Tidy {folder}.")


def _stem(desk: Desk, found: Outgoing) -> str:
    """What it is about, which laptop wrote it, and from which day to which it goes."""
    cohort = found.wish.cohort
    known = [cohort] if cohort else desk.store.cohorts()
    programmes = {each.programme for each in known}
    names = [programme for programme in programmes if len(programmes) == 1]
    names += [each.name for each in known if len(known) == 1]
    about = cohort.name if cohort else next(filter(None, names), "")
    kind = "" if found.wish.kind is FileKind.BUNDLE else str(found.wish.kind)
    last = found.last if found.last != found.first else ""
    return file_stem(kind, about, short(desk.store.device), found.first, last)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("l4pc-tui")
    except PackageNotFoundError:
        return ""
