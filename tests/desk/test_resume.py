"""A session resumed from the file is the session as it was, whatever was done in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import House, picture

from l4pc_tui.desk.conduct import Conductor
from l4pc_tui.desk.opening import open_session

NAMES = ("Joss Wayfarer", "Amina Marigold", "Ben Thimble", "Carys Acorn", "Dev Kettle")
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["Ann [/x] Lee", "[bold", "\x1b[31mred", "‮right to left", "", "  ", "* an insight", "\\ no"]
    ),
)
WISHES = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(
                ["start", "next", "next", "next", "back", "cover", "pause", "close", "reopen",
                 "undo", "undo", "rest_here", "tick", "reveal"]
            )
        ),
        st.tuples(st.just("goto"), st.integers(0, 9)),
        st.tuples(st.just("door"), st.integers(0, 6)),
        st.tuples(st.just("reveal"), st.integers(-1, 3)),
        st.tuples(st.just("mark"), st.integers(0, 5), st.sampled_from(
            ["here", "late", "online", "sorry", "absent", "left-early"])),
        st.tuples(st.just("unmark"), st.integers(0, 5)),
        st.tuples(st.just("rename"), st.integers(0, 5), WORDS),
        st.tuples(st.just("remark"), st.integers(0, 5), WORDS),
        st.tuples(st.sampled_from(["note", "walk_in", "restricted", "keep_draft"]), WORDS),
        st.tuples(st.just("mend"), st.integers(0, 5), WORDS),
        st.tuples(st.just("strike"), st.integers(0, 5)),
        st.tuples(st.just("ask_away"), st.floats(30, 4000)),
        st.tuples(st.just("answer_away"), st.booleans()),
        st.tuples(st.just("wait"), st.floats(0, 1500)),
    ),
    max_size=40,
)  # fmt: skip


def grant(conductor: Conductor, house: House, wish: tuple[Any, ...]) -> None:
    """Do what a wish says, with the people and notes that there are."""
    name, *given_ = wish
    people = [enrolled.person.id for enrolled in conductor.room.enrolled]
    notes = [note.id for note in conductor.room.notes] or [""]
    if name == "wait":
        house.clock.now += given_[0]
    elif name == "goto":
        conductor.goto(conductor.sheet.stops[given_[0] % len(conductor.sheet.stops)].id)
    elif name == "answer_away":
        conductor.answer_away(waited=given_[0])
    elif name in ("mark", "unmark", "rename", "remark"):
        getattr(conductor, name)(people[given_[0] % len(people)], *given_[1:])
    elif name in ("mend", "strike"):
        getattr(conductor, name)(notes[given_[0] % len(notes)], *given_[1:])
    else:
        getattr(conductor, name)(*given_)


@contextmanager
def fresh(furnished: Path) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        shutil.copytree(furnished / "data", Path(folder) / "data")
        try:
            yield house
        finally:
            house.close()


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
