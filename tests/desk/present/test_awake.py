"""While a run is open the laptop stays awake; whatever does that ends with us, and nothing waits."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import active_count

import pytest
from support.desk import House

from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.present.awake import Awake, kept_awake, ways
from l4pc_tui.desk.session.open import open_session
from l4pc_tui.machine.systems import System

HOLDS = "#!/bin/sh\nexec 3> {}\necho holds >&3\nexec cat\n"
"""Says so in a pipe, which stays open as long as it lives."""


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Puts a program on the path, alone there but for what a shell needs; the pipe it speaks in."""
    if sys.platform == "win32":
        raise NotImplementedError
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/bin")

    def program(name: str, text: str) -> Path:
        file, pipe = folder / name, folder / f"{name}.pipe"
        if not pipe.exists():
            os.mkfifo(pipe)
        file.write_text(text.format(pipe), encoding="utf-8")
        file.chmod(0o755)
        return pipe

    return program


def test_each_system_is_asked_in_its_own_way(put: Callable[[str, str], Path]) -> None:
    for name in ("caffeinate", "gnome-session-inhibit", "kde-inhibit", "systemd-inhibit"):
        put(name, HOLDS)

    def first(system: System, desktop: str = "") -> list[str]:
        return [way.command[0] for way in ways(system, desktop)]

    assert first("macos") == ["caffeinate"]
    assert first("linux", "ubuntu:GNOME") == ["gnome-session-inhibit", "systemd-inhibit"]
    assert first("linux", "KDE") == ["kde-inhibit", "systemd-inhibit"]
    assert first("linux") == ["systemd-inhibit"]
    # Display and idle sleep, as long as this process lives, whoever lets go of it.
    assert ways("macos")[0].command == ("caffeinate", "-d", "-i", "-w", str(os.getpid()))


def test_it_holds_on_once_and_lets_go(put: Callable[[str, str], Path]) -> None:
    pipe = put("systemd-inhibit", HOLDS)
    awake = Awake(ways("linux", ""))
    for _ in range(3):
        awake.follow(on=True)
    with pipe.open(encoding="utf-8") as told:
        assert told.readline() == "holds\n"
        awake.follow(on=False)
        assert told.read() == "", "it has ended, and there was one"


def test_a_wall_stays_awake_while_it_is_shown_and_only_where_that_is_wished(
    put: Callable[[str, str], Path],
) -> None:
    pipe = put("systemd-inhibit", HOLDS)
    before = active_count()
    with kept_awake(on=False):
        assert active_count() == before, "nobody is at it"
    with kept_awake(on=True):
        told = pipe.open(encoding="utf-8")
        assert told.readline() == "holds\n"
    with told:
        assert told.read() == "", "it has ended"


def test_it_ends_with_us_however_we_end(put: Callable[[str, str], Path]) -> None:
    pipe = put("systemd-inhibit", HOLDS)
    code = (
        "import signal; from l4pc_tui.desk.present.awake import Awake, kept_awake, ways\n"
        "awake = Awake(ways('linux', '')); awake.follow(on=True); signal.pause()"
    )
    ours = subprocess.Popen([sys.executable, "-c", code])
    with pipe.open(encoding="utf-8") as told:
        assert told.readline() == "holds\n"
        ours.kill()
        assert told.read() == ""
    ours.wait()


def test_where_a_way_comes_to_nothing_the_next_is_taken_and_then_none(
    put: Callable[[str, str], Path],
) -> None:
    put("gnome-session-inhibit", "#!/bin/sh\nexit 1\n")
    put("systemd-inhibit", "#!/bin/sh\nexec cat\n")
    assert "(systemd-inhibit); its screen may go dark" in Awake(ways("linux", "GNOME")).told()
    put("systemd-inhibit", "#!/bin/sh\nexit 1\n")
    assert Awake(ways("linux", "GNOME")).told() == ""
    put("systemd-inhibit", "no program")
    awake = Awake(ways("linux", ""))
    awake.follow(on=True)
    assert awake.told() == ""


def test_it_holds_on_while_a_run_goes_and_not_before_or_after(
    house: House, put: Callable[[str, str], Path]
) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    house.desk().close()
    desk = open_desk(house.db, actor="Joss Wayfarer", zone=house.zone)
    with closing(desk):
        session = desk.store.sessions()[0].session.id
        pipe = put("systemd-inhibit", HOLDS)
        conductor = open_session(desk, session)
        conductor.tick()
        quiet = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        assert os.read(quiet, 10) == b"", "nobody has opened it"
        os.close(quiet)
        conductor.move_to_today()
        assert conductor.start().ok
        with pipe.open(encoding="utf-8") as told:
            assert told.readline() == "holds\n"
            assert conductor.close().ok
            conductor.pulse.beat_now()
            assert told.read() == ""
