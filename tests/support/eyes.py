"""What is wrong with a picture of the console: what a person would see at a glance, by rule.

Everything is read from what is painted and from where Textual has put the widgets; nothing of a
screen is known here but which row is the current one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from support.screens import painted
from textual.app import App
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from l4pc_tui.console.panels.run_sheet import RunSheet
from l4pc_tui.console.widgets.drawn import Drawn
from l4pc_tui.console.widgets.lines import Lines
from l4pc_tui.core.text.width import cell_width

FREE = 5
"""So many free cells beside something that is cut are only the space between two columns, or the
scroll bar's."""
OWN_ELLIPSIS = re.compile(
    r"(Capture|waits|commands|Looking|Reading|Working)…|(^|\W)…\s|, or …|second …|\w: …"
)
"""Where one of our sentences has an ellipsis itself, and nothing is cut."""
FLOATING = frozenset(("Toast", "ToastHolder", "ToastRack", "Tooltip"))
"""What lies over everything for a while, by design."""


@dataclass(frozen=True)
class Seen:
    """Something that is wrong: which rule, and what is to be seen there."""

    rule: str
    of: str
    """The widget, by its class and id."""
    what: str


class Picture:
    """What is painted, cell by cell, and where the widgets of the uppermost screen lie."""

    def __init__(self, app: App[Any]) -> None:
        self.screen = app.screen
        self.width, self.height = app.size
        self.painted = painted(app)
        self.rows = [cells(strip) for strip in self.painted]
        self.leaves = dict(_leaves(app))

    @property
    def all_text(self) -> str:
        """All rows as text, without the blanks at their ends."""
        return "\n".join("".join(row).rstrip() for row in self.rows)

    def text(self, row: int, first: int = 0, end: int | None = None) -> str:
        """Cells of a row as text; a wide character counts twice, as it does on the screen."""
        return "".join(self.rows[row][first:end]) if row < len(self.rows) else ""

    def widget_at(self, x: int, y: int) -> tuple[Widget, Region] | None:
        """The leaf that a cell is of, and what can be seen of it."""
        for leaf, seen in self.leaves.items():
            if seen.contains(x, y):
                return leaf, seen
        return None


def cells(strip: Strip) -> list[str]:
    """The characters of a painted row by cell: a wide one and an empty one behind it."""
    row: list[str] = []
    for char in "".join(segment.text for segment in strip if not segment.control):
        wide = cell_width(char)
        if wide == 0 and row:
            row[-1] += char
        else:
            row += [char] + [""] * (wide - 1)
    return row


def _leaves(app: App[Any]) -> Iterator[tuple[Widget, Region]]:
    """The widgets in which no other lies, and what can be seen of each."""
    for widget, (region, clip) in app.screen._compositor.visible_widgets.items():
        seen = region.intersection(clip)
        inner = any(child.display and child.styles.display != "none" for child in widget.children)
        if seen.area and not inner and type(widget).__name__ not in FLOATING:
            yield widget, seen


def faults(picture: Picture) -> list[Seen]:
    """All that is wrong with a picture."""
    return [
        *_overlaps(picture), *_overruns(picture), *_cut(picture), *_run_together(picture),
        *_unseen(picture), *_no_air(picture), *_too_wide(picture),
    ]  # fmt: skip


def _overlaps(picture: Picture) -> Iterator[Seen]:
    for (one, its), (other, other_its) in combinations(picture.leaves.items(), 2):
        own_bar = one.parent is other or other.parent is one
        if its.overlaps(other_its) and one.layer == other.layer and not own_bar:
            yield Seen("overlap", _named(one), f"lies over {_named(other)}")


def _overruns(picture: Picture) -> Iterator[Seen]:
    """What is drawn wider than its widget is clipped without a sign."""
    for leaf, seen in picture.leaves.items():
        if isinstance(leaf, Lines):
            room = leaf.scrollable_content_region.width
            lines = [row for line in leaf._drawn for row in line.drawn.plain.split("\n")]
        elif isinstance(leaf, Drawn) and leaf._picture is not None:
            room = leaf.content_size.width
            lines = leaf._picture[2].plain.split("\n")
            lost = len(lines) - leaf.content_size.height
            if lost > 0 and not _scrolls(leaf):
                yield Seen("rows lost", _named(leaf), f"{lost} rows from: {lines[-lost].strip()}")
        else:
            continue
        for line in lines:
            if cell_width(line) > room:
                yield Seen("overrun", _named(leaf), f"{room} cells for: {line.strip()}")
        if seen.width < leaf.region.width:
            yield Seen("outside", _named(leaf), "reaches out of what it stands in")


def _cut(picture: Picture) -> Iterator[Seen]:
    """An ellipsis beside free cells; and a name that is cut where a time still stands."""
    for y, row in enumerate(picture.rows):
        for x, char in enumerate(row):
            if char != "…" or _is_ours(picture.text(y), len("".join(row[:x]))):
                continue
            found = picture.widget_at(x, y)
            if found is None:
                continue
            leaf, seen = found
            behind = picture.text(y, x + 1, picture.width - 1)
            free = len(behind) - len(behind.lstrip(" "))
            inside = picture.text(y, seen.x, seen.right)
            gaps = [len(gap) for gap in re.findall(r"(?<=\S) {6,}(?=\S)", inside)]
            if free > FREE:
                yield Seen("cut beside free cells", _named(leaf), f"{free} free: {inside.strip()}")
            elif gaps:
                told = f"{max(gaps)} free: {inside.strip()}"
                yield Seen("cut beside free cells", _named(leaf), told)
            elif isinstance(leaf, Lines) and re.search(r"\d\d:\d\d|locked", inside):
                yield Seen("name cut before a time", _named(leaf), inside.strip())


def _is_ours(row: str, at: int) -> bool:
    return any(found.start() <= at < found.end() for found in OWN_ELLIPSIS.finditer(row))


def _run_together(picture: Picture) -> Iterator[Seen]:
    """Two columns without a free cell between them."""
    for one, seen in picture.leaves.items():
        beside = seen.right
        for y in range(seen.y, min(seen.bottom, len(picture.rows))):
            other = picture.widget_at(beside, y) if beside < picture.width else None
            if other is None or other[0] is one or isinstance(other[0], ScrollBar):
                continue
            edge = picture.text(y, beside - 1, beside), picture.text(y, beside, beside + 1)
            if all(char.isalnum() for char in edge):
                yield Seen("run together", _named(one), picture.text(y).strip())
                break


def _unseen(picture: Picture) -> Iterator[Seen]:
    """The row of the cursor, and the row that the group is on, are on view."""
    on = picture.screen.focused
    if on is not None and on not in picture.leaves and on.display and not on.children:
        yield Seen("cursor unseen", _named(on), "has the keys and is not on view")
    for leaf, seen in picture.leaves.items():
        if isinstance(leaf, Lines) and leaf is on:
            row = leaf.highlighted
            if row is not None and not _row_of(leaf, row, seen):
                yield Seen("cursor unseen", _named(leaf), "the row under the cursor")
        if isinstance(leaf, RunSheet) and leaf is not on:
            now = max((n for n, line in enumerate(leaf._sheet) if line.state == "now"), default=-1)
            if now >= 0 and not _row_of(leaf, now, seen):
                yield Seen("current row unseen", _named(leaf), "the row that the group is on")
        if isinstance(leaf, Input) and leaf is on and not seen.contains_point(leaf.cursor_screen_offset):  # fmt: skip
            yield Seen("cursor unseen", _named(leaf), "the cursor of the line")


def _row_of(lines: Lines, index: int, seen: Region) -> bool:
    """Whether the first row of a line is on view."""
    at = next((y for y, (option, _) in enumerate(lines._lines) if option == index), None)
    if at is None:
        return False
    y = lines.scrollable_content_region.y + at - lines.scroll_offset.y
    return seen.y <= y < seen.bottom


def _no_air(picture: Picture) -> Iterator[Seen]:
    """Text that touches a scroll bar."""
    for bar, seen in picture.leaves.items():
        if not isinstance(bar, ScrollBar) or not bar.vertical:
            continue
        x = seen.right - 2
        for y in range(seen.y, min(seen.bottom, len(picture.rows))):
            if picture.text(y, x, x + 1).strip():
                told = picture.text(y).strip()
                yield Seen("no air before the scroll bar", _named(bar.parent), told)
                break


def _too_wide(picture: Picture) -> Iterator[Seen]:
    for row in picture.rows:
        if len(row) > picture.width:
            yield Seen("row too wide", type(picture.screen).__name__, "".join(row).strip())


def _scrolls(widget: Widget) -> bool:
    """Whether what is not on view can be scrolled to."""
    return any(
        isinstance(above, Widget) and above.allow_vertical_scroll
        for above in widget.ancestors_with_self
    )


def _named(widget: Any) -> str:
    name = type(widget).__name__
    return f"{name}#{widget.id}" if getattr(widget, "id", None) else name
