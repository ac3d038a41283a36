"""The log for those who are told no names: numbers, small ones hidden, and words without names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.accessible import faults_of_docx, faults_of_html

from l4pc_tui.core.document.model import Bullets, Document, Figures, Grid
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import Inside
from l4pc_tui.exchange.document.docx import as_docx
from l4pc_tui.exchange.document.html import as_html
from l4pc_tui.exchange.log_model import FollowRow, MoveRow, NoteRow, RegisterRow, SessionLog
from l4pc_tui.exchange.session_log.counted import Counted, counted_document

NAMELESS = [profile for profile, row in PROFILES.items() if not row.names]
NAMES = ("Amina", "Chidi", "Joe", "Kent", "Council", "Trust")


def nameless(text: str) -> str | None:
    text = text.replace("Carys", "[participant 07]")
    return None if any(name in text for name in NAMES) else text


def figures(document: Document) -> dict[str, str]:
    (found,) = (each for each in document.blocks if isinstance(each, Figures))
    return {each.label: each.value for each in found.items}


@pytest.fixture
def handed(log: SessionLog) -> SessionLog:
    """A session of twelve who came, as it is handed over."""
    there = tuple(
        RegisterRow(f"Amina {n}", "Council", "here" if n else "late", minutes=300, basis="register")
        for n in range(12)
    )
    notes = tuple(
        NoteRow("", "insight", text, inside=None)
        for text in ("nobody wrote the form", "Chidi wrote the form", "it is older than the house")
    )
    promises = tuple(
        NoteRow("", "commitment", "ask", who="Amina", what="ask Joe", inside=None) for _ in range(6)
    )
    kept = (NoteRow("", "quote", "zebra1"), NoteRow("", "commitment", "zebra2"))
    followed = tuple(
        FollowRow("", "phone Joe", "Seeing", outcome, shared=True)
        for outcome in ("done",) * 7 + ("blocked",) * 2 + ("started",) * 6
    )
    return replace(
        log, profile=Profile.HANDOVER, register=(*there, RegisterRow("Joe Kent", facilitates=True)),
        notes=(*notes, *promises, *kept), followed=followed,
        moves=(*log.moves, MoveRow("2026-10-06T11:30:00+01:00", "pulse", "pulse: median 4, one person said 1", inside=None)),
    )  # fmt: skip


def made(log: SessionLog, profile: Profile = Profile.COMMISSIONER) -> Counted:
    return counted_document(log, profile, nameless)


@pytest.mark.parametrize("profile", NAMELESS)
def test_nobody_is_named_and_nothing_is_told_of_one_person(
    handed: SessionLog, profile: Profile
) -> None:
    told = made(handed, profile).document
    assert not [name for name in (*NAMES, "zebra", "said 1", "pulse:") if name in str(told)]
    assert told.author == ""
    assert told.notice == PROFILES[profile].notice
    assert faults_of_html(as_html(told)) == []
    assert faults_of_docx(as_docx(told)) == []


def test_small_numbers_are_hidden_and_others_are_rounded_where_it_is_published(
    handed: SessionLog,
) -> None:
    commissioner, public = (made(handed, profile).document for profile in NAMELESS)
    assert figures(commissioner) == {
        "people came": "12", "from start to close": "6 h 24 min", "deepest place": "Surface",
        "commitments": "7", "notes for the team alone": "fewer than 5",
    }  # fmt: skip
    assert figures(public)["people came"] == "10"
    assert figures(public)["commitments"] == "*"
    assert "“fewer than 5”" in str(commissioner.sections[-1])


def test_what_became_of_commitments_gives_no_small_number_away_by_its_total(
    handed: SessionLog,
) -> None:
    (became,) = (s for s in made(handed).document.sections if s.heading.startswith("What became"))
    (grid,) = became.blocks
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("Done", "7"), ("Blocked", "fewer than 5"), ("Started", "not shown"),
        ("All that were told of", "15"),
    )  # fmt: skip


def test_words_in_which_no_name_is_left_are_told_and_the_others_counted(handed: SessionLog) -> None:
    told = made(handed)
    (insights,) = (each for each in told.document.sections if each.heading == "Insights")
    assert insights.blocks == (Bullets(("nobody wrote the form", "it is older than the house")),)
    assert told.notes == 2
    assert "1 note that could be told is left out" in str(told.document.sections[-1])


def test_what_a_code_stands_for_is_said_where_there_is_one(handed: SessionLog) -> None:
    assert "[square brackets]" not in str(made(handed).document)
    told = made(replace(handed, notes=(NoteRow("", "insight", "ask Carys", inside=None),))).document
    assert "ask [participant 07]" in str(told)
    assert "[square brackets]" in str(told.sections[-1])


def test_a_title_and_a_step_that_name_somebody_are_left_out(handed: SessionLog) -> None:
    told = made(replace(handed, title="Amina’s day", venue="Joe’s barn")).document
    assert told.title == "A session"
    assert dict(told.about)["Where"] == "not told"


def test_what_stays_inside_is_counted_in_no_kind_that_it_could_be_told_by(
    handed: SessionLog,
) -> None:
    """One quote that stays with the team would say that somebody did not consent."""
    assert [row.kind for row in handed.inside if row.what is Inside.NOTES] == [
        "commitment",
        "quote",
    ]
    assert "uote" not in str(made(handed).document)
