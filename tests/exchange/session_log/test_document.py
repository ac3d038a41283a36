"""The session log as a document: what it came to first, and the same facts as the other formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.accessible import faults_of_docx, faults_of_html
from support.documents import HOSTILE

from l4pc_tui.core.document.model import Document, Figures, Grid, Paragraph, Section, Trace
from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.exchange.document.docx import as_docx
from l4pc_tui.exchange.document.html import as_html
from l4pc_tui.exchange.log_model import DepthRow, FollowRow, MoveRow, NoteRow, SessionLog
from l4pc_tui.exchange.session_log.document import log_document
from l4pc_tui.exchange.session_log.markdown import to_markdown


def at(clock: str) -> str:
    return f"2026-10-06T{clock}:00+01:00"


@pytest.fixture
def whole(log: SessionLog) -> SessionLog:
    """A session with promises, pulses, a way down and a way back."""
    return replace(
        log,
        depth=(
            DepthRow(at("09:40"), "Arrive"), DepthRow(at("10:10"), "Surface"),
            DepthRow(at("11:00"), "Feel"), DepthRow(at("15:00"), "Return"),
        ),
        notes=(
            *log.notes,
            NoteRow(at("12:00"), "commitment", "@Chidi ask for the form", who="Chidi", what="ask for the form", inside=None),
            NoteRow(at("12:01"), "commitment", "@Amina phone the chair", who="Amina", what="phone the chair", by="Friday"),
            NoteRow(at("12:02"), "quote", "nobody wrote it", consent="anonymous", answer="anonymous", inside=None),
        ),
        followed=(FollowRow(at("09:50"), "draw the map", "Seeing", "blocked", "time", "no paper"),),
        moves=(
            *log.moves, MoveRow(at("11:30"), "pulse", "pulse: median 4, nobody below 3", inside=None),
        ),
    )  # fmt: skip


def section(document: Document, heading: str) -> Section:
    (found,) = (each for each in document.sections if each.heading == heading)
    return found


def test_the_summary_stands_first_and_says_who_came_how_deep_and_what_was_promised(
    whole: SessionLog,
) -> None:
    told = log_document(whole)
    first, figures, *_ = told.blocks
    assert isinstance(first, Paragraph)
    assert first.strong
    assert first.text == (
        "2 of the 2 on the register came. The group went as deep as Feel and ended at Return. "
        "3 commitments were made."
    )
    assert isinstance(figures, Figures)
    assert [(each.value, each.label) for each in figures.items] == [
        ("2 of 2", "came"), ("6 h 24 min", "from start to close"), ("Feel", "deepest place"),
        ("3", "commitments"),
    ]  # fmt: skip
    assert dict(told.about)["Time"] == "09:40 to 16:04, planned 09:30 to 16:00"
    assert told.notice == PROFILES[Profile.FACILITATOR].notice


def test_what_stays_with_the_team_is_told_as_numbers_in_the_summary(whole: SessionLog) -> None:
    told = log_document(replace(whole, profile=Profile.HANDOVER))
    assert "the words of 2 stay with the team" in str(told.blocks[0])
    assert "4 notes stay with the team: 2 commitments, 1 parked item, 1 insight." in str(
        told.blocks
    )
    assert "phone the chair" not in str(told)
    assert "these words must not leave" not in str(told)


def test_commitments_stand_by_person_and_those_of_nobody_last(whole: SessionLog) -> None:
    (grid,) = section(log_document(whole), "Commitments, by person").blocks
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("Amina", "phone the chair", "Friday"), ("Chidi", "ask for the form", "not said"),
        ("nobody named", "@Amina phone the chair by Fri", "not said"),
    )  # fmt: skip


def test_the_way_down_is_drawn_with_its_pulses_and_told_in_a_table_beside_it(
    whole: SessionLog,
) -> None:
    (trace,) = section(log_document(whole), "How deep").blocks
    assert isinstance(trace, Trace)
    assert [(each.minute, each.level, each.name) for each in trace.reached] == [
        (0, 0, "Arrive"), (30, 1, "Surface"), (80, 2, "Feel"), (320, 0, "Return"),
    ]  # fmt: skip
    assert [(each.minute, each.words) for each in trace.asked] == [
        (110, "11:30 pulse: median 4, nobody below 3")
    ]
    assert trace.minutes == 384
    assert (
        trace.alt == "The group came to Feel, the deepest, after 80 minutes, and ended at Return."
    )
    assert [row[2] for row in trace.table.rows] == [
        "At Arrive", "At Surface", "At Feel", "Pulse: median 4, nobody below 3", "At Return",
    ]  # fmt: skip


@pytest.mark.parametrize("profile", [Profile.FACILITATOR, Profile.HANDOVER])
def test_the_page_and_the_markdown_log_have_the_same_facts(
    whole: SessionLog, profile: Profile
) -> None:
    """Every cell of every table, and every line of words, stands in the other too."""
    log = replace(whole, profile=profile)
    told, markdown = str(log_document(log)), to_markdown(log).replace("\\", "")
    facts = (
        "Amina Yusuf", "Exmoor cohort 3", "session 2 of 6", "ask for the form", "nobody wrote it",
        "late (was here)", "Agreements", "train", "draw the map", "no paper", "phone the chair",
        "it was never the form", "who owns transport", "pulse: median 4", "Joe Kent", "blocked",
    )  # fmt: skip
    for fact in facts:
        assert (fact in told) == (fact in markdown), fact


@pytest.mark.parametrize("text", [HOSTILE, "", "Lantern Street"])
def test_everybody_can_read_the_log_whatever_was_typed(
    everywhere: Callable[[str], SessionLog], text: str
) -> None:
    told = log_document(everywhere(text))
    assert faults_of_html(as_html(told).replace(b"&lt;script&gt;", b"")) == []
    assert faults_of_docx(as_docx(told)) == []


def test_a_session_that_was_not_held_says_so() -> None:
    told = log_document(SessionLog("s", "Walk and talk", "2026-11-28", planned_start=at("09:30")))
    assert "has not been held" in str(told.blocks[0])
    assert dict(told.about)["Time"] == "not started; planned 6 Oct 09:30"
    assert faults_of_html(as_html(told)) == []
    assert faults_of_docx(as_docx(told)) == []
