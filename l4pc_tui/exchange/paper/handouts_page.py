"""Paper: handouts with room to write, in letters that their readers can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from l4pc_tui.core.script.paper.paper import HandoutSheet
from l4pc_tui.exchange.paper.frame import page
from l4pc_tui.exchange.paper.words import Writer, inline

Letters = Literal["handouts", "large", "easy"]
"""14 points, 18 points with tables told row by row, or easy read: 16 points and wide margins."""


_WIDE: dict[Letters, int] = {"handouts": 58, "large": 42, "easy": 40}
"""Letters that find room in a line of a table."""


def handouts_page(
    sheets: Iterable[HandoutSheet], pictures: Mapping[str, bytes] | None = None,
    letters: Letters = "handouts",
) -> bytes:  # fmt: skip
    """The handouts as one HTML file, each on a page of its own.

    pictures: the bytes of the pictures by the path that the script names; one that is not there
    stands as its description.
    """
    held = list(sheets)
    writer = Writer(pictures or {}, to_write=True, rows=letters != "handouts", wide=_WIDE[letters])
    # Each is given to somebody who has none of the others: alone it counts its pages, and in a batch
    # it has its own name at the foot.
    alone = len(held) == 1
    parts = {} if alone else {f"{letters}-{n}": each.name for n, each in enumerate(held, 1)}
    names = ("",) if alone else tuple(f' style="page: {name}"' for name in parts)
    body = [
        f'<section class="handout"{name} lang="{each.language}" dir="{"rtl" if each.rtl else "ltr"}">'
        f"<h1>{inline(each.name)}</h1>{writer.text(each.text)}"
        f"<footer>{inline(each.exercise)}</footer></section>"
        for name, each in zip(names, held, strict=True)
    ]
    title = held[0].name if alone else "Handouts"
    language, rtl = (held[0].language, held[0].rtl) if held else ("en", False)
    return page(title, body, language, rtl=rtl, look=letters, parts=parts)
