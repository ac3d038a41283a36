"""The life of a session as its moves tell it."""

from __future__ import annotations

from l4pc_tui.core.record.life import State, life
from l4pc_tui.core.record.moves import Move


def told(*verbs: str, **undone: str) -> State:
    moves = [Move(f"{number:02d}", verb, float(number)) for number, verb in enumerate(verbs)]
    moves += [
        Move(f"{90 + n}", "undo", 99.0, data={"of": of}) for n, of in enumerate(undone.values())
    ]
    return life(moves).state


def test_a_session_is_planned_runs_pauses_closes_and_may_be_reopened() -> None:
    assert told() is State.PLANNED
    assert told("start") is State.RUNNING
    assert told("start", "pause") is State.PAUSED
    assert told("start", "pause", "resume") is State.RUNNING
    assert told("start", "close") is State.CLOSED
    assert told("start", "close", "reopen") is State.RUNNING


def test_what_is_undone_did_not_happen() -> None:
    assert told("start", "close", close="01") is State.RUNNING
    assert told("start", start="00") is State.PLANNED


def test_it_started_when_it_first_started_and_closed_when_it_last_closed() -> None:
    moves = [Move("1", "start", 10.0), Move("2", "close", 20.0), Move("3", "reopen", 30.0)]
    assert life(moves).closed is None
    told = life([*moves, Move("4", "close", 40.0)])
    assert (told.started, told.closed) == (10.0, 40.0)
