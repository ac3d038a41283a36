"""Two mornings at a real terminal: the projector shows the wall alone, whatever becomes of the
console; and a whole session from the keyboard, in 80 by 24, without a colour.
"""

from __future__ import annotations

import re

from journeys.conftest import Machine
from support.sandbox import L4PC
from support.terminal import Terminal

PRIVATE = (
    "zebrafinch", "Puddleby", "Marigold", "Thimble", "Acorn", "REGISTER", "RUN SHEET", "NOTES", "LIGHTS",
    "ahead", "behind", "deeper", "LISTEN FOR", "Joss",
)  # fmt: skip
"""A note’s words, people and where they work, and what is said to the facilitator alone."""
COLOUR = re.compile(rb"\x1b\[[\d;:]*?(?:\b[349][0-7]\b|\b10[0-7]\b|[34]8[;:])[\d;:]*m")


def screen_of(machine: Machine, size: tuple[int, int] = (100, 30)) -> Terminal:
    """The participants' window, in a terminal of its own."""
    return Terminal([*L4PC, "screen"], env=machine.env, size=size)


def nothing_private(screen: Terminal) -> None:
    """Nothing private has ever been written to the projector: not for a moment.

    All that it was ever sent is looked at, so a glance after each part of the morning is enough.
    """
    screen.look(0.3)
    written = screen.raw.decode("utf-8", errors="replace")
    assert [words for words in PRIVATE if words in written] == []


def test_the_projector_shows_the_wall_alone_while_the_console_is_resized_killed_and_left(
    machine: Machine,
) -> None:
    with screen_of(machine) as screen:
        screen.wait_for("Are these steps solid")
        screen.press("n")
        screen.wait_for("waiting for a session")
        with machine.console(size=(120, 36)) as console:
            console.wait_for("Begin")
            console.press("enter")
            console.wait_for("Start")
            console.press("r", "h", "l")
            console.wait_for("1 here")
            console.press("escape")
            console.wait_for("Start")
            console.press("enter")
            console.wait_for("Next", "Time")
            asked = screen.wait_until_gone("waiting for a session")
            assert asked.strip()
            console.press("*")
            console.wait_for("Keep")
            console.type("zebrafinch of Marigold")
            console.press("enter")
            console.wait_until_gone("Nothing yet.")
            console.wait_for("zebrafinch", "saved")
            for size in ((80, 24), (60, 16), (20, 5), (200, 60), (120, 36)):
                console.resize(*size)
                if size == (20, 5):
                    # What is typed here is dropped: nothing is done unseen.
                    console.wait_for("Too small.")
                else:
                    console.look(0.2)
            console.wait_until_gone("Too small.")
            console.wait_for("Capture…", "zebrafinch", "Pause")
            nothing_private(screen)
            console.press("n")
            console.wait_for("Keep")
            console.type("half a zebrafinch")
            console.wait_for("half a zebrafinch")
            machine.wait_for_draft("half a zebrafinch")
            before = screen.text
            console.kill()
            nothing_private(screen)
            assert screen.text.strip()
        with machine.console() as console:
            console.wait_for("Unfinished", "Go on")
            console.press("enter")
            console.wait_for("half a zebrafinch")
            nothing_private(screen)
            assert before.strip()
            console.press("q")
            console.wait_for("it waits")
            console.press("w")
            console.wait_for("Unfinished", "Library")
            nothing_private(screen)
            console.press("q")
            assert console.wait_for_end() == 0
        nothing_private(screen)


def test_a_whole_session_from_the_keyboard_without_a_colour_says_every_state_in_words(
    machine: Machine,
) -> None:
    machine.env["NO_COLOR"] = "1"
    with machine.console(size=(80, 24)) as console:

        def press(*keys: str, shows: tuple[str, ...], gone: str = "") -> None:
            """Press, and read what a person would look for."""
            console.press(*keys)
            console.wait_for(*shows)
            if gone:
                console.wait_until_gone(gone)

        console.wait_for("Begin", "Quit")
        press("enter", shows=("09:30", "saved", "register 0/4", "not ticked", "Start"))
        press("r", shows=("4 not yet marked",))
        press("h", "l", "s", shows=("1 here", "1 late", "1 sorry", "1 not yet marked"))
        press("x", shows=("1 absent",))
        press("escape", shows=("Start", "Capture"))
        press("enter", shows=("Arrivals", "until", "Next", "Pause"))
        press("space", shows=("paused at", "Go on"))
        press("space", shows=("Pause",), gone="paused at")
        press("f2", shows=("RUN SHEET", "Check-in", "Break", "Close"))
        press("escape", shows=("Arrivals",), gone="RUN SHEET")
        press("f5", shows=("DEPTH", "now", "LIGHTS", "need", "still fresh", "safety", "not asked"))
        press("escape", shows=("Arrivals",), gone="LIGHTS")
        press("t", shows=("Break", "planned", "Leave it"))
        press("escape", shows=("Capture",), gone="Leave it")
        press("g", shows=("Groups", "here", "Use and show"))
        press("escape", shows=("Capture",), gone="Use and show")
        press("!", shows=("Keep",))
        console.type("Cy rings the chair by Friday")
        press("enter", shows=("notes 1", "saved"))
        press("k", shows=("The wall is dark",))
        press("k", shows=("The wall is light again",))
        press("enter", shows=("Check-in",))
        press("z", shows=("Undone",))
        press("c", shows=("Close", "Not closed yet", "commitment", "GOES TO"))
        press("c", shows=("Finished", "Done"), gone="Not closed yet")
        press("escape", shows=("closed", "Capture", "F5 depth"))
        press("q", shows=("Quit", "Library"))
        press("q", shows=())
        assert console.wait_for_end() == 0
        assert COLOUR.findall(console.raw) == []
