"""Whatever a person did last, z takes back exactly that, says so, and a second z the one before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.desk import COHORT, PLAN, House, fresh, new_version, person, settle, with_plan_b
from support.examples import examples
from support.homes import state_in
from support.wishes import MORE, WISH, grant, use_groups

from l4pc_tui.core.live.run.run import Run
from l4pc_tui.core.live.run.session_state import gather
from l4pc_tui.core.live.time.preview import Preview
from l4pc_tui.core.record.kinds import MOVES, RUN, Kind
from l4pc_tui.core.record.locked import locked
from l4pc_tui.core.record.moves import Verb
from l4pc_tui.core.record.nouns import Member, Session, entity
from l4pc_tui.core.record.reading import kind_of, noun
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session

Standing = tuple[Run, dict[str, list[Any]], list[str]]


def standing(conductor: Conductor) -> Standing:
    """All that stands: the run, every version of every thing, and the order of the notes."""
    room = conductor.room
    things = {
        f"{kind}:{id}": sorted(
            repr(noun(each.entity, each.data) if each.kind == "put" else None)
             for each in found.versions or (found.by,)
        )
        for kind, of_kind in room.record.things.items()
        if kind is not Kind.ACTOR
        for id, found in of_kind.items()
    }  # fmt: skip
    return room.run, things, [note.id for note in room.notes]


@pytest.fixture(scope="session")
def second_morning(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The furnished file, with a first session held: two of its commitments come back."""
    folder = tmp_path_factory.mktemp("second")
    shutil.copytree(furnished / "data", folder / "data")
    house = House(folder)
    with pytest.MonkeyPatch.context() as patch:
        state_in(patch, folder / "state")
        patch.setenv("L4PC_RUNTIME", str(folder / "runtime"))
        patch.setenv("HOME", str(folder))
        desk = house.desk()
        first = open_session(desk, desk.store.sessions()[0].session.id)
        first.start()
        first.note("! @Amina phone the chair by Fri")
        first.note("! tidy up")
        first.close()
        first.leave(goes_on=False)
        new_session(desk, COHORT, PLAN, "2026-12-02")
        house.close()
    return folder


@contextmanager
def morning(second_morning: Path) -> Iterator[tuple[House, Conductor]]:
    """The second session, open."""
    with fresh(second_morning) as house:
        house.clock.to("2026-12-02T09:30")
        desk = house.desk()
        rows = sorted(desk.store.sessions(), key=lambda row: row.session.date)
        yield house, open_session(desk, rows[-1].session.id)


@settings(
    max_examples=examples(80),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(wishes=st.lists(st.one_of(WISH, MORE), min_size=1, max_size=25), begun=st.booleans())
def test_z_takes_back_exactly_what_was_done_last_and_then_what_was_before(
    second_morning: Path, wishes: list[tuple[Any, ...]], begun: bool
) -> None:
    with morning(second_morning) as (house, conductor):
        stood = [standing(conductor)]
        for wish in [("start",)] * begun + wishes:
            entries = len(conductor.room.entries)
            if wish[0] == "undo":
                _undone(conductor, stood)
            elif wish[0] not in ("strike", "tick"):
                grant(conductor, house, wish)
                if len(conductor.room.entries) > entries:
                    stood.append(standing(conductor))
        while len(stood) > 1:
            _undone(conductor, stood)
        assert not conductor.undo().ok
        # The file tells the same.
        assert conductor.drain(10)
        again = open_session(house.desk(), conductor.session)
        assert standing(again) == stood[0]


def _undone(conductor: Conductor, stood: list[Standing]) -> None:
    """One z; stood: all that stood, before and after every act that is not taken back yet."""
    said = conductor.undo()
    assert said.ok == (len(stood) > 1), said.words
    if said.ok:
        stood.pop()
        assert said.words.startswith("Undone: ")
        assert standing(conductor) == stood[-1], said.words


def _version(conductor: Conductor, kind: Kind) -> None:
    """Two versions of a thing of that kind are brought in, as from two laptops; the first is
    chosen."""
    store, session = conductor.desk.store, conductor.session
    amina = person(conductor, "Amina Marigold")
    cohort = next(iter(conductor.room.record.of(Kind.COHORT)))
    held: dict[Kind, tuple[str, dict[str, Any], dict[str, Any]]] = {
        Kind.COHORT: (entity("cohort", cohort), {"name": COHORT}, {"story": True}),
        Kind.MEMBER: (
            entity("member", cohort, amina), Member("", cohort, amina).data(),  # type: ignore[arg-type]
            {"facilitates": True},
        ),
        Kind.SESSION: (
            entity("session", session), _session(conductor).data(), {"title": "Another"},
        ),
    }  # fmt: skip
    name, said, other = held[kind]
    was = store.heads(name)
    for data in (said, {**said, **other}):
        store.write([store.entry("put", name, data, actor="Rowan Ash", base=was)])
    settle(conductor, lambda: bool(conductor.versions.all()))
    _choose(conductor)


def _session(conductor: Conductor) -> Session:
    found = conductor.room.record.one(Kind.SESSION, conductor.session)
    assert found is not None
    assert isinstance(found.noun, Session)
    return found.noun


def _choose(conductor: Conductor) -> None:
    found = conductor.versions.all()[0]
    other = next(each for each in found.versions if not each.counts)
    before = len(conductor.room.entries)
    assert conductor.versions.choose(other.event).ok
    assert len(conductor.room.entries) == before + 1


def _two_records(conductor: Conductor) -> None:
    """Another record of the run stands beside, and is chosen."""
    conductor.next()
    assert conductor.drain(10)
    store, name = conductor.desk.store, entity(RUN, conductor.session)
    at = conductor.room.line.moves[-1]
    data = {"verb": "next", "stop": conductor.sheet.stops[2].id, "place": "Surface"}
    store.write([store.entry(
        "move", name, data, actor="Rowan Ash", base=at.base, session=conductor.session
    )])  # fmt: skip
    settle(conductor, lambda: bool(conductor.room.line.beside))
    _choose(conductor)


def _plan(conductor: Conductor, name: str, *given: Any) -> None:
    found = getattr(conductor, f"preview_{name}")(*given)
    assert isinstance(found, Preview), found
    assert conductor.accept(found).ok


def _item(conductor: Conductor, at: int) -> str:
    return conductor.sheet.items[at].id


def _to_probes(conductor: Conductor) -> None:
    conductor.goto("2/trace-it")


Act = Callable[[House, Conductor], Any]
THINGS_DONE: dict[Kind, Act | None] = locked(
    Kind,
    {
        Kind.PERSON: lambda _h, c: c.rename(person(c, "Ben Thimble"), "Ben Ng"),
        Kind.COHORT: lambda _h, c: _version(c, Kind.COHORT),
        Kind.MEMBER: lambda _h, c: _version(c, Kind.MEMBER),
        Kind.SESSION: lambda _h, c: _version(c, Kind.SESSION),
        Kind.MARK: lambda _h, c: c.rest_here(),
        Kind.NOTE: lambda _h, c: c.note("! Ben rings the baker"),
        Kind.FOLLOW: lambda _h, c: c.follow(c.returning()[0].note, "done"),
        Kind.SAME: None,
        Kind.DIFFERENT: None,
        Kind.ROW: None,
        Kind.ACTOR: None,
        Kind.HANDED: None,
        Kind.ISSUED: None,
        Kind.ASKED: None,
        Kind.RATING: None,
        Kind.CHANGE: None,
        Kind.CHOSEN: None,
        Kind.LINK: None,
        Kind.SEAT: lambda _h, c: use_groups(c),
        Kind.ATTENDANCE: None,
        Kind.FINAL: None,
        Kind.RUN_CHOICE: lambda _h, c: _two_records(c),
    },
)
"""How each kind of thing is told of in a running session; None for what never is."""


def _wait(house: House, minutes: float) -> None:
    house.clock.now += minutes * 60


def _away(house: House, conductor: Conductor) -> None:
    _wait(house, 10)
    conductor.ask_away(500)
    conductor.answer_away(waited=True)


def _squeezed(house: House, conductor: Conductor) -> None:
    _more(house, conductor)
    conductor.goto("2/trace-it")
    _wait(house, 48)
    _plan(conductor, "squeeze")


def _more(_house: House, conductor: Conductor) -> None:
    """With another exercise to come, the end of the first is no Return, and can give and take."""
    _plan(conductor, "insert_exercise", "whose-rule", "", _item(conductor, 2))


def _after(*acts: Act) -> Act:
    def done(house: House, conductor: Conductor) -> None:
        for act in acts:
            act(house, conductor)

    return done


def _with_plan_b(house: House, conductor: Conductor) -> None:
    """The session is led with a version of its plan that has one."""
    conductor.undo()
    _plan(conductor, "skip", _item(conductor, 3))
    with_plan_b(house.folder, conductor.desk)
    _plan(conductor, "newer")
    conductor.start()


_REVEAL: Act = _after(lambda _h, c: _to_probes(c), lambda _h, c: c.reveal(0, "as agreed"))
_SKIP: Act = lambda _h, c: _plan(c, "skip", _item(c, 3))  # noqa: E731
MOVES_DONE: dict[Verb, Act | None] = locked(
    Verb,
    {
        Verb.START: lambda _h, c: (c.undo(), c.start()),
        Verb.NEXT: lambda _h, c: c.next(),
        Verb.BACK: lambda _h, c: (c.next(), c.back()),
        Verb.GOTO: lambda _h, c: c.goto("2/hear-it"),
        Verb.DOOR: _after(lambda _h, c: _to_probes(c), lambda _h, c: c.door(2)),
        Verb.ASIDE: _after(lambda _h, c: _to_probes(c), lambda _h, c: c.door(1)),
        Verb.REVEAL: _REVEAL,
        Verb.COVER: _after(_REVEAL, lambda _h, c: c.cover()),
        Verb.UP: _after(lambda _h, c: _to_probes(c), lambda _h, c: c.up()),
        Verb.PAUSE: lambda _h, c: c.pause(),
        Verb.RESUME: lambda _h, c: (c.pause(), c.pause()),
        Verb.AWAY: _away,
        Verb.ADJUST: lambda _h, c: c.adjust(60),
        Verb.COUNT_FROM_NOW: _after(lambda h, _c: _wait(h, 20), lambda _h, c: c.count_from_now()),
        Verb.SHIFT: _after(lambda h, _c: _wait(h, 25), lambda _h, c: _plan(c, "shift", "+3")),
        Verb.SQUEEZE: _squeezed,
        Verb.STRETCH: _after(_more, lambda _h, c: _plan(c, "stretch")),
        Verb.LOCK: lambda _h, c: _plan(c, "lock", _item(c, 3), "+10"),
        Verb.UNLOCK: lambda _h, c: _plan(c, "unlock", _item(c, 2)),
        Verb.SKIP: _SKIP,
        Verb.RESTORE: _after(_SKIP, lambda _h, c: _plan(c, "restore", _item(c, 3))),
        Verb.INSERT: lambda _h, c: _plan(c, "insert", "stretch", "10"),
        Verb.REORDER: lambda _h, c: _plan(c, "move", _item(c, 3), -1),
        Verb.LENGTH: lambda _h, c: _plan(c, "take", _item(c, 3), "15"),
        Verb.NEW_PLAN: _after(
            lambda _h, c: c.undo(), _SKIP, lambda h, c: new_version(h, c.desk),
            lambda _h, c: _plan(c, "newer"),
        ),
        Verb.PLAN_B: _after(_with_plan_b, lambda _h, c: _plan(c, "plan_b")),
        Verb.TWO_ROOMS: _after(_with_plan_b, lambda _h, c: c.go_in_two_rooms()),
        Verb.NEED: lambda _h, c: c.need(),
        Verb.PULSE: lambda _h, c: c.take_pulse([0, 0, 1, 3, 1]),
        Verb.GROUPS: lambda _h, c: use_groups(c),
        Verb.SUPPORT: lambda _h, c: c.support("quiet-space", ok=True),
        Verb.LEAVE: lambda _h, c: c.leave_uncaught("Surface/facts"),
        Verb.CLOSE: lambda _h, c: c.close(),
        Verb.REOPEN: lambda _h, c: (c.close(), c.reopen()),
        Verb.TAKE_OVER: None,
        Verb.UNDO: None,
    },
)  # fmt: skip
"""How each move is made; None for what is never taken back."""


@pytest.mark.parametrize("kind", [kind for kind, act in THINGS_DONE.items() if act])
def test_what_was_done_with_a_thing_of_any_kind_is_taken_back_whole(
    second_morning: Path, kind: Kind
) -> None:
    act = THINGS_DONE[kind]
    assert act is not None
    with morning(second_morning) as (house, conductor):
        conductor.start()
        act(house, conductor)
        assert kind_of(conductor.room.entries[-1].entity) is kind
        _is_taken_back(conductor)


@pytest.mark.parametrize("verb", [verb for verb, act in MOVES_DONE.items() if act])
def test_every_move_is_taken_back_whole(second_morning: Path, verb: Verb) -> None:
    act = MOVES_DONE[verb]
    assert act is not None
    with morning(second_morning) as (house, conductor):
        conductor.start()
        act(house, conductor)
        assert conductor.room.moves[-1].verb == verb
        assert MOVES[verb].undo
        _is_taken_back(conductor)


def _is_taken_back(conductor: Conductor) -> None:
    """What was done last is taken back by one z, and by another what is done then."""
    last = conductor.room.entries[-1]
    first = (last.data or {}).get("act", last.id)
    before = [entry for entry in conductor.room.entries if entry.id < first]
    told = gather(conductor.room.own, before, conductor.room.lost)
    said = conductor.undo()
    assert said.ok, said.words
    after, conductor.room = standing(conductor), told
    assert after == standing(conductor), said.words
