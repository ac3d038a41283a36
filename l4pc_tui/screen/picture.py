"""The whole picture for the room, fitted to the wall that there is.

Words stand on rungs: letters of ten, five or three rows, or one row of bold. The headline takes the
tallest rung on which all fits, and what is around it stands exactly one lower. As the wall gets
smaller the gaps close first, then the letters shrink, then what is around the question goes, and
last its own end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from textual.content import Content

from l4pc_tui.core.live.view.room_clock import RoomClock
from l4pc_tui.core.live.view.wall_words import WallWords, is_words
from l4pc_tui.core.text import clean_text
from l4pc_tui.look.content import text
from l4pc_tui.look.letters import BOLD, RUNGS
from l4pc_tui.look.themes import place_style
from l4pc_tui.screen.picture_rows import (
    BLANK,
    Rows,
    bar,
    figures,
    in_bold,
    in_letters,
    shown,
)
from l4pc_tui.screen.tables_picture import tables_rows

Timer = Literal["bar", "words", "digits", "none"]

_BAR_SHARE = 0.62
"""Of the wall's width, the bar."""
_EDGED = 24
"""Rows of a wall from which on the first of them stays free."""
_SEXTANTS = 3
"""The rung that not every terminal draws without gaps."""


@dataclass(frozen=True, slots=True)
class Wall:
    """What the picture is drawn on: cells across, rows, and what its terminal can draw.

    plain: but plain signs. solid: letters of three rows without gaps.
    """

    width: int
    height: int
    plain: bool = False
    solid: bool = False

    @property
    def room(self) -> int:
        """Cells for a line of words; the rest is margin."""
        return max(1, self.width - (8 if self.width >= 60 else 2))

    @property
    def rungs(self) -> tuple[int, ...]:
        """The rungs that its terminal has, the tallest first; the last is a row of bold."""
        if self.plain:
            return (BOLD,)
        return (*(rung for rung in RUNGS if self.solid or rung != _SEXTANTS), BOLD)

    def below(self, rung: int, steps: int = 1) -> int:
        """The rung so many steps lower."""
        return self.rungs[min(self.rungs.index(rung) + steps, len(self.rungs) - 1)]


@dataclass(frozen=True, slots=True)
class _Way:
    """An arrangement: the rungs of its parts, and the rows between them."""

    headline: int
    lead: int
    texts: int
    around: int
    gap: int
    spaced: bool = False
    whole: bool = True
    """With the group above and the foot below."""


def picture(said: WallWords, wall: Wall, timer: Timer) -> Content:
    """The picture as one Content, a row of the wall a line."""
    if said.kind == "blank":
        return Content("")
    if said.kind == "tables":
        return _joined(_tables(said, wall), wall)
    said = _at_the_bell(said)
    for way in _ways(said, wall):
        rows = _arranged(said, wall, timer, way)
        if rows is not None and len(rows) <= wall.height:
            return _joined(rows, wall)
    words = [in_bold(said.headline, wall.room, spaced=False)]
    words += [shown(body, wall.room, plain=wall.plain) for body in said.texts]
    return _joined(_cut_to_fit(_stacked(words, 0), wall), wall)


def _at_the_bell(said: WallWords) -> WallWords:
    """While a bell rings its words stand largest, for whoever does not hear it; the question is back
    in a moment."""
    if not said.bell:
        return said
    headline, _, round_of = said.bell.partition(" · ")
    texts = (round_of,) if round_of else ()
    return replace(said, group="", lead="", headline=headline, texts=texts, clock=None, foot="")


def _ways(said: WallWords, wall: Wall) -> Iterator[_Way]:
    """The arrangements that may be tried, the best first."""
    # That nothing runs is told to whoever set the wall up, and is no word for the room.
    large = [rung for rung in wall.rungs if rung != BOLD and said.kind != "waiting"]
    for small in (False, True) if said.texts else (False,):
        for rung in large:
            lead = wall.below(rung)
            around = wall.below(lead) if said.lead else lead
            for gap in (3, 2, 1):
                yield _Way(rung, lead, BOLD if small else around, around, gap)
    for gap, spaced in ((2, True), (1, True), (1, False), (0, False)):
        yield _Way(BOLD, BOLD, BOLD, BOLD, gap, spaced)
    yield _Way(BOLD, BOLD, BOLD, BOLD, 0, whole=False)


def _tables(said: WallWords, wall: Wall) -> Rows:
    """Who sits where, and how large the groups are; nothing else is on the wall then."""
    foot = [BLANK, _muted(said.foot), BLANK] if said.foot and wall.height > 12 else []
    edge = 1 if wall.height >= _EDGED else 0
    rows = tables_rows(said.tables, wall.room, wall.height - len(foot) - edge, wall.rungs)
    spare = max(0, wall.height - len(foot) - len(rows))
    above = min(spare, max(edge, spare // 2))
    return [BLANK] * above + rows + [BLANK] * (spare - above) + foot


def _arranged(said: WallWords, wall: Wall, timer: Timer, way: _Way) -> Rows | None:
    """The rows of a way, as many as the wall has or more; None when the way is not open."""
    headline = _headline(said, wall, way)
    if headline is None:
        return None
    bodies = [_body(body, wall, way) for body in said.texts]
    time = _time(said.clock, wall, timer, said.tint, way)
    # In a break people look for the time, before it begins for what to do.
    parts = [headline, time, *bodies] if said.kind == "break" else [headline, *bodies, time]
    if way.whole and said.group:
        parts.insert(0, _line(said.group, way.around, "$muted", wall))
    stack = _stacked(parts, way.gap)
    foot = [BLANK, _muted(said.foot), BLANK] if way.whole and said.foot.strip() else []
    foot = foot[: 3 if way.gap > 1 else 2]
    spare = wall.height - len(stack) - len(foot)
    if spare < 1 and way.gap > 1 and way.headline != BOLD:
        # Letters at the very edge: the parts stand closer instead.
        return None
    above = max(0, min(spare, (wall.height - len(stack)) // 2))
    return [BLANK] * above + stack + [BLANK] * (spare - above) + foot


def _headline(said: WallWords, wall: Wall, way: _Way) -> Rows | None:
    """The headline and what it ends; None where it does not fit on its rung."""
    if not said.headline.strip():
        # Texts alone: large words are for a headline, and there is none.
        return [] if way.headline == BOLD or _all_words(said) else None
    if way.headline == BOLD:
        return in_bold(f"{said.lead} {said.headline}".strip(), wall.room, spaced=way.spaced)
    style = "$accent" if said.bell else "$foreground"
    rows = in_letters(said.headline, way.headline, style, wall.room, wall.height)
    if rows is None or not said.lead:
        return rows
    return [*_line(said.lead, way.lead, "$soft", wall), *[BLANK] * way.gap, *rows]


def _all_words(said: WallWords) -> bool:
    return bool(said.texts) and all(is_words(body) for body in said.texts)


def _body(body: str, wall: Wall, way: _Way) -> Rows:
    """A text below the headline; lists, tables and pictures are never set in letters."""
    if way.texts != BOLD and is_words(body):
        rows = in_letters(body, way.texts, "$soft", wall.room, wall.height)
        if rows is not None:
            return rows
    return shown(body, wall.room, plain=wall.plain)


def _line(words: str, rung: int, style: str, wall: Wall) -> Rows:
    """A few words on a rung; in a row of their own where they cannot be drawn so."""
    if rung != BOLD:
        rows = in_letters(words, rung, style.removeprefix("bold "), wall.room, wall.height)
        if rows is not None:
            return rows
    return [text(" ".join(clean_text(words).split()), style)]


def _time(now: RoomClock | None, wall: Wall, timer: Timer, tint: str, way: _Way) -> Rows:
    if now is None or timer == "none":
        return []
    if timer == "digits":
        return _digits(now, wall, tint, way)
    words = _line(f"paused · {now.words}" if now.stands else now.words, way.around, "$muted", wall)
    if timer == "words" or way.gap == 0:
        return words
    line = bar(now.used, min(wall.room, round(wall.width * _BAR_SHARE)), tint)
    return [line, BLANK, *words] if way.gap > 1 else [line, *words]


def _digits(now: RoomClock, wall: Wall, tint: str, way: _Way) -> Rows:
    style = place_style(tint) or "$foreground"
    if way.around != BOLD:
        told = _line(now.digits, way.around, style, wall)
    elif way.gap == 0 or wall.plain:
        told = [text(now.digits, style)]
    else:
        told = figures(now.digits, tint)
    return [*told, _muted("paused")] if now.stands else told


def _stacked(parts: list[Rows], gap: int) -> Rows:
    rows: Rows = []
    for part in parts:
        if part:
            rows += [BLANK] * gap * bool(rows) + part
    return rows


def _cut_to_fit(rows: Rows, wall: Wall) -> Rows:
    """As many rows as there is room for, the last with an ellipsis when there would be more."""
    if len(rows) <= wall.height:
        above = (wall.height - len(rows)) // 2
        return [BLANK] * above + rows
    kept = rows[: max(1, wall.height)]
    last = kept[-1]
    kept[-1] = (last[: max(0, wall.room - 1)] if last.cell_length >= wall.room else last) + "…"
    return kept


def _muted(words: str) -> Content:
    return text(" ".join(clean_text(words).split()), "$muted")


def _joined(rows: Rows, wall: Wall) -> Content:
    """The rows, each in the middle of the wall."""
    return Content("\n").join(
        row.truncate(wall.width, ellipsis=True).pad_left(
            max(0, (wall.width - row.cell_length) // 2)
        )
        for row in rows
    )
