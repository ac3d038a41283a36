"""The parts of a report where numbers are small, and where nothing is known."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from l4pc_tui.core.disclosure.hiding import shown
from l4pc_tui.core.disclosure.rules import RULES, Printed
from l4pc_tui.core.document.model import Bars, Document, Grid, Section
from l4pc_tui.core.document.model import Figures as Strip
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
    Story,
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
    (Pulse("pulse 1", "Safe", "Session 1", "2026-11-11", "on slips", (0, 0, 2, 6, 6),
           Asking(14, 16, 17), "s1", when="10:15"),),
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
    later = replace(OAK.pulses[0], key="pulse 2", when="11:40")
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


def fits(words: str, number: int) -> bool:
    return {"fewer than 5": 0 < number < 5, "not shown": number > 4}.get(
        words, words == str(number)
    )


def in_minutes(words: str) -> int | None:
    found = re.fullmatch(r"(?:(\d+) h ?)?(?:(\d+) min)?", words)
    return None if found is None else int(found[1] or 0) * 60 + int(found[2] or 0)


@pytest.mark.parametrize(
    ("basis", "came"), [(Basis.PLANNED, (3, 14, 18)), (Basis.REGISTER, (4, 14, 18))]
)
def test_nobody_divides_hours_by_how_long_a_session_was(
    basis: Basis, came: tuple[int, ...]
) -> None:
    held = tuple(
        replace(MEETING, key=f"s{at}", name=f"Session {at}", length=160, enrolled=24, there=many,
                online=0, minutes=160 * many, bases=(basis,))
        for at, many in enumerate(came, 1)
    )  # fmt: skip
    document, _ = made(
        replace(OAK, meetings=held, reached=20, enrolled=24, cohorts={"Oak": 20},
                organisations={"": 20}),
        "commissioner",
    )  # fmt: skip
    rows = grids(document)["Attendance by session"].rows
    (strip,) = (each for each in document.blocks if isinstance(each, Strip))
    long = [in_minutes(words) for words in
            (strip.items[1].value, *(row[4].partition(" (")[0] for row in rows))]  # fmt: skip

    def may_be(people: tuple[int, ...]) -> bool:
        """Whether the page would tell the same of so many people, there all the time at most."""
        for told, most in zip(long, (160 * sum(people), *(160 * n for n in people)), strict=True):
            if told is not None and (told > most or (basis is Basis.PLANNED and told != most)):
                return False
        rest = None if long[0] is None else long[0] - sum(each or 0 for each in long[1:])
        room = sum(160 * n for n, each in zip(people, long[1:], strict=True) if each is None)
        return (rest is None or rest <= room) and all(
            fits(row[2], n) for row, n in zip(rows, people, strict=True)
        )

    others = [each for each in product(range(21), repeat=3) if may_be(each)]
    assert came in others
    assert len({each[0] for each in others}) > 1


def test_hours_that_would_tell_of_two_small_sessions_are_hidden_and_nothing_else() -> None:
    came = {"s0": 4, "s1": 23, "s2": 10, "s3": 4}
    held = tuple(
        replace(MEETING, key=key, name=key, length=160, enrolled=24, there=many, online=0,
                minutes=160 * many - 35)
        for key, many in came.items()
    )  # fmt: skip
    _, printed = made(
        replace(OAK, meetings=held, reached=24, enrolled=24, cohorts={"Oak": 24},
                organisations={"": 24}),
        "commissioner",
    )  # fmt: skip
    told = {name: printed[f"{name} there"].words for name in came}
    assert told == {"s0": "fewer than 5", "s1": "23", "s2": "10", "s3": "fewer than 5"}
    assert (printed["reached"].words, printed["minutes"].words) == ("24", "not shown")


def test_published_hours_do_not_tell_how_many_were_there() -> None:
    document, _ = made(OAK, "publication")
    # 16 people are rounded to 15, who would have been there for 22 h 30 min.
    assert "value='22 h 30 min'" in str(document)
    assert "value='24 h'" in str(made(OAK, "commissioner")[0])
    (row,) = grids(document)["Attendance by session"].rows
    assert row[1:] == ("15", "15", "*", "22 h 30 min (register)")
    assert "Hours are of the rounded number of people" in str(document)
    long = replace(MEETING, length=420, minutes=4_200, there=10, online=0)
    day = made(replace(OAK, meetings=(long,), reached=10, organisations={"": 10}), "publication")
    # 70 hours to the nearest ten would be ten people, and no other number that rounds to 10.
    assert "not shown (register)" not in str(day[0])
    assert "value='70 h'" in str(day[0])
    eight = replace(OAK, meetings=(replace(long, there=8, minutes=3_360),), reached=8,
                    organisations={"": 8}, completed=0)  # fmt: skip
    assert "value='70 h'" in str(made(eight, "publication")[0])


def test_organisations_are_not_named_where_each_name_would_be_one_person() -> None:
    names = {"Riverside": 1, "Hillside": 1, "Exmoor": 1, "Hearthside": 1, "Puddleby": 1}
    alone = replace(OAK, organisations=names, reached=5, completed=5, cohorts={"Oak": 5})
    text = str(made(alone, "commissioner")[0])
    assert "Exmoor" not in text
    # Five people of five organisations are one of each.
    assert "value='5', label='organisations'" not in text
    assert "value='too few to show', label='organisations'" in text
    assert not re.search(r"\d organisation", text)
    assert {each.key: each.words for each in lines(alone, made(alone, "commissioner")[1])}[
        "organisations"
    ] == "too few to show"
    many = names | {"Riverside": 3, "Hillside": 2, "Exmoor": 20, "Hearthside": 20}
    some = replace(alone, organisations=many, reached=46, cohorts={"Oak": 46})
    text = str(made(some, "commissioner")[0])
    assert "Exmoor" in text
    assert "Puddleby" not in text


def test_a_small_number_who_completed_is_told_as_one_and_what_is_not_shown_has_a_reason() -> None:
    two = replace(OAK, cohorts={"Oak": 20, "Ash": 4}, reached=24, enrolled=24, completed=2,
                  organisations={"": 24})  # fmt: skip
    document, printed = made(two, "commissioner")
    assert "Figure(value='fewer than 5 of 24', label='completed'" in str(document)
    told = {each.key: each.words for each in lines(two, printed)}
    assert told["completed"] == "fewer than 5 of 24"
    all_of_few = replace(OAK, reached=7, completed=7, cohorts={"Oak": 7}, organisations={"": 7})
    found = re.search(r"value='not shown', label='completed', note='([^']*)'",
                      str(made(all_of_few, "commissioner")[0]))  # fmt: skip
    assert found
    assert "could be worked out from it" in found[1]


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


def test_pulses_are_told_apart_and_a_cohort_that_was_asked_nothing_is_named() -> None:
    (safe,) = OAK.pulses
    twice = (replace(safe, when="15:10"), replace(safe, key="pulse 2", when="at the end, 15:40"))
    document, _ = made(replace(OAK, pulses=twice, unasked=("Elm",)), "commissioner")
    assert [row[1] for row in grids(document)["Pulses"].rows] == [
        "11 Nov 2026, 15:10", "11 Nov 2026, at the end, 15:40"
    ]  # fmt: skip
    assert "Nothing was asked of Elm in this period." in str(document)


def test_that_only_chosen_stories_stand_in_a_report_is_said() -> None:
    story = Story("The door", "welcome", "shut", "open", "air", "", "11 Nov 2026", ("1 of 3",))
    for chosen, words in (((), "at most the first three"), (("1 of 3",), "Only stories that were")):
        held = Stories(3, 2, (replace(story, chosen=chosen),))
        text = str(made(replace(OAK, stories=held), "commissioner")[0])
        for each in (words, "Now:", "About welcome. Told: 11 Nov 2026."):
            assert each in text
