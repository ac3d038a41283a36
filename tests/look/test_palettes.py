"""With few colours what differs still differs, and can be read as with all.

Colours are counted as they come to the terminal: by the function of Rich that Textual calls, and by
our own filter; both draw the same.
"""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.palette import Palette
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from l4pc_tui.look.palettes import BURROW, CONTRAST, NAMES, OURS, PAPER, named
from l4pc_tui.look.readable import ENOUGH, HIGH, Readable, Triple, contrast, drawn
from l4pc_tui.look.sixteen import Sixteen
from l4pc_tui.look.themes import themes
from l4pc_tui.machine.terminal import Colours

GROUNDS = ("background", "panel-low", "panel-high", "wall")
READ = [name for name in NAMES if name not in (*GROUNDS, "faint")]
LEAST = {BURROW: ENOUGH, PAPER: ENOUGH, CONTRAST: HIGH}
BOTH = (("place-surface", "behind"), ("place-feel", "act"), ("place-arrive", "place-power"))
"""Names whose colours are near each other, and mean different things."""
TINTS = (
    ("place-surface", 22), ("place-surface", 25), ("kept", 18), ("kept", 35), ("kept", 60),
    ("behind", 15), ("behind", 30), *((f"place-{name}", 25) for name in ("arrive", "feel", "question", "power")),
)  # fmt: skip
"""Grounds of a chosen row, a bell, what is asked: a colour, and how many hundredths of it."""
# Black to white as the consoles of Linux and of Windows, xterm and macOS draw the sixteen.
SIXTEEN: dict[str, list[Triple]] = {
    "linux": [
        (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
        (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
        (255, 85, 255), (85, 255, 255), (255, 255, 255),
    ],
    "xterm": [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
        (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
        (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ],
}  # fmt: skip


def triple(colour: str) -> Triple:
    return Color.parse(colour).rgb


def by_rich(colour: str, system: ColorSystem) -> Triple:
    red, green, blue = RichColor.parse(colour).downgrade(system).get_truecolor()
    return red, green, blue


@pytest.mark.parametrize("theme", OURS)
def test_of_256_colours_rich_and_we_draw_the_same(theme: str) -> None:
    its = named(theme, "256")
    eight_bit = ColorSystem.EIGHT_BIT
    drawn_by = {
        name: (by_rich(its[name], eight_bit), drawn(triple(its[name]), eight_bit)) for name in NAMES
    }
    assert {name: both for name, both in drawn_by.items() if len({*both}) > 1} == {}


@pytest.mark.parametrize("theme", OURS)
def test_of_256_colours_all_can_be_read_on_all_grounds_as_with_all(theme: str) -> None:
    its = {name: by_rich(each, ColorSystem.EIGHT_BIT) for name, each in named(theme, "256").items()}
    short = [
        f"{name} on {ground}: {contrast(its[name], its[ground]):.2f}"
        for ground in GROUNDS
        for name in READ
        if contrast(its[name], its[ground]) < LEAST[theme]
    ]
    assert short == []


@pytest.mark.parametrize("theme", OURS)
def test_of_256_colours_what_differs_with_all_differs_still(theme: str) -> None:
    every = {
        name: by_rich(each, ColorSystem.EIGHT_BIT) for name, each in named(theme, "256").items()
    }
    with_all = named(theme)
    same = [
        (one, other)
        for at, one in enumerate(NAMES)
        for other in NAMES[at + 1 :]
        # The wall fills its terminal, and no other ground is ever beside it.
        if "wall" not in (one, other)
        and with_all[one] != with_all[other]
        and every[one] == every[other]
    ]
    assert same == []
    assert all(every[one] != every[other] for one, other in BOTH)


@pytest.mark.parametrize("theme", OURS)
def test_of_256_colours_no_ground_is_blue_and_a_tint_is_seen_on_each(theme: str) -> None:
    its = named(theme, "256")
    for ground in GROUNDS:
        below = by_rich(its[ground], ColorSystem.EIGHT_BIT)
        assert len({*below}) == 1, "a grey"
        unseen = [
            tint
            for tint in TINTS
            if drawn(
                Color(*below).blend(Color.parse(its[tint[0]]), tint[1] / 100).rgb,
                ColorSystem.EIGHT_BIT,
            )
            == below
        ]
        assert unseen == [], ground


@pytest.mark.parametrize("theme", OURS)
@pytest.mark.parametrize("drawn_by", SIXTEEN)
def test_of_16_colours_each_is_one_of_them_and_can_be_read_wherever_it_is_drawn(
    theme: str, drawn_by: str
) -> None:
    palette = Palette(SIXTEEN[drawn_by])
    its = {name: RichColor.parse(each) for name, each in named(theme, "16").items()}
    exact = Palette(SIXTEEN["linux"])

    def on(name: str) -> Triple:
        number = its[name].downgrade(ColorSystem.STANDARD).number
        assert number is not None
        assert its[name].triplet == ColorTriplet(*exact[number]), "no other is taken for it"
        return (*palette[number],)

    assert len({on(ground) for ground in GROUNDS}) == 1
    short = {name: round(contrast(on(name), on("background")), 2) for name in READ
             if contrast(on(name), on("background")) < ENOUGH}  # fmt: skip
    assert short == {}


@pytest.mark.parametrize(
    "theme", [each for each in themes("16") if each.name in OURS], ids=lambda t: t.name
)
def test_of_16_colours_none_is_left_to_the_terminals_own(theme: object) -> None:
    values = theme.to_color_system().generate() | theme.variables  # type: ignore[attr-defined]
    assert {name: value for name, value in values.items() if "ansi_" in value} == {}


WHITE, BLACK = RichColor.from_rgb(255, 255, 255), RichColor.from_rgb(0, 0, 0)


@pytest.mark.parametrize(
    ("style", "ink", "ground"),
    [
        (None, WHITE, BLACK),
        (Style(color="default", bgcolor="default"), WHITE, BLACK),
        (Style(color="#55ff55", bgcolor="#383813"), RichColor.parse("#55ff55"), BLACK),
        (Style(color="#55ff55", bgcolor="#aaaaaa"), RichColor.parse("#55ff55"), BLACK),
        (Style(color="#55ff55", bgcolor="#ffffff"), BLACK, WHITE),
        (Style(color="#000000", bgcolor="#ffff55"), BLACK, RichColor.parse("#ffff55")),
        (Style(color="#55ff55", bgcolor="#555555", reverse=True, dim=True), WHITE, BLACK),
    ],
)
def test_of_16_colours_there_is_one_ground_and_what_is_reversed_is_so_in_one_piece(
    style: Style | None, ink: RichColor, ground: RichColor
) -> None:
    (told,) = Sixteen(dark=True).apply([Segment("words", style)], Color(1, 2, 3))
    assert told.style is not None
    assert (told.style.color, told.style.bgcolor) == (ink, ground)
    assert bool(told.style.reverse) == bool(style and style.reverse)
    assert not told.style.dim
    assert Readable(ENOUGH, ColorSystem.STANDARD).apply([told], Color(0, 0, 0)) == [told]
    (light,) = Sixteen(dark=False).apply([Segment("words")], Color(1, 2, 3))
    assert light.style == Style(color=BLACK, bgcolor=WHITE)


@pytest.mark.parametrize("colours", ["true", "none"])
def test_where_no_colours_are_counted_they_are_those_of_all(colours: Colours) -> None:
    assert named(BURROW, colours)["place-arrive"] == "#8fb8de"
