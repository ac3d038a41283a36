"""F1: what the keys do on the screen that is on view, and what is worth knowing there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.screens import Drive
from textual.content import Content

from l4pc_tui.console.frame.full_screen import Face
from l4pc_tui.console.keys.every_key_there_is import every_row
from l4pc_tui.console.screens.about import ABOUT, about
from l4pc_tui.console.screens.every_key import EveryKey, in_columns
from l4pc_tui.console.session.time import TimeScreen

SAY_IT_THEMSELVES = {"EveryKey"}


def faces(kind: type[Face] = Face) -> set[type[Face]]:
    """Every screen that fills the window and takes keys of its own."""
    every_row()
    below = {each for one in kind.__subclasses__() for each in (one, *faces(one))}
    return {each for each in below if each.__dict__.get("BINDINGS")}


def test_every_screen_says_what_is_worth_knowing_there() -> None:
    silent = {
        each.__name__
        for each in faces()
        if not any("ABOUT" in vars(k) or k.__name__ in ABOUT for k in each.__mro__)
    }
    assert silent == SAY_IT_THEMSELVES
    assert about(object()) == ()


lines = st.lists(
    st.integers(1, 6).map(lambda n: [Content("x")] * n) | st.just([Content("")]), max_size=30
)


@given(lines, st.integers(1, 4))
def test_columns_keep_the_order_break_nothing_and_are_about_as_long_as_each_other(
    blocks: list[list[Content]], many: int
) -> None:
    columns = in_columns(blocks, many)
    assert len(columns) <= max(1, many)
    kept = [line.plain for column in columns for line in column if line.plain]
    assert kept == [line.plain for block in blocks for line in block if line.plain]
    rows, longest = sum(map(len, blocks)), max(map(len, columns))
    assert longest <= -(-rows // many) + 6 * many


async def test_it_tells_of_the_screen_below_in_columns_and_f1_puts_it_away(drive: Drive) -> None:
    async with drive((160, 48)) as console:
        await console.press("f1")
        assert "TO TIDY is one thing that waits" in " ".join(console.text.split())
        first = next(row for row in console.text.split("\n") if "KEYS THAT WORK NOW" in row)
        assert len(first.strip()) > len("KEYS THAT WORK NOW"), "a second column begins beside it"
        await console.pilot.resize_terminal(80, 24)
        await console.settle()
        first = next(row for row in console.text.split("\n") if "KEYS THAT WORK NOW" in row)
        assert first.strip() == "KEYS THAT WORK NOW"
        await console.press("f1", "enter", "enter", "t", "f1")
        assert isinstance(console.app.screen, EveryKey), "over a question too"
        assert "Plan the rest later" in console.text
        await console.press("f1")
        assert isinstance(console.app.screen, TimeScreen)
