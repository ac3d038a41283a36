"""What the room may see, and nothing else: the one model that the Screen knows.

Private fields do not exist here, so nothing that reads this can leak one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from l4pc_tui.core.live.groups.on_the_wall import Seated as Seated
from l4pc_tui.core.live.groups.on_the_wall import Table as Table
from l4pc_tui.core.live.groups.on_the_wall import Tables as Tables

FORMAT = "l4pc-screen/1"
Phase = Literal["waiting", "running", "paused", "closed"]


@dataclass(frozen=True, slots=True)
class PublicView:
    """The room's picture.

    title:      the exercise's title, or the kind of the agenda item ("Break").
    group:      the group format in words, "in trios"; empty when there is none.
    shown:      texts for the projector, in order.
    asked:      the question that stands now; a revealed probe takes the place of the step's own.
    length:     seconds planned for the step; 0 when it takes no time.
    ends:       epoch second at which the step's time is up; absolute, so the Screen's clock
                needs no news; None when no clock runs.
    paused_at:  epoch second at which the clock was stopped, while it is.
    tint:       the place, for the colour of the bar; never shown as a word.
    tables:     who sits at which table, while the room is shown that, and nothing else then.
    bells:      epoch seconds of the bells to come in timed rounds; the last is the end.
    """

    phase: Phase = "waiting"
    title: str = ""
    group: str = ""
    shown: tuple[str, ...] = ()
    asked: str = ""
    length: float = 0.0
    ends: float | None = None
    paused_at: float | None = None
    tint: str = ""
    bells: tuple[float, ...] = ()
    tables: Tables = ()


def to_json(view: PublicView, *, session: str, beat: float, rehearsal: bool) -> dict[str, Any]:
    """The Screen's file: the view, whose it is, and when the console last said so (epoch)."""
    head = {"format": FORMAT, "session": session, "beat": beat, "rehearsal": rehearsal}
    return {**head, "view": asdict(view)}


def from_json(data: Mapping[str, Any]) -> tuple[PublicView, float]:
    """The view and its heartbeat. Raises ValueError when it is not such a file."""
    try:
        if data["format"] != FORMAT:
            raise ValueError("The Screen's file is of another version.")
        held = dict(data["view"])
        held["shown"] = tuple(str(text) for text in held["shown"])
        held["bells"] = tuple(float(at) for at in held.get("bells", ()))
        held["tables"] = tuple(
            tuple(Seated(str(name), bool(online)) for name, online in table)
            for table in held.get("tables", ())
        )
        return PublicView(**held), float(data["beat"])
    except (KeyError, TypeError) as error:
        raise ValueError("The Screen's file is not whole.") from error
