from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.settling import settled
from textual.app import ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

import l4pc_tui
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text import cell_width
from l4pc_tui.core.text.toned import Tone
from l4pc_tui.look.digits import big
from l4pc_tui.look.dressed import DressedApp
from l4pc_tui.look.palettes import BURROW, NO_COLOUR, PLAIN
from l4pc_tui.look.signs import in_ascii
from l4pc_tui.look.themes import default_theme, place_style, themes, tone_style
from l4pc_tui.machine.terminal import terminal

PACKAGE = Path(l4pc_tui.__file__).parent
NO_SIGNS = set("²\ufdd0")
"""In what is read or typed, and never drawn by itself; what is drawn of people's own stays theirs."""

OURS = ["burrow", "paper", "contrast", "plain"]
STYLES = [place_style(place) for place in Place] + [
    tone_style(tone, Place.FEEL) for tone in get_args(Tone) if tone
]
NAMES = [
    *(style.removeprefix("$") for style in map(place_style, Place)),
    "behind", "kept", "act", "online", "soft", "muted", "faint", "panel-low", "panel-high", "wall",
]  # fmt: skip


class Sample(DressedApp[None]):
    """Every name of ours, in a stylesheet and in a Content."""

    CSS = "\n".join(f"#n{n} {{ background: ${name}; }}" for n, name in enumerate(NAMES))

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble(*(("word ", style) for style in STYLES)), id="words")
        for number in range(len(NAMES)):
            yield Static("x", id=f"n{number}")

    def drawn(self) -> list[object]:
        strip = self.screen._compositor.render_strips()[0]
        return [segment.style for segment in strip if segment.text.strip()]


@pytest.mark.parametrize("theme", [*OURS, "nord", "textual-light", "ansi-dark"])
async def test_every_name_of_ours_works_in_every_theme(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = Sample(theme=theme)
    async with app.run_test(size=(100, 30)):
        assert app.theme == theme
        assert len(app.drawn()) > 3


async def test_themes_can_be_changed_while_the_app_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = Sample()
    async with app.run_test(size=(100, 30)):
        seen = []
        for theme in [*OURS, "nord"]:
            app.theme = theme
            await settled(app)
            seen.append(app.drawn())
        assert all(before != after for before, after in pairwise(seen))


@pytest.mark.parametrize("theme", ["", "paper"])
async def test_no_color_draws_no_colour_whatever_the_theme(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Sample(theme=theme)
    async with app.run_test(size=(100, 30)):
        styles = app.drawn()
        assert styles
        assert all(s.color.is_default and s.bgcolor.is_default for s in styles)  # type: ignore[attr-defined]


def test_the_theme_to_begin_with_follows_the_surroundings() -> None:
    assert default_theme(terminal({"TERM": "linux"})) == BURROW
    assert default_theme(terminal({"NO_COLOR": "1"}, "linux")) == NO_COLOUR
    assert default_theme(terminal({"NO_COLOR": "1", "TERM": "linux"})) == PLAIN
    assert default_theme(terminal({"TERM": "dumb"})) == PLAIN


@pytest.mark.parametrize("theme", [t for t in themes() if not t.ansi], ids=lambda t: t.name)
def test_what_is_to_be_read_stands_out_from_what_it_stands_on(theme: object) -> None:
    colours = {name: Color.parse(value) for name, value in theme.variables.items() if name in NAMES}  # type: ignore[attr-defined]
    grounds = [Color.parse(theme.background), colours["panel-low"], colours["wall"]]  # type: ignore[attr-defined]
    read = [c for name, c in colours.items() if not name.startswith(("panel", "wall", "faint"))]
    # WCAG 2.2 asks 4.5 of running text.
    assert min(ratio(colour, ground) for colour in read for ground in grounds) >= 4.5


def ratio(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""

    def light(colour: Color) -> float:
        parts = [c / 255 for c in (colour.r, colour.g, colour.b)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_an_unknown_place_has_no_colour() -> None:
    assert place_style("Wonderland") == place_style("") == place_style(None) == ""
    assert tone_style("place") == "bold"


def test_signs_in_ascii_keep_their_columns_and_letters_stay() -> None:
    signs = "✓▶●○■⌂◆▲▼·–◐◑◎━╌→←↑↓⏎×‹›“”‘’…╭─╮│╰╯▄▀▎┼█◇⊘≈≠↕⇄⠉⣀⣿"
    assert in_ascii(signs).isascii()
    assert cell_width(in_ascii(signs)) == cell_width(signs)
    assert in_ascii("Zoë [/x] ŵyn ł 陽") == "Zoë [/x] ŵyn ł 陽"


def test_every_sign_in_the_words_of_the_console_has_one_in_ascii() -> None:
    files = [f for room in ("console", "core/live") for f in (PACKAGE / room).rglob("*.py")]
    said = {
        sign
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in node.value
    }
    assert "◇" in said
    assert {
        sign for sign in said if not in_ascii(sign).isascii() and not sign.isalpha()
    } <= NO_SIGNS


@pytest.mark.parametrize(
    ("drawn", "plain"),
    [
        ("Opening…", "Openi..."),
        ("Opening…  ", "Opening..."),
        ("who owns the ke…   28", "who owns the ke... 28"),
        ("who owns the ke… 28", "who owns the ... 28"),
        ("陽… x", "陽. x"),
    ],
)
def test_an_ellipsis_is_three_dots_in_as_many_cells(drawn: str, plain: str) -> None:
    assert in_ascii(drawn) == plain
    assert cell_width(plain) == cell_width(drawn)


@given(st.text())
def test_no_text_changes_its_width_or_loses_letters(text: str) -> None:
    assert cell_width(in_ascii(text)) == cell_width(text)
    assert [c for c in in_ascii(text) if c.isalpha() and not c.isascii()] == [
        c for c in text if c.isalpha() and not c.isascii()
    ]


def test_figures_are_solid_in_three_rows_or_five() -> None:
    assert big("7:48") == (
        "▀▀▀█ ▄ █  █ █▀▀█",
        "  ▄▀   ▀▀▀█ █▀▀█",
        "  █  ▀    █ █▄▄█",
    )
    assert big("1:8", tall=True) == (
        "████        ██████",
        "  ██    ██  ██  ██",
        "  ██        ██████",
        "  ██    ██  ██  ██",
        "██████      ██████",
    )
    for tall, rows in ((False, 3), (True, 5)):
        for sign in "0123456789:+ ":
            drawn = big(sign, tall=tall)
            assert (len(drawn), len({len(row) for row in drawn})) == (rows, 1)
        assert len({big(sign, tall=tall) for sign in "0123456789"}) == 10
