"""Every text can be read on its ground, in our themes and in Textual's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from l4pc_tui.look.palettes import BURROW, CONTRAST, PAPER, named
from l4pc_tui.look.readable import ENOUGH, HIGH, Readable, Triple, contrast, drawn, readable

GROUNDS = ("background", "panel-low", "panel-high", "wall")
part = st.integers(0, 255)
colours = st.tuples(part, part, part)


def of(colour: str) -> Triple:
    return Color.parse(colour).rgb


@pytest.mark.parametrize(("theme", "least"), [(BURROW, ENOUGH), (PAPER, ENOUGH), (CONTRAST, HIGH)])
def test_our_own_colours_can_be_read_on_our_own_grounds_as_they_are(
    theme: str, least: float
) -> None:
    its = named(theme)
    short = [
        f"{name} on {ground}: {contrast(of(its[name]), of(its[ground])):.2f}"
        for ground in GROUNDS
        for name in its
        # Faint is for rules and what is only decoration.
        if name not in (*GROUNDS, "faint") and contrast(of(its[name]), of(its[ground])) < least
    ]
    assert short == []


@given(colours, colours, st.sampled_from([ENOUGH, HIGH]))
def test_any_colour_is_moved_as_far_as_it_lacks_and_no_further(
    colour: Triple, ground: Triple, least: float
) -> None:
    found = readable(colour, ground, least)
    best = max(contrast((0, 0, 0), ground), contrast((255, 255, 255), ground))
    assert contrast(found, ground) >= min(least, best)
    if contrast(colour, ground) >= least:
        assert found == colour


@given(colours, colours, st.booleans(), st.sampled_from([ENOUGH, HIGH]))
def test_a_ground_in_the_middle_on_which_neither_black_nor_white_is_enough_gives_way(
    colour: Triple, ground: Triple, reverse: bool, least: float
) -> None:
    style = Style(
        color=RichColor.from_rgb(*colour), bgcolor=RichColor.from_rgb(*ground), reverse=reverse
    )
    (told,) = Readable(least).apply([Segment("3", style)], Color(0, 0, 0))
    assert told.style is not None
    assert told.style.color is not None
    assert told.style.bgcolor is not None
    assert contrast(told.style.color.get_truecolor(), told.style.bgcolor.get_truecolor()) >= least


@given(colours, colours, colours, st.booleans(), st.sampled_from(["words", "✓", " ● ", "──", "█"]))
def test_what_is_drawn_is_raised_on_whatever_ground_it_stands(
    colour: Triple, ground: Triple, below: Triple, reverse: bool, words: str
) -> None:
    style = Style(
        color=RichColor.from_rgb(*colour), bgcolor=RichColor.from_rgb(*ground), reverse=reverse
    )
    (told,) = Readable(ENOUGH).apply([Segment(words, style)], Color(*below))
    assert told.text == words
    assert told.style is not None
    assert told.style.color is not None
    assert told.style.bgcolor is not None
    seen, on = told.style.color.get_truecolor(), told.style.bgcolor.get_truecolor()
    if words in ("──", "█"):
        assert told.style == style, "a rule may be faint"
    else:
        assert contrast((*seen,), (*on,)) >= ENOUGH


@pytest.mark.parametrize("system", [ColorSystem.EIGHT_BIT, ColorSystem.STANDARD], ids=str)
@pytest.mark.parametrize("theme", [BURROW, PAPER, CONTRAST])
def test_a_terminal_of_few_colours_draws_none_that_cannot_be_read(
    theme: str, system: ColorSystem
) -> None:
    its, least = named(theme), HIGH if theme == CONTRAST else ENOUGH
    for ground in map(of, (its[name] for name in GROUNDS)):
        for colour in map(of, (its[name] for name in its if name not in GROUNDS)):
            found = drawn(readable(colour, ground, least, system), system)
            below = drawn(ground, system)
            best = max(contrast((0, 0, 0), below), contrast((255, 255, 255), below))
            assert contrast(found, below) >= min(least, best) - 0.01


def test_a_warm_white_is_white_where_there_are_256_colours_and_not_pink() -> None:
    its = named(PAPER)
    for ground in (its[name] for name in GROUNDS):
        red, green, blue = drawn(of(ground), ColorSystem.EIGHT_BIT)
        assert red == green == blue
        style = Style(color=its["foreground"], bgcolor=ground)
        (told,) = Readable(ENOUGH, ColorSystem.EIGHT_BIT).apply(
            [Segment("  ", style)], Color(0, 0, 0)
        )
        assert told.style is not None
        assert told.style.bgcolor is not None
        assert (*told.style.bgcolor.get_truecolor(),) == (red, green, blue)


def test_the_terminals_own_colours_are_left_as_they_are() -> None:
    for style in (Style(), Style(color="red"), Style(color="#111111", bgcolor="default")):
        (told,) = Readable(HIGH).apply([Segment("words", style)], Color(0, 0, 0))
        assert told.style in (style, style + Style(color="#111111"))


def test_there_is_a_theme_for_every_name_that_the_settings_know() -> None:
    from l4pc_tui.core.live.settings.setting import THEMES
    from l4pc_tui.look.themes import themes

    assert [*THEMES] == [*(each.name for each in themes()), *BUILTIN_THEMES]
