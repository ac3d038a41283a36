"""Why figures are not what they were in the last report: what came into the record since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.record.kinds import Kind
from l4pc_tui.core.record.moves import epoch
from l4pc_tui.core.record.reading import kind_of
from l4pc_tui.core.text.amounts import count, day

if TYPE_CHECKING:
    from l4pc_tui.core.record.entry import Event
    from l4pc_tui.core.report.figures import Figures
    from l4pc_tui.desk.desk import Desk


def reasons(desk: Desk, figures: Figures, since: float) -> Mapping[str, Sequence[str]]:
    """A session, "" for all of them → why its figures may be others than at an earlier moment.

    desk: of now, or of the moment of the report.
    """
    told: dict[str, dict[str, None]] = defaultdict(dict)
    finals = {row.key for row in figures.meetings if desk.store.events(f"{Kind.FINAL}:{row.key}")}
    came: dict[str, int] = defaultdict(int)
    for event in desk.store.come_since(since):
        why = _why(desk, event, finals)
        if event.device != desk.store.device:
            came[event.taken[:10]] += 1
        for session in dict.fromkeys((event.session or _session(event), "")):
            if why:
                told[session][why] = None
    for on, many in came.items():
        entries = count(many, "entry", "entries")
        told[""][f"{entries} of another laptop came in on {day(on)}"] = None
    everywhere = [why for why in told[""] if why in (_JOINED, _ERASED)]
    everywhere += [
        f"what was collected on {day(row.at[:10])} was taken back" for row in desk.store.collects()
        if row.undone and since < epoch(row.undone) <= desk.now()
    ]  # fmt: skip
    for session in ("", *(meeting.key for meeting in figures.meetings)):
        told[session] |= dict.fromkeys(everywhere)
    return {session: tuple(found) for session, found in told.items()}


_JOINED = "two records were found to be of one and the same"
_ERASED = "somebody’s data were erased"


def _why(desk: Desk, event: Event, finals: set[str]) -> str:
    kind = kind_of(event.entity)
    if event.kind == "erase":
        return _ERASED
    if kind is Kind.SAME:
        return _JOINED
    if kind is Kind.MARK:
        if event.device != desk.store.device:
            return f"a register of another laptop came in on {day(event.taken[:10])}"
        session = event.session or _session(event)
        final = " after it was final" if session in finals else ""
        return f"the register was corrected{final} on {day(event.taken[:10])}"
    if kind is Kind.ATTENDANCE:
        return f"an attendance file was taken in on {day(event.taken[:10])}"
    if kind is Kind.SESSION:
        return "a session was planned or changed"
    if kind in (Kind.PERSON, Kind.MEMBER):
        return "the roster was changed"
    return ""


def _session(event: Event) -> str:
    kind, _, id = event.entity.partition(":")
    return id.partition("/")[0] if kind in (Kind.MARK, Kind.SESSION, Kind.FINAL) else ""
