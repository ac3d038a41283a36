"""A session resumed from the file is the session as it was, whatever was done in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from support.desk import fresh, picture
from support.examples import examples
from support.wishes import WISHES, grant

from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import Read, open_session, read_session


def told_by_the_file(desk: Desk, session: SessionId) -> Conductor:
    """The session as it would be opened now, without taking it from whoever runs it."""

    def read() -> Read:
        row = desk.store.session(session)
        assert row is not None
        return read_session(desk, row)

    return Conductor(read(), read)


@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(wishes=WISHES)
def test_whatever_is_wished_the_file_tells_the_same_session_at_every_moment(
    furnished: Path, wishes: list[tuple[Any, ...]]
) -> None:
    with fresh(furnished) as house:
        desk, other = house.desk(), house.desk()
        conductor = open_session(desk, desk.store.sessions()[0].session.id)
        for wish in wishes:
            grant(conductor, house, wish)
            assert conductor.drain(10)
            again = told_by_the_file(other, conductor.session)
            assert picture(again) == picture(conductor)
            assert again.register() == conductor.register()
            assert again.public() == conductor.public()
        conductor.tick()
        assert conductor.drain(10)
        last = open_session(house.desk(), conductor.session)
        assert picture(last) == picture(conductor)
        # A line without words is nothing that anybody would miss.
        typed = conductor.draft()
        assert desk.store.draft(conductor.session) == (typed if typed.strip() else "")
        row = desk.store.session(conductor.session)
        assert row is not None
        assert row.state == conductor.view().state
