"""After a low pulse in plain mode: a pause is offered, then two rooms; and the plan B in words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.desk import LONDON, Clock, plan_b_day

from l4pc_tui.core.record.life import State
from l4pc_tui.core.record.names import SessionId
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.session.conductor import Conductor
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.plain.conversation import Talk

Say = Callable[..., list[str]]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SessionId]:
    return plan_b_day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def led(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: tuple[Path, SessionId]
) -> Iterator[Conductor]:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "L4PC_RUNTIME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    clock = Clock(0.0)
    clock.to("2026-11-25T09:30")
    path = Path(shutil.copy(day[0], tmp_path / "l4pc.db"))
    desk = open_desk(path, actor="Joss", clock=clock, zone=LONDON)
    conductor = open_session(desk, day[1])
    assert conductor.start().ok
    assert conductor.goto("2/trace-it").ok
    yield conductor
    desk.close()


@pytest.fixture
def say(led: Conductor) -> Say:
    told: list[str] = []
    talk = Talk(led, told.append)

    def said(*lines: str) -> list[str]:
        for line in lines:
            told.clear()
            talk.hear(line)
        return list(told)

    return said


def test_a_pulse_is_asked_as_the_script_says_and_a_low_one_pauses_first(
    led: Conductor, say: Say
) -> None:
    assert say("pulse")[0].endswith(
        "On slips, folded, in a bowl. Two of you count them, apart from the group."
    )
    assert say("1 0 2 5 3")[-1] == (
        "Enter a pause of five minutes, b plan B for everybody; not now goes on as it is."
    )
    assert say("") == ["On the wall: back at 09:35.", "Paused."]
    assert say("pause")[0].startswith("Two rooms: go on here, or plan B, “A second look”.")
    assert say("") == ["Stayed."]
    assert led.room.run.state is State.PAUSED
    assert say("pause", "t")[0] == "Two rooms: this one goes on, “A second look” is beside it."
    assert led.view().state is State.RUNNING
    assert led.room.run.at == "2/trace-it"


def test_the_plan_b_is_told_first_and_y_takes_it(led: Conductor, say: Say) -> None:
    assert say("plan b")[0] == ("Plan B: “A second look” instead of what is left of “Whose rule?”.")
    assert say("") == ["Left as it was."]
    say("pulse 1 0 2 5 3", "b", "y")
    assert led.room.run.at == "n1/tell-it"
    assert say("undo")[0] == "Undone: plan B."
    assert say("two rooms")[0].startswith("Two rooms:")


def test_what_else_is_typed_after_a_low_pulse_is_heard(led: Conductor, say: Say) -> None:
    say("pulse 1 0 2 5 3", "n they look tired")
    assert [note.text for note in led.room.notes] == ["they look tired"]
    say("pulse 1 0 2 5 3", "plan b", "y")
    assert led.room.run.at == "n1/tell-it"
