"""The whole picture for the room, fitted to the wall that there is.

The largest arrangement that fits is taken. As the wall gets smaller, first the letters shrink,
then the space between, then what is around the question goes, and last its own end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.content import Content

from l4pc_tui.core.live.view.room_clock import RoomClock
from l4pc_tui.core.live.view.wall_words import WallWords
from l4pc_tui.core.text import clean_text
from l4pc_tui.look.content import text
from l4pc_tui.look.themes import place_style
from l4pc_tui.screen.picture_rows import (
    BLANK,
    Rows,
    bar,
    figures,
    in_block_letters,
    in_bold,
    shown,
)
from l4pc_tui.screen.tables_picture import tables_rows

Timer = Literal["bar", "words", "digits", "none"]


@dataclass(frozen=True, slots=True)
class Wall:
    """What the picture is drawn on: cells across, rows, and whether it knows but plain signs."""

    width: int
    height: int
    plain: bool = False

    @property
    def room(self) -> int:
        """Cells for a line of words; the rest is margin."""
        return max(1, self.width - (8 if self.width >= 60 else 2))


@dataclass(frozen=True, slots=True)
class _Way:
    """An arrangement. scale: of the block letters, 0 for bold; gap: rows between the parts."""

    scale: int
    gap: int
    spaced: bool = False
    around: bool = True
    """The group above and the title below."""


_WAYS = (
    _Way(2, 2), _Way(1, 2), _Way(1, 1), _Way(0, 2, spaced=True), _Way(0, 1, spaced=True),
    _Way(0, 1), _Way(0, 0), _Way(0, 0, around=False),
)  # fmt: skip


def picture(said: WallWords, wall: Wall, timer: Timer) -> Content:
    """The picture as one Content, a row of the wall a line."""
    if said.kind == "tables":
        return _joined(_tables(said, wall), wall)
    for way in _WAYS:
        rows = _arranged(said, wall, timer, way)
        if rows is not None and len(rows) <= wall.height:
            return _joined(rows, wall)
    words = [in_bold(said.headline, wall.room, spaced=False)]
    words += [shown(body, wall.room, plain=wall.plain) for body in said.texts]
    return _joined(_cut_to_fit(_stacked(words, 0), wall), wall)


def _tables(said: WallWords, wall: Wall) -> Rows:
    """Who sits where, and how large the groups are; nothing else is on the wall then."""
    foot = [BLANK, _muted(said.foot)] if said.foot and wall.height > 12 else []
    rows = tables_rows(said.tables, wall.room, wall.height - len(foot), plain=wall.plain)
    spare = max(0, wall.height - len(foot) - len(rows))
    return [BLANK] * (spare // 2) + rows + [BLANK] * (spare - spare // 2) + foot


def _arranged(said: WallWords, wall: Wall, timer: Timer, way: _Way) -> Rows | None:
    """The rows of a way, as many as the wall has or more; None when the way is not open."""
    headline = _headline(f"{said.lead} {said.headline}".strip(), wall, way)
    if headline is None:
        return None
    parts = [headline]
    for body in said.texts:
        parts.append(shown(body, wall.room, plain=wall.plain))
    if way.around and said.group:
        parts.insert(0, [_muted(said.group)])
    parts.append(_time(said.clock, wall, timer, said.tint, way))
    stack = _stacked(parts, way.gap)
    foot = [BLANK, _muted(said.foot), BLANK] if way.around and said.foot.strip() else []
    foot = foot[: 2 if way.gap == 0 else 3]
    spare = wall.height - len(stack) - len(foot)
    above = max(0, min(spare, (wall.height - len(stack)) // 2))
    return [BLANK] * above + stack + [BLANK] * (spare - above) + foot


def _headline(words: str, wall: Wall, way: _Way) -> Rows | None:
    if not words.strip():
        return None if way.scale else []
    if way.scale:
        if wall.plain:
            return None
        return in_block_letters(words, wall.room, wall.height, way.scale)
    return in_bold(words, wall.room, spaced=way.spaced)


def _time(now: RoomClock | None, wall: Wall, timer: Timer, tint: str, way: _Way) -> Rows:
    if now is None or timer == "none":
        return []
    if timer == "digits":
        small = way.gap == 0 or wall.plain
        told = [text(now.digits, place_style(tint))] if small else figures(now.digits, tint)
        return [*told, _muted("paused")] if now.stands else told
    words = _muted(f"paused · {now.words}" if now.stands else now.words)
    if timer == "words" or way.gap == 0:
        return [words]
    line = bar(now.used, wall.room, tint)
    return [line, BLANK, words] if way.gap > 1 else [line, words]


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
