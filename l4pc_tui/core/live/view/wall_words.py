"""What stands on the wall at a moment, in words: told once for every window that the room sees.

Pure: a ``PublicView`` and a moment in, words out. What is drawn of them, how large and where, is
the window's affair. Texts may hold the little Markdown that scripts have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.live.view.public import PublicView, Tables
from l4pc_tui.core.live.view.room_clock import AGAIN, RoomClock, clock, counting
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.paragraphs import paragraphs

Kind = Literal["waiting", "blank", "message", "start", "break", "question", "tables", "end"]

WAITING = "l4pc · waiting for a session"
WELCOME, THANKS = "Welcome", "Thank you."
SOON = "We begin soon"
NOW = "in a moment"
FIND = "Find your table"
ONLINE = "online"
LONGEST = 4000
"""Characters of one text that are looked at; no wall holds more."""

_GROUPS = {"alone": "on your own", "whole circle": "all together"}
_SHORT = 90
"""Characters. A shown text that is no longer, and alone, is set as large as a question."""
_MINUTE = 60
_BEFORE = 30 * _MINUTE
"""Seconds before the start from which on the bar fills."""
_TODAY = 12 * 3600
"""Seconds. A start that is further off is on another day, and its time alone would mislead."""
_RINGS = 6.0
"""Seconds for which a bell is to be seen."""
_ONE_BELL = 5.0
"""Seconds within which two bells are one."""


@dataclass(frozen=True, slots=True)
class WallWords:
    """What stands there, from top to bottom.

    kind:     what sort of a picture it is; "blank" has no words at all.
    group:    how people sit, above all else: "in trios".
    lead:     what the headline ends: "Back at", where that is "11:25". One size smaller.
    headline: as large as it goes; empty where the texts are all there is.
    texts:    below it: lists, tables, words, in the script's form.
    clock:    what is left, and the share that is used; None where nothing is counted.
    foot:     at the bottom, small: the exercise, the time of day, the sign at the door.
    tint:     the place whose colour the bar has; "" for none.
    bell:     words of a bell that rings now, to be seen and heard: "Change over · round 2 of 3".
    rang:     when that bell rang (epoch), so that it is rung once; 0 while none does.
    tables:   who sits where; the headline stands above them.
    easy:     whether the texts are the step's easy read.
    """

    kind: Kind
    group: str = ""
    lead: str = ""
    headline: str = ""
    texts: tuple[str, ...] = ()
    clock: RoomClock | None = None
    foot: str = ""
    tint: str = ""
    bell: str = ""
    rang: float = 0.0
    tables: Tables = ()
    easy: bool = False


def wall_words(view: PublicView | None, now: float, *, easy: bool = False) -> WallWords:
    """What the room reads at that moment (epoch). No view: nothing runs anywhere.

    easy: for whoever wants the step's easy read, where it has one.
    """
    if view is None:
        return WallWords("waiting", texts=(WAITING,))
    if view.blank:
        return WallWords("blank")
    if view.message and (view.message_until is None or now < view.message_until):
        told = counting(view.message_until, view.message_length, now)
        return WallWords("message", headline=view.message, clock=told)
    if view.phase == "closed":
        return WallWords("end", headline=THANKS, texts=_texts(view.greeting), foot=view.title)
    if view.phase == "waiting":
        return _start(view, now)
    if view.tables:
        foot = f"in {view.group}" if view.group else ""
        return WallWords("tables", headline=FIND, tables=view.tables, foot=foot)
    if view.back_at is not None and view.paused_at is None:
        return _break(view, now, view.back_at)
    return _question(view, now, easy=easy)


def is_new_bell(rang: float, before: float) -> bool:
    """Whether that is a bell, and another one than the one before (epoch; 0 for none): the console
    may tell one anew, a little beside where it was expected."""
    return bool(rang) and abs(rang - before) > _ONE_BELL


def table_name(number: int) -> str:
    """What the table of that number is called, from 1."""
    return f"Table {number}"


def time_of_day(at: float, offset: float) -> str:
    """A moment as a clock on the wall shows it, to the nearest minute: "11:25"."""
    minutes = int((at + offset + _MINUTE / 2) // _MINUTE) % (24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def is_words(text: str) -> bool:
    """True for a text of nothing but words, without a list, a table or a picture."""
    return all(piece.kind == "words" for piece in paragraphs(text[:LONGEST]))


def _texts(words: str) -> tuple[str, ...]:
    return (words,) if words.strip() else ()


def _start(view: PublicView, now: float) -> WallWords:
    """Before the start: when it begins, the welcome, and where one is."""
    begins, tint = view.begins, Place.ARRIVE.value
    welcome = (*_texts(view.greeting), *view.shown)
    if begins is None or begins - now > _TODAY:
        return WallWords("start", headline=WELCOME, texts=welcome, foot=view.sign, tint=tint)
    texts = welcome or (WELCOME,)
    if now >= begins:
        return WallWords("start", headline=SOON, texts=texts, foot=view.sign, tint=tint)
    told = counting(begins, _BEFORE, now, lead="in ", ending=NOW)
    headline = f"We begin at {time_of_day(begins, view.offset)}"
    return WallWords("start", headline=headline, texts=texts, clock=told, foot=view.sign, tint=tint)


def _break(view: PublicView, now: float, back_at: float) -> WallWords:
    """A break: when the room goes on, as a time of day, until then."""
    told = counting(back_at, view.length, now, ending=AGAIN)
    foot = f"it is {time_of_day(now - _MINUTE / 2, view.offset)}"
    if now >= back_at + _MINUTE / 2:
        return WallWords("break", headline=view.title, texts=view.shown, clock=told, foot=foot)
    return WallWords(
        "break", lead="Back at", headline=time_of_day(back_at, view.offset),
        texts=view.shown, clock=told, foot=foot,
    )  # fmt: skip


def _question(view: PublicView, now: float, *, easy: bool) -> WallWords:
    group = _GROUPS.get(view.group, f"in {view.group}" if view.group else "")
    bell, rang = _bell(view, now)
    told, foot = clock(view, now), view.title
    if easy and view.easy:
        headline, texts = "", view.easy
    elif view.asked.strip():
        headline, below = _parted(view.asked)
        texts = (*below, *view.shown)
    elif _is_headline(view.shown):
        headline, texts = view.shown[0], ()
    elif view.shown:
        headline, texts = "", view.shown
    else:
        headline, texts, foot = view.title, (), ""
    return WallWords(
        "question", group, "", headline, texts, told, foot, view.tint, bell, rang,
        easy=easy and bool(view.easy),
    )  # fmt: skip


def _is_headline(shown: tuple[str, ...]) -> bool:
    """Whether what is shown is one short line of words."""
    alone = shown[0].strip() if len(shown) == 1 else ""
    return bool(alone) and len(alone) <= _SHORT and "\n" not in alone and is_words(alone)


def _parted(asked: str) -> tuple[str, tuple[str, ...]]:
    """A question, and the list, table or picture that stands below it."""
    lines = asked.strip().split("\n")
    for number, line in enumerate(lines):
        if not is_words(line):
            below = "\n".join(lines[number:])
            return ("\n".join(lines[:number]), (below,)) if number else (asked, ())
    return asked, ()


def _bell(view: PublicView, now: float) -> tuple[str, float]:
    """The words of a bell that rings now, and when it rang; the view's own bells ring without any
    news of the console."""
    if view.paused_at is not None:
        return "", 0.0
    rung = [at for at in (view.rang, *view.bells) if at is not None and 0 <= now - at < _RINGS]
    if not rung:
        return "", 0.0
    left = sum(at > now for at in view.bells)
    if not left:
        return "Time", rung[-1]
    if view.rounds > 1:
        return f"Change over · round {view.rounds - left + 1} of {view.rounds}", rung[-1]
    return "Change over", rung[-1]
