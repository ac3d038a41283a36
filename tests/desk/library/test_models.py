"""What the file keeps of the library: read back as it was, or anew from a sound source."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from support.desk import House
from support.there import there

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.backups import backup, inspect, remade
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
    assert not there(again.store.content("exercise", "whose-rule")).spoilt


SPOILT = "UPDATE content SET model = '{}', source = source || ' ' WHERE id = 'whose-rule'"


def no_file(house: House) -> None:
    """The library's own files are elsewhere."""
    spoil(house, "UPDATE shelf SET path = '/gone/' || id || '.md'")


def test_a_script_of_which_nothing_is_sound_is_read_anew_from_its_file(
    house: House, desk: Desk
) -> None:
    before = models.exercise(desk, "whose-rule")
    spoil(house, SPOILT)
    assert models.exercise(desk, "whose-rule") == before
    assert remade(desk).endswith("It was read anew from its file in the library.")


def test_a_script_of_which_nothing_is_sound_is_put_right_from_a_backup(
    house: House, desk: Desk
) -> None:
    before = models.exercise(desk, "whose-rule")
    backup(desk)
    spoil(house, SPOILT)
    no_file(house)
    assert models.exercise(desk, "whose-rule") == before
    assert remade(desk).endswith("It was put right from a backup.")
    assert not there(desk.store.content("exercise", "whose-rule")).spoilt


def test_a_script_of_which_nothing_is_left_is_refused_and_the_rest_can_be_had(
    house: House, desk: Desk
) -> None:
    (head,) = (head for head in desk.store.contents() if head.id == "whose-rule")
    spoil(house, SPOILT)
    no_file(house)
    with pytest.raises(Trouble, match="“Whose rule\\?” has changed on the disk") as raised:
        models.exercise(desk, "whose-rule")
    assert "l4pc restore" in raised.value.hint
    assert models.model(desk, head) is None
    assert models.plan(desk, "morning") is not None
    assert desk.store.damage is None
    said = remade(desk)
    assert "still give their log" in said
    (text,) = (house.db.parent / "set-aside").iterdir()
    assert "# Whose rule?" in text.read_text("utf-8")
    assert str(text.parent) in said


def test_a_sound_model_outlives_its_spoilt_source_and_that_is_said(
    house: House, desk: Desk
) -> None:
    before = models.exercise(desk, "whose-rule")
    spoil(house, "UPDATE content SET source = replace(source, 'Pick', 'Pock')")
    no_file(house)
    assert models.exercise(desk, "whose-rule") == before
    assert "Sessions go on with what was read from it" in remade(desk)
    assert "Pock" in next((house.db.parent / "set-aside").iterdir()).read_text("utf-8")
    assert inspect(backup(desk)).spoilt == 0


def test_what_a_list_tells_of_a_script_is_made_anew_when_it_is_spoilt(
    house: House, desk: Desk
) -> None:
    def listed() -> list[tuple[object, ...]]:
        return [(head.id, head.kind, head.title, head.facts) for head in desk.store.contents()]

    before = listed()
    spoil(house, "UPDATE content SET facts = replace(facts, '1', '2'), title = 'A wolk'")
    assert listed() != before
    backup(desk)
    assert listed() == before
