"""Which scripts a session that has not begun is led by: those of its id, else of one that had it."""

from __future__ import annotations

import pytest
from support.desk import MORNING, PLAN, House

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.core.record.nouns import Session
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.session.pinned_scripts import scripts


@pytest.mark.parametrize(
    ("named", "title"),
    [("dawn", "A morning"), ("whose-rule", "Whose rule?"), (PLAN, "A morning")],
    ids=["an older id of a plan", "the id of an exercise that a plan had", "its own"],
)
def test_an_id_is_whoever_has_it_now_and_else_whoever_had_it(
    desk: Desk, house: House, named: str, title: str
) -> None:
    path = house.folder / "newer" / "sessions" / f"{PLAN}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = MORNING.replace("people: 12\n", "people: 12\nwas: [dawn, whose-rule]\n", 1)
    path.write_text(text, encoding="utf-8")
    assert library.load(desk, [path.parent.parent]).refused == ()
    session = Session(SessionId(desk.new_id()), named, "2026-11-25")
    assert scripts(desk, session).plan.title == title
