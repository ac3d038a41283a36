"""A session resumed from the file is the session as it was, whatever was done in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from support.desk import fresh, picture
from support.wishes import WISHES, grant

from l4pc_tui.desk.opening import open_session


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wishes=WISHES)
def test_whatever_is_wished_the_file_tells_the_same_session(
    furnished: Path, wishes: list[tuple[Any, ...]]
) -> None:
    with fresh(furnished) as house:
        desk = house.desk()
        conductor = open_session(desk, desk.store.sessions()[0].session.id)
        for wish in wishes:
            grant(conductor, house, wish)
        conductor.tick()
        assert conductor.drain(10)
        again = open_session(house.desk(), conductor.session)
        assert picture(again) == picture(conductor)
        assert again.register() == conductor.register()
        assert again.public() == conductor.public()
        assert desk.store.draft(conductor.session) == conductor.draft()
        row = desk.store.session(conductor.session)
        assert row is not None
        assert row.state == conductor.view().state
