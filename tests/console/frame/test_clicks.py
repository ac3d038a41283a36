"""What one click may do: every key is one or the other, and no new one is forgotten."""

from __future__ import annotations

import pytest

from l4pc_tui.console.frame.clicks import TWICE
from l4pc_tui.console.keys.every_key_there_is import every_row

pytestmark = pytest.mark.quick

AT_ONCE_FAMILIES = frozenset(
    (
        "ask", "choice", "cohort", "cohorts", "collect", "doors", "file", "find", "form", "handbook",
        "insert",
        "library", "line", "mark", "measures", "note", "one", "page", "palette", "panel", "paper",
        "pick", "preview", "records", "report", "screen", "script", "scroll", "settings",
        "verdict",
    )
)  # fmt: skip
"""Families in which no key moves the room or changes what it sees."""
AT_ONCE = frozenset(
    (
        # The Console
        "close", "curtain", "follow", "groups", "hide", "keys", "leave", "letters", "message",
        "plan", "pulse", "put_away", "quit", "record", "register", "restricted", "support", "tick",
        "time", "versions", "versions.leave", "support.done", "pulse.cancel", "keys.back",
        "keys.handbook",
        # Home: what it opens stands over it
        "home.after", "home.again", "home.away", "home.before", "home.begin", "home.bring_back",
        "home.card", "home.cohorts", "home.collect", "home.done", "home.go", "home.page", "home.leave", "home.library",
        "home.lists", "home.new", "home.packed", "home.paper", "home.plan", "home.records",
        "home.rehearse", "home.settings", "home.walk_ins",
        # Looked at before it is accepted
        "deeper.after", "deeper.before", "deeper.plan-b", "deeper.pulse", "deeper.stay", "plan_b", "reason.own",
        "reason.stay", "time.by", "time.down", "time.leave", "time.length",
        "time.shift", "time.squeeze", "time.stretch", "time.up", "plan.back", "plan.insert",
        "plan.lock", "plan.take", "groups.ahead", "groups.another", "groups.back", "groups.lock",
        "groups.lock_table", "groups.pick_up", "groups.same", "groups.size", "groups.turn",
        # The record: taken back with z
        "follow.back", "follow.blocked", "follow.changed", "follow.done", "follow.next",
        "follow.remark", "follow.started", "register.absent", "register.back", "register.file",
        "register.final", "register.find", "register.here", "register.key_in", "register.late",
        "register.left-early", "register.match", "register.name", "register.next",
        "register.online", "register.remark", "register.rest", "register.sorry", "register.times",
        "register.unmark", "register.walk_in", "close.agree", "close.all", "close.anon",
        "close.back", "close.bundle", "close.catch", "close.done", "close.down", "close.dropped",
        "close.export", "close.inside", "close.leave", "close.measures", "close.mend",
        "close.named", "close.open", "close.pulse", "close.share", "close.sort", "close.strike",
        "close.taken", "close.up",
    )
)  # fmt: skip


def test_every_key_is_known_to_move_the_room_or_not_to() -> None:
    """A key that is new says here whether one click may do it."""
    missing = [
        row.id
        for row in every_row()
        if not {row.id, row.id.partition(".")[0]} & TWICE
        and row.id not in AT_ONCE
        and row.id.partition(".")[0] not in AT_ONCE_FAMILIES
    ]
    assert missing == []


def test_no_key_is_said_to_be_both() -> None:
    ids = {row.id for row in every_row()}
    assert not AT_ONCE & TWICE
    assert ids >= AT_ONCE, AT_ONCE - ids
