"""What the file keeps of the library: read back as it was, or anew from a sound source."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from support.desk import House

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.backups import remade
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import models
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.trouble import Trouble


def spoil(house: House, sql: str) -> None:
    with closing(sqlite3.connect(house.db)) as db, db:
        db.execute(sql)


def test_a_spoilt_model_is_read_anew_from_its_source_and_that_is_said(
    house: House, desk: Desk, session: SessionId
) -> None:
    before = models.exercise(desk, "whose-rule")
    assert remade(desk) == ""
    spoil(house, "UPDATE content SET model = replace(model, 'Pick one', 'Pick two')")
    again = house.desk()
    conductor = open_session(again, session)
    assert models.exercise(again, "whose-rule") == before
    said = conductor.notice()
    assert "“Whose rule?”" in said
    assert said.endswith("It was read anew from its source.")
    assert again.store.content("exercise", "whose-rule").sound  # type: ignore[union-attr]


def test_a_model_whose_source_is_spoilt_too_is_refused_and_the_rest_can_be_had(
    house: House, desk: Desk
) -> None:
    spoil(house, "UPDATE content SET model = '{}', source = source || ' ' WHERE id = 'whose-rule'")
    with pytest.raises(Trouble, match="“Whose rule\\?” has changed on the disk") as raised:
        models.exercise(desk, "whose-rule")
    assert "l4pc restore" in raised.value.hint
    (head,) = (head for head in desk.store.contents() if head.id == "whose-rule")
    assert models.model(desk, head) is None
    assert models.plan(desk, "morning") is not None
    assert desk.store.damage is None
