"""Who has sent and who has not: the laptops that are known, and the sessions nobody told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l4pc_tui.core.record.life import State
from l4pc_tui.core.text.amounts import day, day_and_clock
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.people.sessions import today

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Sender:
    """Another laptop. who: the names of those who record on it. sent: when the last file that was
    taken in from it was written; "" where none ever was, and it is known by other files alone.
    newest: when its last entry here was written."""

    device: str
    who: tuple[str, ...]
    sent: str
    newest: str


@dataclass(frozen=True, slots=True)
class Untold:
    """A session whose day went by and of which nothing has come. who: those who facilitate its
    cohort."""

    session: str
    what: str
    who: tuple[str, ...]


def senders(desk: Desk) -> tuple[Sender, ...]:
    """Every other laptop that is known: who sent last is first, who never has is last."""
    sent: dict[str, str] = {}
    named: dict[str, dict[str, None]] = {}
    for row in desk.store.collects():
        for about in () if row.undone else row.files:
            if about.is_hub:
                continue
            sent[about.device] = max(sent.get(about.device, ""), about.sent_at)
            named.setdefault(about.device, {})[about.actor] = None
    rows = {each.device: each for each in desk.store.laptops() if each.device != desk.store.device}
    found = [
        Sender(
            device, _names(named.get(device, {}), rows[device].who if device in rows else ()),
            day_and_clock(sent.get(device, "")),
            day_and_clock(rows[device].newest) if device in rows else "",
        )
        for device in {**rows, **sent}
    ]  # fmt: skip
    # What this laptop was before a backup came up is nobody who could send.
    found = [each for each in found if each.sent or set(each.who) != {desk.actor}]
    by_name = sorted(found, key=lambda each: (filed(" ".join(each.who)), each.device))
    return tuple(sorted(by_name, key=lambda each: each.sent, reverse=True))


def untold(desk: Desk) -> tuple[Untold, ...]:
    """The sessions of cohorts whose day went by and of which nothing was recorded here."""
    now, found = today(desk), []
    for row in desk.store.sessions():
        held = row.session
        if row.state is not State.PLANNED or not held.cohort or not "" < held.date < now:
            continue
        if desk.store.marks(held.id):
            continue
        leads = {m.person for m in desk.store.members(held.cohort) if m.facilitates}
        who = tuple(p.name for p in desk.store.people(held.cohort) if p.id in leads)
        found.append(Untold(held.id, f"{row.cohort_name}, {day(held.date)}", who))
    return tuple(found)


def _names(told: dict[str, None], known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in {**told, **dict.fromkeys(known)} if name)
