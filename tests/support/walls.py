"""What may stand on the room's wall: one moment of each kind, by name."""

from __future__ import annotations

from dataclasses import replace

from l4pc_tui.core.live.groups.on_the_wall import Seated
from l4pc_tui.core.live.view.public import PublicView

NOW = 1_795_597_200.0
"""Wednesday 25 November 2026, 09:00 in London."""
_ASKED = PublicView(
    "running", "Whose rule is it?", "trios", (),
    "Whose rule is this, and what would have to be true for it to be wrong?",
    720.0, NOW + 460, None, "Question", easy=("Who made this rule?\n\n- Could it be wrong?",),
)  # fmt: skip
_NAMES = ("Amina", "Bartholomew", "Carys", "Dev", "Farah")
_LONG = (
    "Think of a decision of the last month that everybody in the room agreed to and that nobody has "
    "carried out since. What did each of you hear, and what was it that nobody said aloud?"
)

WALLS: dict[str, PublicView | None] = {
    "nothing": None,
    "start": PublicView(
        begins=NOW + 1800, greeting="Take a drink and a card.", sign="Half day one · Lantern Valley"
    ),
    "question": _ASKED,
    "question-long": replace(_ASKED, asked=_LONG),
    "instructions": replace(
        _ASKED, asked="", shown=("Draw a table.\n\n- one chair for each who decides\n- then those who live with it",)
    ),
    "round": replace(_ASKED, rounds=3, rang=NOW - 1, bells=(NOW + 200,)),
    "paused": replace(_ASKED, phase="paused", paused_at=NOW - 30),
    "over": replace(_ASKED, ends=NOW - 90),
    "groups": replace(_ASKED, tables=tuple(
        tuple(Seated(name, name == "Dev") for name in _NAMES[: 4 + table % 2]) for table in range(6)
    )),
    "break": PublicView(
        "running", "Break", "", ("Tea is by the window.",), "", 1300.0, NOW + 780, back_at=NOW + 780
    ),
    "message": replace(
        _ASKED, message="Two more minutes", message_until=NOW + 99, message_length=120.0
    ),
    "dark": replace(_ASKED, blank=True),
    "end": PublicView("closed", "By Friday, and with whom", greeting="Thank you. Go well."),
}  # fmt: skip


def spoiled(text: str) -> PublicView:
    """A wall on which everything that can be said is this text."""
    seats = tuple(Seated(text, False) for _ in range(4))
    return replace(
        _ASKED, title=text, group=text, shown=(text,), asked=text, sign=text, greeting=text,
        easy=(text,), tables=(seats, seats),
    )  # fmt: skip
