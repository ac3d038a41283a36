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
    rounds:     how many timed rounds the step has; 0 where it has none.
    rang:       when the latest bell of this step rang; None before the first.
    begins:     before the start, when the session is planned to begin.
    back_at:    in a break or lunch, or by the facilitator's word, when the room goes on; it is told
                as a time of day, to the minute. ``ends`` and ``length`` count to it.
    offset:     seconds by which the console's wall clock is east of UTC, so that every window says
                one time of day.
    sign:       what a sign at the door would say: the session's title, the cohort, the venue; only
                before the start.
    greeting:   the facilitator's own words of welcome before the start, of thanks at the end.
    message:    words that stand on the wall instead of all else until they are taken away, or
    message_until: up to that moment (epoch). ``message_length``: seconds that are counted down to
                it for all to see; 0 where nothing counts.
    blank:      the wall is dark; nothing else counts while it is.
    easy:       what this step has in easy read; for whoever wants to read that.
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
    rounds: int = 0
    rang: float | None = None
    begins: float | None = None
    back_at: float | None = None
    offset: float = 0.0
    sign: str = ""
    greeting: str = ""
    message: str = ""
    message_until: float | None = None
    message_length: float = 0.0
    blank: bool = False
    easy: tuple[str, ...] = ()


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
        held["easy"] = tuple(str(text) for text in held.get("easy", ()))
        held["bells"] = tuple(float(at) for at in held.get("bells", ()))
        held["tables"] = tuple(
            tuple(Seated(str(name), bool(online)) for name, online in table)
            for table in held.get("tables", ())
        )
        return PublicView(**held), float(data["beat"])
    except (KeyError, TypeError) as error:
        raise ValueError("The Screen's file is not whole.") from error
