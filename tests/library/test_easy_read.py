"""Handouts in easy read can be read easily: short lines and plain words."""

from __future__ import annotations

import re

import pytest
from library.figures import Said, figures, words
from library.shelf import shelf

from l4pc_tui.core.script.model.easy_read import is_easy_read
from l4pc_tui.core.script.model.model import Handout
from l4pc_tui.core.script.paper.paper import handouts
from l4pc_tui.exchange.paper.handouts_page import handouts_page

EASY = {
    f"{exercise.id}: {handout.name}": handout
    for exercise in shelf().exercises.values()
    for handout in exercise.handouts
    if is_easy_read(handout.name)
}
LINE_AT_MOST = 15
"""Words of a line, which holds one idea."""
AGE_AT_MOST = 9
"""Years, by Flesch and Kincaid."""
JARGON = re.compile(
    r"\b(co-produc\w*|statutory|commission\w*|safeguarding|eligib\w*|entitle\w*|multi-?disciplinary"
    r"|capacity|advocate|personalis\w*|outcomes?|assessment|intervention|stakeholders?|facilitator)\b",
    re.IGNORECASE,
)
"""Words that a handout in easy read explains (“capacity means …”, “an advocate helps …”) or does without."""


def long_lines(handout: Handout) -> list[str]:
    """The lines with more words than one reads at a go; a row of a table is read cell by cell."""
    cells = [c for line in handout.text.splitlines() for c in line.split("|")]
    return [cell.strip() for cell in cells if len(words(cell)) > LINE_AT_MOST]


def unexplained(handout: Handout) -> list[str]:
    """The words of a trade that stand in it and are not explained."""
    found = {match[1].casefold() for match in JARGON.finditer(handout.text)}
    explained = {
        w for w in found if re.search(rf"\b{w}\b[”’]? (?:means|helps)\b", handout.text, re.I)
    }
    return sorted(found - explained)


each = pytest.mark.parametrize("handout", EASY.values(), ids=EASY.keys())


@each
def test_a_line_holds_one_idea(handout: Handout) -> None:
    assert long_lines(handout) == []


@each
def test_no_word_of_a_trade_stands_there_unexplained(handout: Handout) -> None:
    assert unexplained(handout) == []


def test_a_child_of_nine_could_read_them_aloud() -> None:
    """All of each: a card of six words has no reading age."""
    old = {name: round(figures([Said("Show", h.text, "")]).age, 1) for name, h in EASY.items()}
    long = {name for name, h in EASY.items() if len(words(h.text)) >= 40}
    assert {name: age for name, age in old.items() if name in long and age > AGE_AT_MOST} == {}


def test_a_long_line_and_a_word_of_a_trade_are_found() -> None:
    line = "We will look at your needs and then at all of the things that might help."
    hard = Handout("h", "H (easy read)", f"{line}\n\nAsk for an assessment.\n\nA capacity.", 1)
    assert long_lines(hard) == [line]
    assert unexplained(hard) == ["assessment", "capacity"]
    assert unexplained(Handout("h", "H", "Capacity means: you can decide.", 1)) == []


def test_every_handout_has_a_page_in_large_print_or_in_easy_read() -> None:
    held = [sheet for e in shelf().exercises.values() for sheet in handouts(e)]
    easy = [sheet for sheet in held if is_easy_read(sheet.name)]
    plain = [sheet for sheet in held if not is_easy_read(sheet.name)]
    assert handouts_page(plain, letters="large").count(b'<section class="handout"') == len(plain)
    assert handouts_page(easy, letters="easy").count(b'<section class="handout"') == len(easy)
    assert len(easy) == len(EASY)
