"""The hub on PostgreSQL: what this laptop may tell goes there, and what is there comes here.

Reports are made here, from the file, after a pull.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.between.carried import FileKind, as_carried, carried, notes_of
from l4pc_tui.core.text.amounts import count, local
from l4pc_tui.desk.backups import before_import
from l4pc_tui.desk.between.collect import waits
from l4pc_tui.desk.between.hub_memory import Memory
from l4pc_tui.desk.between.outgoing import must_be_real

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.desk.desk import Desk
    from l4pc_tui.store.admission import Quarantined
    from l4pc_tui.store.hub.hub import DeviceRow, Hub
    from l4pc_tui.store.hub.interface import Taken
    from l4pc_tui.store.store import Store

_PAGE = 5_000
"""Events that are read at once from the hub, or from the file."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a push or a pull did. hub: its address without a password. withheld: entries that
    went without their words. reasons: why something was refused, a sentence each."""

    hub: str
    new: int
    known: int
    filled: int
    struck: int
    withheld: int
    reasons: tuple[str, ...]
    waits: str = ""
    """What erasures that came would destroy and so wait for, a sentence; empty for none."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a hub holds. entries, wordless: of all laptops; wordless are withheld or erased."""

    hub: str
    entries: int
    wordless: int
    laptops: tuple[DeviceRow, ...]


def begin(url: str) -> tuple[str, ...]:
    """Make a hub in a database, and say what is to be done with it; harmless a second time."""
    from l4pc_tui.store.hub.hub import begin as make

    where, new = make(url)
    if not new:
        return (f"There is a hub at {where} already. Nothing was changed.",)
    return (
        f"Begun: {where}.",
        "Whoever looks after the server lets each login in: GRANT l4pc_writer TO a coordinator who "
        "sends and reads, l4pc_reader TO one who only reads.",
    )


def push(desk: Desk, url: str, *, again: bool = False) -> Carried:
    """Bring to the hub what this laptop may tell and has not told it yet.

    again: all of it, for a hub that was brought back from an older copy.
    """
    from l4pc_tui.store.hub.hub import open_hub

    must_be_real(desk, "nothing of it goes to a hub, and nothing comes from one.")
    desk.must_write()
    with open_hub(url) as hub:
        memory = Memory(desk.store, hub, again)
        standing = desk.store.standing()
        counted = [0]
        done = hub.admit(_outgoing(desk.store, memory.untold(standing), counted))
        memory.keep(told=standing)
    return _carried(hub, done, counted[0])


def pull(desk: Desk, url: str, *, again: bool = False) -> Carried:
    """Bring into the file what has arrived at the hub since the last time: all of that in one
    step, or nothing. It is a collect like any other: an erasure that would take words from here
    waits for somebody's word, and all of it can be undone.

    again: all that the hub holds.
    """
    from l4pc_tui.store.collecting import About
    from l4pc_tui.store.hub.hub import open_hub

    must_be_real(desk, "nothing of it goes to a hub, and nothing comes from one.")
    desk.must_write()
    with open_hub(url) as hub:
        memory = Memory(desk.store, hub, again)
        before = desk.store.standing()
        page, upto = hub.after(memory.pulled, _PAGE)
        if not page:
            return Carried(hub.shown, 0, 0, 0, 0, 0, ())

        def arrived() -> Iterator[Event]:
            nonlocal page, upto
            while page:
                yield from page
                page, upto = hub.after(upto, _PAGE)

        about = About(hub.shown, hub.id, "", "", "", local(desk.now(), desk.zone).isoformat())
        before_import(desk)
        done = desk.store.collect([(about, arrived(), ())], actor=desk.actor)
        memory.keep(pulled=upto, told=memory.came_from_there(before, desk.store.standing()))
    ((_, taken),) = done.files
    return Carried(
        hub.shown, len(taken.new), taken.known, len(taken.filled), len(taken.struck), 0,
        _reasons(taken.quarantined), waits(desk.store.matters(taken.waiting)),
    )  # fmt: skip


def collect_into(url: str, events: Iterable[Event]) -> Carried:
    """Bring entries of files, as they came, into the hub and nowhere else."""
    from l4pc_tui.store.hub.hub import open_hub

    with open_hub(url) as hub:
        done = hub.admit(events)
    return _carried(hub, done, 0)


def show(url: str) -> Shown:
    """How much a hub holds, of which laptops."""
    from l4pc_tui.store.hub.hub import open_hub

    with open_hub(url) as hub:
        rows = hub.rows()
    entries, wordless = sum(row.entries for row in rows), sum(row.wordless for row in rows)
    return Shown(hub.shown, entries, wordless, rows)


def held(found: Shown) -> str:
    """What a hub holds, in a sentence."""
    entries = count(found.entries, "entry", "entries")
    laptops = count(len(found.laptops), "laptop", "laptops")
    return f"{found.hub} holds {entries} of {laptops}, {found.wordless} of them without words."


def told(done: Carried, *, sent: bool) -> tuple[str, ...]:
    """What a push or a pull did, a sentence each."""
    way = f"Sent to {done.hub}" if sent else f"Taken in from {done.hub}"
    known = f"; {done.known} were there already" if done.known else ""
    lines = [f"{way}: {count(done.new, 'new entry', 'new entries')}{known}."]
    if done.withheld:
        told = count(done.withheld, "entry", "entries")
        lines.append(f"{told} went without their words, which stay on this laptop.")
    if done.filled:
        lines.append(f"{count(done.filled, 'entry', 'entries')} got the words that were withheld.")
    if done.struck:
        where = "there" if sent else "here"
        told = count(done.struck, "entry", "entries")
        lines.append(f"{told} {where} lost their words to an erasure.")
    if done.waits:
        lines.append(done.waits)
    if done.reasons:
        refused = count(len(done.reasons), "entry was", "entries were")
        lines.append(f"{refused} left outside: {done.reasons[0]}")
    return tuple(lines)


def _outgoing(store: Store, begins: dict[str, int], counted: list[int]) -> Iterator[Event]:
    """What may leave of these devices; what may not goes without its words."""
    notes = notes_of(store.all_events())
    for device, upto in sorted(begins.items()):
        key = (device, upto + 1, "")
        while page := store.after(key, _PAGE):
            for event in page:
                if event.device != device:
                    break
                out = as_carried(event, carried(event, FileKind.BUNDLE, notes))
                if out is None:
                    continue
                counted[0] += out.nonce is None and event.nonce is not None
                yield out
            if page[-1].device != device:
                break
            key = page[-1].device, page[-1].seq, page[-1].digest


def _carried(hub: Hub, done: Taken, withheld: int) -> Carried:
    return Carried(
        hub.shown, done.new, done.known, done.filled, done.struck, withheld, _reasons(done.refused)
    )


def _reasons(refused: Sequence[Quarantined]) -> tuple[str, ...]:
    return tuple(
        f"entry {each.event.seq} of laptop {each.event.device} {each.reason}." for each in refused
    )
