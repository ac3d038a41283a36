"""Whatever an entry's data turns into, every list, log, export, screen and undo still works."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import COHORT, House, fresh
from support.wishes import WISHES, grant

from l4pc_tui.core.live.run.versions import numbered
from l4pc_tui.core.record.entry import Event, data_digest, outer_digest
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.home.home import home
from l4pc_tui.desk.home.last_time import last_time
from l4pc_tui.desk.library.actual_times import actuals
from l4pc_tui.desk.out import shapes
from l4pc_tui.desk.out.exports import export
from l4pc_tui.desk.out.formats import FORMATS
from l4pc_tui.desk.people.calendar import calendar
from l4pc_tui.desk.people.cohorts import find_cohort
from l4pc_tui.desk.people.commitments import promises
from l4pc_tui.desk.register.look import register_of
from l4pc_tui.desk.session.close import closing as closing_view
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.desk.session.usual_times import usual_times
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.plain import session_lines
from l4pc_tui.store.file.connection import writing
from l4pc_tui.store.journal import journal

words = st.text(max_size=6) | st.sampled_from(["here", "note", "Power", "2/trace-it", "9/nowhere"])
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@st.composite
def odd(draw: st.DrawFn, said: dict[str, Any]) -> Any:
    """Data turned into anything, or with one of its values changed, lost or added."""
    how = draw(st.integers(0, 3))
    if how == 0 or not said:
        return draw(st.dictionaries(words, values, max_size=3))
    name = draw(st.sampled_from(sorted(said)))
    if how == 1:
        return {key: value for key, value in said.items() if key != name}
    return {**said, (name if how == 2 else draw(words)): draw(values)}


def sealed_anew(event: Event, said: Any) -> Event:
    """The event as it would have been written with other data."""
    inner = data_digest(event.nonce or "", said)
    made = replace(event, data=said, data_digest=inner)
    return replace(made, digest=outer_digest(made))


def put_in_place(path: Path, changed: list[tuple[Event, Event]]) -> None:
    """Events of another version in the place of those of a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db, writing(db):
        for before, after in changed:
            db.execute("DELETE FROM event WHERE id = ? AND digest = ?", (before.id, before.digest))
            journal.insert(db, [journal.row_of(after)])


def looked_at(desk: Desk, folder: Path) -> None:
    """Everything that can be asked of a file, asked."""
    home(desk)
    calendar(desk)
    last_time(desk)
    shapes.cohort_list(desk)
    shapes.session_list(desk)
    desk.store.search("a")
    actuals(desk, "whose-rule")
    usual_times(desk, ["whose-rule"])
    for cohort in desk.store.cohorts():
        shapes.cohort(desk, cohort)
        promises(desk, cohort.id)
    for number, row in enumerate(desk.store.sessions()):
        register_of(desk, row)
        with suppress(Trouble):  # Its plan is another one, and not in the library.
            shapes.session(desk, row)
            for how in FORMATS:
                export(desk, row, how, folder / f"{number}-{how}")
            led(desk, row.session.id)


def led(desk: Desk, session: SessionId) -> None:
    """A session opened, told in every way, and undone as far as it goes."""
    conductor = open_session(desk, session)
    for _ in range(200):
        view = conductor.view()
        conductor.public()
        conductor.register()
        closing_view(conductor)
        conductor.returning()
        numbered(conductor.versions.all())
        session_lines.opening(view)
        session_lines.sheet(view)
        session_lines.time(view)
        conductor.notice()
        conductor.preview_squeeze()
        said = conductor.undo()
        if not said.ok and not said.words.startswith("A strike"):
            break
    conductor.start()
    conductor.next()
    conductor.note("it goes on")
    conductor.rest_here()
    conductor.leave(goes_on=True)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
@given(st.data(), WISHES)
def test_whatever_entries_say_everything_still_works(
    furnished: Path, data: st.DataObject, wishes: list[tuple[Any, ...]]
) -> None:
    with fresh(furnished) as house, tempfile.TemporaryDirectory() as folder:
        desk = house.desk()
        (row,) = desk.store.sessions(find_cohort(desk, COHORT).id)
        conductor = open_session(desk, row.session.id)
        for wish in wishes:
            grant(conductor, house, wish)
        conductor.leave(goes_on=True)
        assert conductor.drain(10)
        said = [e for e in desk.store.all_events() if e.data is not None and e.nonce]
        house.close()
        places = st.integers(0, len(said) - 1)
        chosen = [said[n] for n in data.draw(st.lists(places, min_size=1, max_size=4, unique=True))]
        changed = [
            (event, sealed_anew(event, data.draw(odd(dict(event.data or {}))))) for event in chosen
        ]
        put_in_place(house.db, changed)
        again = House(house.folder)
        again.clock.now = house.clock.now + 60
        with closing(again):
            desk = again.desk()
            desk.store.rebuild()
            looked_at(desk, Path(folder))
            assert desk.store.verify().sound
