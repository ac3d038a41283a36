"""The parts of a report where numbers are small, and where nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l4pc_tui.core.disclosure.hiding import shown
from l4pc_tui.core.disclosure.rules import RULES, Printed
from l4pc_tui.core.document.model import Bars, Document, Grid, Section
from l4pc_tui.core.people.hours import Basis
from l4pc_tui.core.report.cells import ledger_of
from l4pc_tui.core.report.figures import (
    Answered,
    Asking,
    Change,
    Fate,
    Figures,
    Meeting,
    Met,
    Pulse,
    Stories,
)
from l4pc_tui.core.report.page import Frame, page
from l4pc_tui.core.report.since import Part, changed, lines

FRAME = Frame("Oak", "1 to 30 November 2026", "the end of 30 November 2026", "1 December 2026", "")
MEETING = Meeting(
    "s1", "Oak", "Session 1", "A morning", "2026-11-11", True, length=90, enrolled=17, there=16,
    online=2, minutes=1_440, bases=(Basis.REGISTER,),
)  # fmt: skip
NONE = Figures({"Oak": 0}, (), 0, 0, 0, {}, 0, 80)
OAK = Figures(
    {"Oak": 16}, (MEETING,), 16, 17, 0, {"Riverside": 3, "Hillside": 2, "": 11}, 14, 80,
    {"silo": 2, "time": 1},
    (Pulse("pulse 1", "Safe", "Session 1", "2026-11-11", "10:15", "on slips", (0, 0, 2, 6, 6),
           Asking(14, 16, 17), "s1"),),
    (Answered("form 1 now", "Open to new ideas, now", "at the end", "on paper", "looking back", 11,
              4, Asking(11, 16, 17)),),
    (Change("form 1 moved", "Open to new ideas", "looking back", 7, 3, 1),),
    ("People rated themselves.",), Fate(3, 1, 1, 0, 1), Stories(2, 1),
    (Met("Oak", 16, 60, 120, 30, 50),),
)  # fmt: skip


def made(figures: Figures, hides: str) -> tuple[Document, Printed]:
    rule = RULES[hides]
    printed = shown(ledger_of(figures, rule), rule)
    return page(figures, printed, FRAME, rule, None), printed


def grids(document: Document) -> dict[str, Grid]:
    def within(part: Section) -> list[Section]:
        return [part, *(each for one in part.sections for each in within(one))]

    blocks = [block for one in document.sections for part in within(one) for block in part.blocks]
    tables = [block.table if isinstance(block, Bars) else block for block in blocks]
    return {each.caption: each for each in tables if isinstance(each, Grid)}


@pytest.mark.parametrize("hides", RULES)
def test_where_nothing_was_held_every_part_says_so(hides: str) -> None:
    text = str(made(NONE, hides)[0])
    for words in ("No commitment was recorded", "No barrier was recorded", "No story was told",
                  "No pulse was taken", "nothing recorded"):  # fmt: skip
        assert words in text


def test_a_table_of_which_nothing_can_be_shown_is_a_sentence() -> None:
    document, _ = made(OAK, "commissioner")
    text, tables = str(document), grids(document)
    assert "Commitments made: fewer than 5. What became of them is too few to show." in text
    assert "Barriers named: fewer than 5. Of which sort is too few to show." in text
    assert not tables.keys() & {"Commitments", "Barriers that were named"}
    assert tables["Outcomes, one a row"].rows[0][1:4] == (
        "at the end: now fewer than 5 of 11", "7 of 11 (64 %) rose",
        "11 answered, 16 present, 17 on the register",
    )  # fmt: skip


def test_a_bar_is_as_long_as_the_share_of_its_own_register() -> None:
    short = replace(MEETING, key="s2", name="Session 2", enrolled=12, there=11)
    document, _ = made(replace(OAK, meetings=(MEETING, short)), "")
    drawn = next(block for part in document.sections for block in part.blocks
                 if isinstance(block, Bars) and block.title.startswith("Took part"))  # fmt: skip
    assert [round(each.value or 0, 2) for each in drawn.bars] == [0.94, 0.92]
    assert drawn.most == 1


def test_before_the_last_session_nobody_has_completed() -> None:
    def labels(figures: Figures) -> str:
        return str(made(figures, "")[0].blocks[0])

    ahead = replace(MEETING, key="s2", name="Session 2", held=False)
    assert "label='completed'" in labels(OAK)
    told = labels(replace(OAK, meetings=(MEETING, ahead)))
    assert "label='on course so far'" in told
    assert "label='completed'" not in told


@pytest.mark.parametrize("hides", RULES)
def test_a_sentence_reads_well_with_a_hidden_number_in_it(hides: str) -> None:
    few = replace(OAK, reached=4, enrolled=4, walked_in=2, cohorts={"Oak": 4}, completed=4,
                  organisations={"": 4}, meetings=(replace(MEETING, there=4, enrolled=4),))  # fmt: skip
    text = str(made(few, hides)[0])
    for words in ("* people", "shown were", "show were", "shown people", "shown walked", "* walked",
                  "* named", "shown named", "5 named", "5 were", "5 walked"):  # fmt: skip
        assert words not in text


def test_two_pulses_of_one_session_are_told_apart_by_when() -> None:
    later = replace(OAK.pulses[0], key="pulse 2", clock="11:40")
    rows = grids(made(replace(OAK, pulses=(OAK.pulses[0], later)), "")[0])["Pulses"].rows
    assert [row[1] for row in rows] == ["11 Nov 2026, 10:15", "11 Nov 2026, 11:40"]


def test_where_nothing_is_hidden_every_count_is_told() -> None:
    document, _ = made(OAK, "")
    tables = grids(document)
    assert tables["Outcomes, one a row"].rows[0][2] == "7 rose, 3 the same, 1 fell (11 matched)"
    assert tables["Pulses"].heads[4:9] == ("1", "2", "3", "4", "5")
    assert tables["Pulses"].rows[0][3:9] == ("12 of 14 (86 %)", "0", "0", "2", "6", "6")
    assert tables["People reached by organisation"].rows[-1] == ("none named", "11")
    assert tables["Commitments"].rows[-1] == ("all", "3")


@pytest.mark.parametrize("hides", ["commissioner", "publication"])
def test_pairs_do_not_tell_how_many_people_there_were_nor_how_many_of_each_place(
    hides: str,
) -> None:
    pairs = grids(made(OAK, hides)[0])["Pairs that have worked together"]
    assert (pairs.heads, pairs.rows) == (("Cohort", "Of all pairs"), (("Oak", "about 50 %"),))
    few = replace(OAK, met=(replace(OAK.met[0], people=9),))
    table = grids(made(few, hides)[0])["Pairs that have worked together"]
    assert table.rows == (("Oak", "too few to show"),)


def test_published_hours_do_not_tell_how_many_were_there() -> None:
    document, _ = made(OAK, "publication")
    # 24 hours of 90 minutes each are 16 people, who are rounded to 15.
    assert "value='20 h'" in str(document)
    assert "value='24 h'" in str(made(OAK, "commissioner")[0])
    (row,) = grids(document)["Attendance by session"].rows
    assert row[1:] == ("15", "15", "*", "not shown (register)")
    assert "Hours are rounded to ten." in str(document)


def test_organisations_are_not_named_where_each_name_would_be_one_person() -> None:
    names = {"Riverside": 1, "Hillside": 1, "Exmoor": 1, "Hearthside": 1, "Puddleby": 1}
    alone = replace(OAK, organisations=names, reached=5, completed=5, cohorts={"Oak": 5})
    text = str(made(alone, "commissioner")[0])
    assert "Exmoor" not in text
    assert "People came from 5 organisations." in text
    many = names | {"Riverside": 3, "Hillside": 2, "Exmoor": 20, "Hearthside": 20}
    some = replace(alone, organisations=many, reached=46, cohorts={"Oak": 46})
    text = str(made(some, "commissioner")[0])
    assert "Exmoor" in text
    assert "Puddleby" not in text


def test_a_figure_that_is_another_now_is_told_with_why_and_a_new_one_as_new() -> None:
    before = {
        line.key: (line.words, line.sort) for line in lines(OAK, made(OAK, "commissioner")[1])
    }
    second = replace(MEETING, key="s2", name="Session 2")
    now = replace(OAK, reached=15, completed=13, organisations={"": 15}, cohorts={"Oak": 15},
                  meetings=(replace(MEETING, there=15), second))  # fmt: skip
    told = changed(
        before, lines(now, made(now, "commissioner")[1]),
        {(Part.REGISTER, each): ("the register was corrected",) for each in ("s1", "")},
    )  # fmt: skip
    found = {each.label: (each.then, each.now, each.why) for each in told}
    assert found["Took part, Session 1"] == ("16", "15", "the register was corrected")
    assert found["Took part, Session 2"] == ("not in it", "16", "told since")
    assert "Barriers named" not in found
