"""The last door: whatever draws it, nothing that is drawn can drive the terminal."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import pytest
from rich.segment import Segment
from support.sandbox import environment
from support.terminal import Terminal
from textual.color import Color

from l4pc_tui.core.text import cell_width
from l4pc_tui.look.signs import Harmless

CARELESS = """
from rich.text import Text
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import DataTable, Input, OptionList, Static, Tree
from l4pc_tui.look.dressed import DressedApp

BAD = "Ann \\x1b]0;owned\\x07 \\x1b[2J \\x9b2J \\u202e \\x85 \\x0c \\ud800 end"

class Whole(Suggester):
    async def get_suggestion(self, value):
        return value + BAD

class Careless(DressedApp[None]):
    BINDINGS = [("q", "quit", "Quit")]
    TITLE = BAD
    CSS = "Tree, DataTable { height: 3; }"

    def compose(self):
        yield Static(Content(BAD))
        yield Static(Text(BAD))
        yield OptionList(BAD, markup=False)
        yield Tree(Text(BAD))
        yield DataTable()
        yield Input(placeholder=BAD)
        yield Input(BAD)
        yield Input("A", suggester=Whole(use_cache=False), id="begun")

    def on_mount(self):
        self.query_one(DataTable).add_column(Text(BAD))
        self.query_one(DataTable).add_row(Text(BAD))
        self.title = self.sub_title = BAD
        self.notify(BAD, markup=False)
        self.query_one("#begun").focus()

Careless().run()
"""


@pytest.mark.slow
def test_what_a_widget_draws_raw_reaches_the_terminal_as_signs(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CARELESS]
    with Terminal(command, env=environment(tmp_path), size=(100, 50)) as terminal:
        terminal.wait_for("Ann")
        terminal.type("B")
        terminal.wait_for("BAnn")
        # What came last may end in the middle of a letter.
        sent = codecs.getincrementaldecoder("utf-8")().decode(terminal.raw)
    for order in ("\x1b]0;owned", "\x1b[2J", "\x9b", "\u202e", "\x85", "\x0c", "\x07"):
        assert order not in sent.replace("\x1b]22;default\x07", ""), ascii(order)


def drawn(text: str, encoding: str = "") -> str:
    (segment,) = Harmless(encoding).apply([Segment(text)], Color(0, 0, 0))
    return segment.text


def test_letters_joiners_and_emoji_stay() -> None:
    for text in ("Zoë ŵyn", "👩\u200d👧", "می\u200cخواهم", "plain"):
        assert drawn(text) == text


def test_in_an_eight_bit_locale_what_has_no_sign_is_a_question_mark_as_wide() -> None:
    assert drawn("Zoë ŵ 陽", "iso8859-1") == "Zoë ? ??"
    assert cell_width(drawn("Zoë ŵ 陽", "iso8859-1")) == cell_width("Zoë ŵ 陽")
