"""A log that is handed over holds nothing that stays with the team, whoever reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l4pc_tui.core.record.profiles import PROFILES, Profile
from l4pc_tui.core.record.travel import Inside
from l4pc_tui.exchange.log_model import (
    DepthRow,
    FollowRow,
    MoveRow,
    NoteRow,
    RegisterRow,
    SessionLog,
    StaysRow,
    TimelineRow,
)

OWN = SessionLog(
    "s1", "Walk and talk", "2026-11-28",
    register=(RegisterRow("Amina Yusuf", remark="zebra1"),),
    timeline=(TimelineRow("Talk", "zebra2", aside=True), TimelineRow("Talk", "Trace it")),
    depth=(
        DepthRow("10:00", "Surface"), DepthRow("10:05", "Feel", aside=True),
        DepthRow("10:10", "Surface"), DepthRow("10:20", "Question"),
    ),
    notes=(NoteRow("", "note", "zebra3"), NoteRow("", "note", "", "", "zebra4", inside=None, aside=True)),
    followed=(
        FollowRow("", "zebra5", "", "done", remark="zebra6"),
        FollowRow("", "phone the chair", "", "done", shared=True),
    ),
    moves=(
        MoveRow("", "next", "on to “Trace it”", reason="zebra7", inside=None),
        MoveRow("", "door", "zebra8", inside=Inside.ASIDE), MoveRow("", "later", "zebra9"),
    ),
    profile=Profile.FACILITATOR,
)  # fmt: skip


def test_what_stays_with_the_team_is_in_no_row_that_is_handed_over() -> None:
    assert all(f"zebra{number}" in repr(OWN) for number in range(1, 10))
    handed = replace(OWN, profile=Profile.HANDOVER)
    assert "zebra" not in repr(handed)
    assert "phone the chair" in repr(handed)
    assert handed.inside == (
        StaysRow(Inside.NOTES, 1, "note"), StaysRow(Inside.REMARKS, 2),
        StaysRow(Inside.ASIDE, 1), StaysRow(Inside.REASONS, 1), StaysRow(Inside.UNREAD, 1),
    )  # fmt: skip


def test_how_deep_the_group_was_at_a_side_step_leaves_no_gap_in_what_is_handed_over() -> None:
    def told(log: SessionLog) -> list[tuple[str, str, str]]:
        return [(row.at, row.place, row.came_from) for row in log.depth]

    assert told(OWN) == [
        ("10:00", "Surface", ""), ("10:05", "Feel", "Surface"), ("10:10", "Surface", "Feel"),
        ("10:20", "Question", "Surface"),
    ]  # fmt: skip
    handed = replace(OWN, profile=Profile.HANDOVER)
    assert told(handed) == [("10:00", "Surface", ""), ("10:20", "Question", "Surface")]


def test_a_row_of_which_nothing_is_said_stays_inside() -> None:
    assert NoteRow("", "note", "").inside is not None
    assert MoveRow("", "next").inside is not None


@pytest.mark.parametrize("profile", [each for each, row in PROFILES.items() if not row.names])
def test_no_log_of_rows_is_made_for_those_who_are_told_no_names(profile: Profile) -> None:
    with pytest.raises(LookupError, match=f"{profile}: a log names people"):
        replace(OWN, profile=profile)
