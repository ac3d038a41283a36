"""How fast the console starts and answers keys, on a full database, beside a bare app.

    python benchmarks/start.py [--runs 15] [--sessions 2]

Each run starts the bare app and the console in turn, so that a noisy machine spoils both alike;
the figures are medians. In the sessions that come after, keys are pressed on Home, a running
session is opened and left alone for some seconds, and then run from the keyboard.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from filling import Size
from staging import Stage, console, stage
from table import Figure, high, show
from watching import Picture, Watched

BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]

HOME_KEYS = ("down", "down", "up", "up")
LIST_KEYS = ("c", "escape", "l", "escape")
PANELS = {"t": "Shift", "e": "Change the plan", "p": "How safe is it"}
"""Each key that opens a panel, and words that stand in it and nowhere else."""
CONSOLE_KEYS = ("n", *"one two", "enter", "d", "u", "enter", "b", "space", "space")
ROUNDS = 10
"""How often each of these rows of keys is pressed in a session."""

_APART = 0.1
"""Seconds between two keys, at least."""
_TOO_LATE = 2.0
_PATIENCE = 20.0
_IDLE = 15.0
_SETTLING = 3.0

Wanted = Callable[[str], bool]


class Press(NamedTuple):
    """A key, the seconds until the screen answered (None: never), and the CPU all of it took."""

    key: str
    taken: float | None
    cpu: float


@dataclass
class Started:
    """What the starts of one program took, in seconds, and the memory they left in use, in MB."""

    painted: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def add(self, command: Sequence[str], stage: Stage, painted: Wanted, ready: Wanted) -> None:
        """Start it once more."""
        with Watched(command, stage.environ) as program:
            first, second = program.watch_until_seen(painted, ready)
            self.cpu.append(program.cpu())
            self.memory.append(program.peak_memory())
        if first is None or second is None:
            raise SystemExit(f"{command[0]} did not show what was waited for.")
        self.painted.append(first)
        self.ready.append(second)


@dataclass
class Used:
    """What sessions at the keyboard took: seconds from key to screen, and shares of a core."""

    home: list[Press] = field(default_factory=list)
    lists: list[Press] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    console: list[Press] = field(default_factory=list)
    panels: list[Press] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def add(self, stage: Stage) -> None:
        """Sit down to one more session."""
        with Watched(console(), stage.environ) as program:
            program.watch_until_quiet()
            hand = Hand(program)
            self._press(self.home, hand, HOME_KEYS)
            self._press(self.lists, hand, LIST_KEYS)
            program.watch_until_quiet()
            opened = hand.open("RUN SHEET")
            if opened is None:
                raise SystemExit("The session did not open.")
            program.watch(_SETTLING)
            if "It went on" in hand.look():
                # The session before was cut off; the console asks what the room did meanwhile.
                hand.press("enter", set())
            self.opened.append(opened)
            began, before = program.now, program.cpu()
            restless = hand.restless(_IDLE)
            self.idle.append((program.cpu() - before) / (program.now - began))
            self._press(self.console, hand, CONSOLE_KEYS, restless)
            for key, words in [*PANELS.items()] * ROUNDS:
                self.panels.append(hand.bring(key, words))
            self.memory.append(program.peak_memory())

    def _press(
        self, into: list[Press], hand: Hand, keys: Sequence[str], restless: set[int] | None = None
    ) -> None:
        for key in list(keys) * ROUNDS:
            into.append(hand.press(key, restless or set()))


class Hand:
    """Presses keys and sees how long the screen takes to answer."""

    def __init__(self, program: Watched) -> None:
        self._program = program
        self._picture = Picture()
        self._seen = 0

    def look(self) -> str:
        """What stands on the screen."""
        self._changes()
        return self._picture.text

    def restless(self, seconds: float) -> set[int]:
        """Watch idly for a while; the rows that change by themselves, as a clock's does."""
        self.look()
        self._program.watch(seconds)
        often = Counter(row for _, rows in self._changes() for row in rows)
        return {row for row, count in often.items() if count > seconds / 3}

    def _changes(self) -> list[tuple[float, set[int]]]:
        fresh = self._program.chunks[self._seen :]
        self._seen += len(fresh)
        return [(moment, self._picture.feed(data)) for moment, data in fresh]

    def bring(self, key: str, words: str) -> Press:
        """Press a key that opens a panel, and see when its first text is there; then put it away,
        and wait until it is gone: no key is measured that has an Escape before it."""
        self._program.watch_until_still()
        self._changes()
        before = self._program.cpu()
        sent = self._program.press(key)
        there = self._until(lambda: words in self._picture.text)
        cpu = self._program.cpu() - before
        self._program.press("escape")
        self._until(lambda: words not in self._picture.text)
        return Press(key, None if there is None else there - sent, cpu)

    def open(self, words: str) -> float | None:
        """Press Enter; the seconds until these words are there."""
        self._program.watch_until_still()
        self._changes()
        sent = self._program.press("enter")
        there = self._until(lambda: words in self._picture.text, patience=_PATIENCE)
        return None if there is None else there - sent

    def _until(self, so: Callable[[], bool], *, patience: float = _TOO_LATE) -> float | None:
        """The moment at which the screen was so first."""
        last = self._program.now + patience
        while self._program.now < last and not self._program.ended:
            # All that comes is stamped first and drawn after: drawing takes milliseconds too.
            self._program.watch(_APART)
            fresh = self._program.chunks[self._seen :]
            self._seen += len(fresh)
            moments = [moment for moment, data in fresh if self._picture.feed(data) and so()]
            if moments:
                return moments[0]
        return None

    def press(self, key: str, restless: set[int]) -> Press:
        """Press a key, and see which rows change that do not change by themselves."""
        self._program.watch_until_still()
        self._changes()
        before = self._program.cpu()
        sent = self._program.press(key)
        answers: list[float] = []
        while not answers and self._program.now - sent < _TOO_LATE and not self._program.ended:
            # All that comes is stamped first and drawn after: drawing takes milliseconds too.
            self._program.watch(_APART)
            answers = [moment for moment, rows in self._changes() if rows - restless]
        taken = answers[0] - sent if answers else None
        return Press(key, taken, self._program.cpu() - before)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--sessions", type=int, default=2)
    asked = parser.parse_args()
    with stage(Size()) as staged:
        bare, ours = _starts(staged, asked.runs)
        used = Used()
        for _ in range(asked.sessions):
            used.add(staged)
    show(f"Start, medians of {asked.runs} starts of each, taken in turn", _start(bare, ours))
    if asked.sessions:
        show(f"At the keyboard, {asked.sessions} sessions", _use(used))


def _starts(staged: Stage, runs: int) -> tuple[Started, Started]:
    card, cohort = staged.home.today, staged.home.cohorts[0]
    assert card is not None

    def bare_there(text: str) -> bool:
        return "a bare app" in text

    def opening(text: str) -> bool:
        return "l4pc" in text and "Opening…" in text

    def home(text: str) -> bool:
        return card.title in text and cohort.name in text and cohort.told.split(" · ")[0] in text

    def start_bare(into: Started) -> None:
        into.add(BARE, staged, bare_there, bare_there)

    def start_ours(into: Started) -> None:
        into.add(console(), staged, opening, home)

    # Once for the file cache, not counted.
    start_bare(Started())
    start_ours(Started())
    bare, ours = Started(), Started()
    for number in range(runs):
        if number % 2:
            start_bare(bare)
        start_ours(ours)
        if not number % 2:
            start_bare(bare)
    return bare, ours


def _start(bare: Started, ours: Started) -> list[Figure]:
    middle = statistics.median

    def ratio(name: str, mine: list[float], its: list[float], most: float) -> Figure:
        told = f"{middle(mine) * 1000:.0f} ms against {middle(its) * 1000:.0f} ms"
        told += f"; best {min(mine) * 1000:.0f} against {min(its) * 1000:.0f}"
        return Figure(name, middle(mine) / middle(its), "×", most, told)

    return [
        ratio("first paint", ours.painted, bare.painted, 1.1),
        ratio("ready", ours.ready, bare.ready, 1.6),
        ratio("CPU until a second of quiet", ours.cpu, bare.cpu, 2.0),
        Figure("memory", middle(ours.memory), "MB", None, f"{middle(bare.memory):.0f} MB"),
    ]


def _use(used: Used) -> list[Figure]:
    return [
        *_keys("key on Home", used.home, 30),
        *_keys("key that opens a list", used.lists),
        Figure("Enter to the session", statistics.median(used.opened) * 1000, "ms"),
        *_keys("key in a session", used.console, 20),
        *_keys("key that opens a panel", used.panels, 50),
        Figure("idle, a session running", statistics.median(used.idle) * 100, "%", 0.8,
               f"of a core, over {_IDLE:.0f} s"),
        Figure("memory at the end", max(used.memory), "MB", 65),
    ]  # fmt: skip


def _keys(name: str, presses: Sequence[Press], most: float | None = None) -> list[Figure]:
    # A terminal's longer keys begin with Escape: Textual waits 100 ms for the rest of one.
    answered = [press for press in presses if press.taken is not None and press.key != "escape"]
    times = [1000 * press.taken for press in answered if press.taken is not None]
    unanswered = Counter(press.key for press in presses if press.taken is None)
    told = ", ".join(f"{key!r} {count} times" for key, count in unanswered.items())
    cpu = [1000 * press.cpu for press in answered]
    return [
        Figure(f"{name}, median", statistics.median(times), "ms", None,
               f"{statistics.median(cpu):.0f} ms of CPU"),
        Figure(f"{name}, 95 %", high(times), "ms", most,
               f"{high(cpu):.0f} ms of CPU; slowest {_slowest(answered)}"),
        Figure(f"{name}, unanswered", unanswered.total(), "", 0, told or f"of {len(presses)}"),
    ]  # fmt: skip


def _slowest(presses: Sequence[Press]) -> str:
    by_key: dict[str, list[float]] = defaultdict(list)
    for press in presses:
        by_key[press.key].append(1000 * (press.taken or 0.0))
    medians = {key: statistics.median(times) for key, times in by_key.items()}
    three = sorted(medians, key=lambda key: -medians[key])[:3]
    return ", ".join(f"{key} {medians[key]:.0f}" for key in three)


if __name__ == "__main__":
    main()
