"""Bad moments at a real terminal: each ends with everything kept and a sentence to go on from."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from support.sandbox import l4pc, l4pc_json

Machine = Any
"""The laptop of ``conftest``."""

KILOBYTE = 1024


def begin(console: Any) -> None:
    """From Home into the running session."""
    console.wait_for("Begin")
    console.press("enter")
    console.wait_for("Start")
    console.press("enter")
    console.wait_for("▶", "● saved")


@pytest.mark.parametrize("how", ["end", "close_window"])
def test_who_ends_it_or_closes_its_window_finds_the_half_typed_line_again(
    machine: Machine, how: str
) -> None:
    with machine.console() as console:
        begin(console)
        console.type("n")
        console.type("half a thought")
        console.wait_for("half a thought")
        getattr(console, how)()
        assert console.wait_for_end() == 0
    with machine.console() as console:
        console.wait_for("Go on")
        console.press("enter")
        console.wait_for("half a thought")


def test_a_full_disk_does_not_stop_the_session_and_loses_nothing(machine: Machine) -> None:
    if sys.platform != "linux":
        raise NotImplementedError
    import resource

    with machine.console() as console:
        begin(console)
        resource.prlimit(console.pid, resource.RLIMIT_FSIZE, (4 * KILOBYTE, resource.RLIM_INFINITY))
        console.type("n said while there was no room")
        console.press("enter")
        console.wait_for("not saved · ", "said while there")
        console.press("enter")
        console.wait_for("Check-in")
        console.type("n and this too")
        console.press("enter")
        console.wait_for("and this too", "not saved · 3 waiting")
        assert machine.notes() == []
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(console.pid, resource.RLIMIT_FSIZE, unlimited)
        console.wait_for("● saved")
        assert machine.notes() == ["said while there was no room", "and this too"]


def test_leaving_with_a_full_disk_offers_another_folder_and_that_comes_back(
    machine: Machine,
) -> None:
    if sys.platform != "linux":
        raise NotImplementedError
    import resource

    stick = machine.folder / "stick"
    stick.mkdir()
    with machine.console() as console:
        begin(console)
        resource.prlimit(console.pid, resource.RLIMIT_FSIZE, (4 * KILOBYTE, resource.RLIM_INFINITY))
        console.type("n the note that had no room")
        console.press("enter")
        console.wait_for("not saved · 1 waiting")
        console.press("q")
        console.wait_for("it waits")
        console.press("w")
        console.wait_for("older")
        console.press("\x15")
        console.type(str(stick))
        console.press("enter")
        console.wait_for("Unfinished")
        console.press("q")
        console.wait_for_end()
    (saved,) = stick.iterdir()
    done = l4pc("restore", str(saved), env=machine.env)
    assert done.returncode == 0, done.stderr
    assert machine.notes() == ["the note that had no room"]


def test_a_second_console_reads_and_takes_over_only_when_told(machine: Machine) -> None:
    with machine.console() as first, machine.console() as second:
        begin(first)
        second.wait_for("Half day two")
        second.press("enter")
        second.wait_for("○ reading", "Take over", "Arrivals")
        first.type("n seen from both sides")
        first.press("enter")
        second.wait_for("seen from both")
        second.press("enter")
        first.press("enter")
        second.wait_for("next", "Welcome")
        second.press("T")
        second.wait_for("Take over from another console")
        second.press("T")
        second.wait_for("● saved")
        first.wait_for("○ reading")
        second.type("n from the second")
        second.press("enter")
        first.wait_for("from the second")
    assert machine.notes() == ["seen from both sides", "from the second"]


def test_a_terminal_of_twenty_by_five_gives_a_sane_picture_and_keeps_keys_safe(
    machine: Machine,
) -> None:
    with machine.console(size=(20, 5)) as console:
        console.wait_for("Too small")
        console.resize(120, 36)
        begin(console)
        console.resize(20, 5)
        console.wait_for("Too small", "nothing is lost")
        console.resize(120, 36)
        console.wait_for("RUN SHEET", "● saved")


def test_leaving_hides_everything_that_was_private(machine: Machine) -> None:
    with machine.console() as console:
        begin(console)
        console.type("n a private word")
        console.press("enter")
        console.wait_for("a private word", "● saved")
        console.press("f9")
        console.wait_until_gone("a private word")
        console.press("space")
        console.wait_for("a private word")
        console.end()
        console.wait_for_end()
        # The alternate screen was left, so the terminal shows what it showed before.
        assert b"\x1b[?1049l" in console.raw
        assert b"a private word" not in console.raw.rpartition(b"\x1b[?1049l")[2]


def test_hostile_names_and_notes_are_shown_as_they_are_on_every_screen(machine: Machine) -> None:
    with machine.console() as console:
        begin(console)
        console.type("n [bold] red[/] \x07 and a “quote”")
        console.press("enter")
        console.wait_for("[bold] red[/]")
        console.press("r")
        console.wait_for("Ann [/x] Lee")
        console.press("w")
        console.wait_for("alk-in")
        console.type("Zoë [@click=app.quit]Zed")
        console.press("enter")
        console.wait_for("Zoë [@click=app.quit]Zed")
    shown = l4pc_json("cohort", "show", "Lantern", env=machine.env)
    assert "Ann [/x] Lee" in [person["name"] for person in shown["people"]]


def test_the_room_s_screen_follows_the_console_and_shows_no_private_word(machine: Machine) -> None:
    with machine.console() as console, machine.console("screen") as wall:
        wall.wait_for("Are these steps solid")
        wall.press("n")
        wall.wait_for("waiting for a session")
        begin(console)
        console.type("n nobody else may read this")
        console.press("enter")
        console.wait_for("nobody else may")
        for _ in range(3):
            console.press("enter")
        console.wait_for("On the mat")
        wall.wait_for("A letter you would answer")
        console.kill()
        wall.wait_for("A letter you would answer")
        assert b"nobody else may read this" not in wall.raw
        assert b"On the mat" not in wall.raw, "names of steps are not for the room"
