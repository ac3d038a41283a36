"""Nothing that is read touches a scroll bar, and the cursor's line is told by a sign too."""

from __future__ import annotations

from support.screens import Drive, Driven

from l4pc_tui.console.widgets.lines import CURSOR, Lines


def columns(console: Driven, found: Lines) -> tuple[list[str], list[str]]:
    """What is painted in the cells beside a list's scroll bar, and in the list's first cells."""
    area, bar = found.scrollable_content_region, found.vertical_scrollbar.region
    painted = console.app.screen._compositor.render_strips()
    rows = range(area.y, area.bottom)
    return (
        [painted[y].crop(bar.x, bar.x + 1).text for y in rows],
        [painted[y].crop(area.x, area.x + 2).text for y in rows],
    )


async def test_a_cell_of_air_stands_before_the_bar_and_one_sign_before_the_cursor(
    drive: Drive,
) -> None:
    async with drive((80, 24)) as console:
        await console.press("l", "down")
        found = console.app.focused
        assert isinstance(found, Lines)
        assert found.vertical_scrollbar.region.width == 2
        air, signs = columns(console, found)
        assert set(air) == {" "}
        assert signs.count(f"{CURSOR} ") == 1
        assert set(signs) == {f"{CURSOR} ", "  "}
        await console.press("slash")
        assert set(columns(console, found)[1]) == {"  "}
