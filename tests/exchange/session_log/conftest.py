from collections.abc import Callable
from dataclasses import replace

import pytest

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.exchange.log_model import (
    DepthRow,
    MoveRow,
    NoteRow,
    RegisterRow,
    SessionLog,
    TimelineRow,
)


def at(clock: str) -> str:
    return f"2026-10-06T{clock}:00+01:00"


LOG = SessionLog(
    session="01890000-0000-7000-8000-000000000001",
    title="Whose rule is it?",
    date="2026-10-06",
    cohort="Exmoor cohort 3",
    venue="The old chapel",
    number=2,
    of=6,
    facilitators=("Joe Kent",),
    planned_start=at("09:30"),
    planned_finish=at("16:00"),
    started=at("09:40"),
    finished=at("16:04"),
    counts="1 here · 1 late",
    register=(
        RegisterRow("Amina Yusuf", "Council", "here", at("09:26"), minutes=339, basis="register"),
        RegisterRow(
            "Chidi Okafor",
            "Trust",
            "late",
            at("09:55"),
            "",
            "train",
            False,
            324,
            "register",
            "was here",
        ),
        RegisterRow("Joe Kent", facilitates=True),
    ),
    timeline=(
        TimelineRow("Welcome", "Names", at("09:30"), 10, at("09:40"), 12.4),
        TimelineRow("Welcome", "Agreements", at("09:40"), 5, skipped=True),
    ),
    depth=(DepthRow(at("09:40"), "Arrive"), DepthRow(at("10:10"), "Surface")),
    notes=(
        NoteRow(at("09:50"), "insight", "it was never the form", "Welcome", "Names", "Arrive"),
        NoteRow(at("09:51"), "commitment", "@Amina phone the chair by Fri"),
        NoteRow(at("09:52"), "restricted", "these words must not leave"),
        NoteRow(at("09:53"), "parked", "who owns transport"),
    ),
    moves=(
        MoveRow(at("09:40"), "start", "started", "Joe Kent", inside=None),
        MoveRow(at("09:52"), "next", inside=None),
        MoveRow(at("16:04"), "close", "closed", inside=None),
    ),
    profile=Profile.FACILITATOR,
)

Everywhere = Callable[[str], SessionLog]


@pytest.fixture
def log() -> SessionLog:
    """A short session."""
    return LOG


@pytest.fixture
def everywhere() -> Everywhere:
    """The same session with one text in every place where a person can put one."""

    def make(text: str) -> SessionLog:
        return replace(
            LOG,
            session=text, title=text, date=text, cohort=text, venue=text, counts=text,
            facilitators=(text, text), started=text, finished=text, planned_start=text,
            register=(RegisterRow(text, text, text, text, text, text, basis=text, corrected=text), RegisterRow(text)),
            timeline=(TimelineRow(text, text, text, 1, text, 2),),
            depth=(DepthRow(text, text),),
            notes=(NoteRow(text, "insight", text, text, text, text), NoteRow(text, "parked", text)),
            moves=(MoveRow(text, text, text, text, text),),
        )  # fmt: skip

    return make
