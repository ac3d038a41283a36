"""A paste that no terminal marks, and typing that was read late: told apart by how fast they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.driver import Driver

from l4pc_tui.look.bursts import AFTER, FEWEST, SILENCE
from l4pc_tui.look.reader import Reader, ask_about_pastes
from l4pc_tui.machine.typing_speed import APART

Arrival = tuple[float, str]
"""When a letter came to the terminal, and which."""


def read(
    arrivals: Sequence[Arrival], late: Sequence[float] = (), reader: Reader | None = None
) -> list[str]:
    """What a thread reads of letters that come at these times: keys by name, pastes as ‹text›.

    late: seconds by which it goes on too late each time, as on a busy laptop.
    """
    reader = reader or Reader("utf-8", marked=False)
    delays = iter([*late, *([0.0] * 10_000)])
    waiting, now, empty, told = list(arrivals), 0.0, 0.0, list[str]()
    end = (waiting[-1][0] if waiting else 0.0) + 1.0
    while now < end:
        looked, patience = now, reader.look
        due = waiting[0][0] if waiting else end
        now = max(now, min(due, looked + patience)) + next(delays)
        data = "".join(letter for at, letter in waiting if at <= now)
        waiting = [each for each in waiting if each[0] > now]
        for event in reader.events(data.encode(), now, empty):
            if isinstance(event, events.Paste):
                told.append(f"‹{event.text}›")
            elif isinstance(event, events.Key):
                told.append(event.character or event.key)
        empty = empty if data else looked + patience
        now += 1e-6
    return told


PASTED = st.text(st.sampled_from("qxzn*!\\ 19é\r\n\tTU+-="), min_size=5, max_size=400)
GAPS = st.lists(st.sampled_from([APART, 0.013, 0.033, 0.06, 0.15]), min_size=1, max_size=30)
LATE = st.lists(st.sampled_from([0.0, 0.0, 0.004, 0.03, 0.2, 0.7]), max_size=30)


def typed(letters: str, gaps: Sequence[float], begin: float = 1.0) -> list[Arrival]:
    """Letters of a typist whose keys lie so far apart."""
    found, at = list[Arrival](), begin
    for number, letter in enumerate(letters):
        found.append((at, letter))
        at += gaps[number % len(gaps)] + 1e-5
    return found


@given(PASTED, st.integers(1, 64), st.floats(0, 0.008), st.floats(0, 0.05))
def test_no_letter_of_a_paste_is_a_key(text: str, piece: int, gap: float, begin: float) -> None:
    """However the terminal cuts it up, and whenever it falls between two looks."""
    gap = min(gap, 0.25 * APART * piece)
    arrivals = [(1 + begin + gap * (n // piece), letter) for n, letter in enumerate(text)]
    assert "".join(read(arrivals)) == f"‹{text}›"


@given(
    st.text(st.sampled_from("nqxz* e\r"), min_size=1, max_size=60), GAPS, LATE,
    st.floats(0.5, 0.6),
)  # fmt: skip
def test_no_key_of_a_typist_is_a_paste_however_late_it_is_read(
    letters: str, gaps: list[float], late: list[float], begin: float
) -> None:
    found = "".join(read(typed(letters, gaps, begin), late))
    assert found == letters


def test_the_fastest_of_typists_read_at_the_worst_moment_is_still_one() -> None:
    """The input was empty just before the first key, and all three are read at once."""
    reader = Reader("utf-8", marked=False)
    found = [*reader.events(b"xzq", 1.0 + 2 * APART + 0.002, 1.0), *reader.events(b"", 2.0)]
    assert [type(event) for event in found] == [events.Key] * 3
    found = [*reader.events(b"xzq", 3.0 + 2 * APART - 0.002, 3.0), *reader.events(b"", 4.0)]
    assert [type(event) for event in found] == [events.Paste]


def test_a_key_that_is_held_down_repeats_as_so_many_keys() -> None:
    assert read(typed("-" * 90, [1 / 30])) == ["-"] * 90


def test_a_thread_that_was_held_up_hands_over_keys_that_waited_as_keys() -> None:
    """A second in which nothing was read, and ten keys typed meanwhile."""
    assert read(typed("* it was\rz", [0.09]), [0.0] * 49 + [1.0]) == list("* it was\rz")


def test_a_paste_and_a_key_after_it_are_two_things() -> None:
    paste = [(1.0, letter) for letter in "first\rq\rz"]
    assert read([*paste, (1.0 + AFTER + 0.05, "\r")]) == ["‹first\rq\rz›", "\r"]


def test_what_a_slow_terminal_still_hands_over_of_a_paste_is_no_key() -> None:
    arrivals = [(1.0, letter) for letter in "abcdefgh\r"] + [(1.09, "q"), (1.18, "\r"), (1.27, "z")]
    assert "".join(read(arrivals)).count("‹") == len(read(arrivals))


def test_two_keys_that_fall_together_are_two_keys() -> None:
    assert read([(1.0, "t"), (1.001, "h")]) == ["t", "h"]
    assert FEWEST > 2
    assert SILENCE < APART


def test_a_click_in_the_midst_hands_out_what_was_held() -> None:
    reader = Reader("utf-8", marked=False)
    found = [*reader.events(b"n", 1.0, 0.99), *reader.events(b"\x1b[<0;5;6M", 1.001, 0.99)]
    assert [type(event) for event in found] == [events.Key, events.MouseDown]


def test_the_rest_of_a_paste_behind_a_click_is_no_key_either() -> None:
    reader = Reader("utf-8", marked=False)
    found = [
        *reader.events(b"one\rq", 1.0, 0.99), *reader.events(b"\x1b[<0;5;6M", 1.001, 0.99),
        *reader.events(b"z", 1.002, 0.99), *reader.events(b"", 2.0),
    ]  # fmt: skip
    assert [type(event) for event in found] == [events.Paste, events.MouseDown, events.Paste]


def test_a_key_long_after_a_paste_is_a_key_though_the_thread_slept_between_them() -> None:
    reader = Reader("utf-8", marked=False)
    found = [*reader.events(b"one\rq", 1.0, 0.99), *reader.events(b"z", 1.4, 1.0)]
    found += reader.events(b"", 2.0)
    assert [type(event) for event in found] == [events.Paste, events.Key]


def test_a_terminal_that_marks_pastes_is_believed() -> None:
    for word in (b"\x1b[?2004;1$y", b"\x1b[?2004;2$y", b"\x1b[200~one\x1b[201~"):
        reader = Reader("utf-8", marked=False)
        list(reader.events(word, 0.5, 0.5))
        assert read([(1.0, letter) for letter in "nqz\r"], reader=reader) == list("nqz\r")
    reader = Reader("utf-8", marked=False)
    assert list(reader.events(b"\x1b[?2004;0$y", 0.5, 0.5)) == []
    assert read([(1.0, letter) for letter in "nqz\r"], reader=reader) == ["‹nqz\r›"]


@pytest.mark.parametrize(
    ("program", "asked"), [("iTerm.app", ["\x1b[?2004$p"]), ("Apple_Terminal", [])]
)
def test_a_terminal_is_asked_but_for_the_one_that_would_draw_the_question(
    program: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Written:
        def __init__(self) -> None:
            self.told = list[str]()

        def write(self, data: str) -> None:
            self.told.append(data)

        def flush(self) -> None:
            """Nothing is held back."""

    for name in ("TMUX", "STY", "WT_SESSION", "ConEmuPID", "ConEmuANSI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TERM_PROGRAM", program)
    driver = Written()
    ask_about_pastes(cast(Driver, driver))
    assert driver.told == asked
