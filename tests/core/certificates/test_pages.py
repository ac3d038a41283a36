"""What stands on a certificate and on the sheets, and what never does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from l4pc_tui.core.certificates.certificate import Course, Issue, certificate, for_printing
from l4pc_tui.core.certificates.involvement import involvement, involvements
from l4pc_tui.core.certificates.reflection import NOT_KNOWN, reflection, reflections
from l4pc_tui.core.certificates.regulators import REGULATORS, SURE_WORDS, Regulator
from l4pc_tui.core.certificates.who import Attended, Given, Somebody
from l4pc_tui.core.document.model import Blank, Document, Grid
from l4pc_tui.core.people.hours import Basis, Hours
from l4pc_tui.core.record.names import PersonId, SessionId

COURSE = Course("The right thing", "Lantern Valley Council", ("Joss Wayfarer",))
ISSUE = Issue("KTRS-ZKHS", "2026-12-05")


def been(
    number: int, minutes: int, together: float | None, basis: Basis, service: str = ""
) -> Attended:
    day = Given(SessionId(f"s{number}"), f"2026-10-0{number}", f"Half day {number}", number, 9000.0)
    ways = () if together is None else ("in pairs", "in small groups")
    seconds = None if together is None else together * 60
    return Attended(day, Hours(minutes * 60, basis), seconds, ways, "09:30", "12:00", service)


WHO = Somebody(
    PersonId("p"), "Ann [/x] O’Lee",
    (been(1, 154, 90, Basis.REGISTER), been(2, 155, None, Basis.PLANNED),
     been(3, 30, 10, Basis.STATED, "Zoom")),
)  # fmt: skip


def words(page: object) -> Iterator[str]:
    """Every word of a page."""
    if isinstance(page, str):
        yield page
    elif isinstance(page, tuple | frozenset):
        for each in page:
            yield from words(each)
    elif is_dataclass(page):
        for each in fields(page):
            yield from words(getattr(page, each.name))


def all_words(page: object) -> str:
    return "\n".join(words(page))


def grids(page: Document) -> list[Grid]:
    return [each for each in page.blocks if isinstance(each, Grid)]


def test_a_certificate_says_whose_it_is_how_long_and_what_that_rests_on() -> None:
    about = dict(certificate(COURSE, WHO, ISSUE).about)
    assert about == {
        "Name": "Ann [/x] O’Lee", "Programme": "The right thing",
        "Provider": "Lantern Valley Council", "Facilitated by": "Joss Wayfarer",
        "Dates": "1 October 2026 to 3 October 2026", "Hours": "up to 5.75 hours",
        "Of these, learning with others": "1.75 hours",
        "Hours rest on": "register, presence only, planned length and stated by Zoom",
        "Issued": "5 December 2026", "Reference": "KTRS-ZKHS",
    }  # fmt: skip
    (grid,) = grids(certificate(COURSE, WHO, ISSUE))
    assert grid.rows[0] == ("1 October 2026", "Session 1: Half day 1", "2 h 34 min", "register")
    assert "1 session nothing of that was recorded" in all_words(certificate(COURSE, WHO, ISSUE))


def test_nothing_is_called_accredited_or_a_point_unless_somebody_entered_who_did() -> None:
    plain = all_words(certificate(COURSE, WHO, ISSUE)).casefold()
    assert "accredited" not in plain
    assert "point" not in plain
    told = replace(COURSE, body="The Puddleby College", number="PC 7")
    assert (
        dict(certificate(told, WHO, ISSUE).about)["Accredited by"]
        == "The Puddleby College, number PC 7"
    )
    for regulator in Regulator:
        assert "accredited" not in all_words(reflection(COURSE, WHO, regulator)).casefold()


def test_a_reissue_says_so_and_names_the_first_with_what_it_said() -> None:
    again = replace(ISSUE, first="CKGP-6D2L", first_day="2026-11-01", first_hours=5.5)
    page = certificate(COURSE, WHO, again)
    assert dict(page.about)["Issued again"] == (
        "first issued on 1 November 2026, reference CKGP-6D2L, then up to 5.5 hours"
    )
    assert "This is a reissue." in all_words(page)
    assert "reissue" not in all_words(certificate(COURSE, WHO, ISSUE))
    same = replace(again, first_hours=WHO.hours)
    assert "then" not in dict(certificate(COURSE, WHO, same).about)["Issued again"]


def test_all_of_them_are_one_document_with_a_page_for_each() -> None:
    other = replace(WHO, name="Bo Nobody")
    page = for_printing(COURSE, [(WHO, ISSUE), (other, replace(ISSUE, reference="X"))], ())
    assert page.new_page
    assert page.blocks, "or the first one would stand below the title of all"
    assert [each.heading for each in page.sections] == [
        "Certificate of attendance: Ann [/x] O’Lee", "Certificate of attendance: Bo Nobody",
    ]  # fmt: skip


@pytest.mark.parametrize("regulator", Regulator)
def test_each_statement_about_a_regulator_stands_beside_how_sure_it_is(
    regulator: Regulator,
) -> None:
    (asks,) = (
        block for section in reflection(COURSE, WHO, regulator).sections
        for block in section.blocks if isinstance(block, Grid)
    )  # fmt: skip
    row = REGULATORS[regulator]
    assert asks.rows == tuple((each.words, SURE_WORDS[each.sure]) for each in row.asks)
    pages = reflections(COURSE, [WHO, WHO], regulator)
    assert pages.new_page
    assert pages.blocks
    assert len(pages.sections) == 2
    assert all(row.notice in all_words(each) for each in pages.sections)


def test_only_the_nurses_sheet_counts_hours_with_others_and_it_guesses_nothing() -> None:
    nurse = reflection(COURSE, WHO, Regulator.NMC)
    assert dict(nurse.about)["Participatory hours"] == "1.75 hours"
    assert [row[-1] for row in grids(nurse)[0].rows] == ["1 h 30 min", NOT_KNOWN, "10 min"]
    assert nurse.notice.startswith("Write nothing here that identifies a patient")
    for regulator in set(Regulator) - {Regulator.NMC}:
        assert "Participatory hours" not in dict(reflection(COURSE, WHO, regulator).about)
    unknown = replace(WHO, lines=WHO.lines[1:2])
    assert (
        dict(reflection(COURSE, unknown, Regulator.NMC).about)["Participatory hours"] == NOT_KNOWN
    )


def test_a_social_worker_reads_whether_there_was_talk_in_pairs_or_groups() -> None:
    told = dict(reflection(COURSE, WHO, Regulator.SWE).about)["Discussion in pairs or groups"]
    assert told == "in pairs and in small groups, in 2 of 3 sessions"
    pieces = [each.heading for each in reflection(COURSE, WHO, Regulator.SWE).sections]
    assert pieces[:2] == ["First piece", "Second, different piece, with peer reflection"]


def test_hours_of_involvement_leave_what_is_agreed_to_be_filled_in() -> None:
    bands = ((0.0, "half day"), (2.5, "day"))
    page = involvement(COURSE, WHO, bands)
    attended, agreed = grids(page)
    assert [row[-1] for row in attended.rows] == ["day", "day", "half day"]
    assert attended.rows[0][2:5] == ("09:30", "12:00", "2 h 34 min")
    assert all(not any(row[1:]) for row in agreed.rows)
    assert [each.label for each in page.blocks if isinstance(each, Blank)] == [
        "Payee name, if different", "Role in the programme",
    ]  # fmt: skip
    assert "can affect benefits and tax" in all_words(page)
    assert "£" not in all_words(page)


def test_who_declines_payment_has_no_claim_to_fill_in_and_is_asked_for_no_reason() -> None:
    page = involvement(COURSE, WHO, (), declines=True)
    assert "Declines payment." in all_words(page)
    assert len(grids(page)) == 1
    assert not [each for each in page.blocks if isinstance(each, Blank)]
    both = involvements(COURSE, [(WHO, True), (WHO, False)], ())
    assert len(both.sections) == 2
