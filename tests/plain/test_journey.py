"""A whole session in plain mode, as a person with a screen reader or a script would run it."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from support.pipes import Heard
from support.sandbox import L4PC, environment, l4pc, l4pc_json
from support.terminal import Terminal

pytestmark = pytest.mark.slow


PLAN = "half-day-1-ordinary-days"
TODAY = date.today().isoformat()
"""One that is planned for another day asks before it starts."""


class Plain:
    """Plain mode over pipes: lines in, lines out."""

    def __init__(self, session: str, env: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [*L4PC, "run", session, "--plain"], env=env, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self._heard = Heard(self.process.stdout)
        self._left = b""

    def say(self, line: str, until: str) -> list[str]:
        """Type a line and read what is told, as far as a line that begins so."""
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        return self.hear(until)

    def hear(self, until: str) -> list[str]:
        """Read lines as far as one that begins so."""
        told: list[str] = []
        deadline = time.monotonic() + 30
        while True:
            line, newline, rest = self._left.partition(b"\n")
            if newline:
                self._left = rest
                told.append(line.decode())
                if told[-1].startswith(until):
                    return told
            else:
                assert time.monotonic() < deadline, told
                self._left += self._heard.piece(0.2)

    def rest(self) -> list[str]:
        """All that is still told, to the end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        while piece := self._heard.piece(30):
            self._left += piece
        self.process.wait(30)
        return self._left.decode().splitlines()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A machine with a cohort of three and a facilitator, and their session."""
    folder = tmp_path_factory.mktemp("made")
    env = environment(folder)
    roster = folder / "roster.csv"
    roster.write_text(
        "Name,Organisation,Role\nAmina Yusuf,Riverside Trust,\nBo Nobody,Hill Council,\n"
        "Ann [/x] Lee,,\nJoe Kent,,facilitator\n",
        encoding="utf-8",
    )
    l4pc_json("cohort", "new", "Lantern", env=env)
    assert l4pc("roster", "import", str(roster), "--cohort", "Lantern", env=env).returncode == 0
    made = l4pc_json(
        "session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", TODAY, env=env
    )
    return folder, str(made["id"])


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path)


@pytest.fixture
def session(made: tuple[Path, str], tmp_path: Path) -> str:
    """A session of a cohort of three and a facilitator, on a copy of that machine."""
    folder, session = made
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return session


def test_a_whole_session_with_a_power_cut_in_the_middle(
    env: dict[str, str], session: str, tmp_path: Path
) -> None:
    plain = Plain(session, env)
    plain.hear("help lists the commands.")
    plain.say("here amina", "saved")
    plain.say("late bo", "saved")
    plain.say("walk-in Cy Nobody", "saved")
    plain.say("rest", "saved")
    steps = [plain.say("", "Next: ")[:2] for _ in range(3)]
    assert steps[0][0].startswith("Item: ")
    assert len({tuple(step) for step in steps}) == 3
    for line in ("n plain", "* insight", "? parked", "! @Amina asks", "\\ never kept"):
        plain.say(line, "Who was told?" if line[0] == "\\" else "saved")
    plain.say("the lead", "saved")
    plain.say("half a thought", "“half a thought” is not a command.")
    plain.process.kill()
    plain.process.wait(30)

    again = Plain(session, env)
    resumed = again.hear("help lists the commands.")
    assert steps[2][0] in resumed
    assert "Half typed: half a thought" in resumed
    assert again.say("n", "saved") == ["saved"]
    again.say("c", "Close the session?")
    closed = again.say("y", "q leaves")
    assert closed[0] == "Closed."
    assert any(line.startswith("Backed up and verified: ") for line in closed)
    again.say("q", "Left.")
    assert again.rest() == []
    assert again.process.returncode == 0

    shown = l4pc_json("session", "show", session, env=env)
    assert shown["state"] == "closed"
    assert [note["text"] for note in shown["notes"]] == [
        "plain", "insight", "parked", "@Amina Yusuf asks", "half a thought",
    ]  # fmt: skip
    assert sorted(mark["mark"] for mark in shown["register"]) == ["here", "here", "here", "late"]
    for form in ("md", "csv", "jsonl"):
        out = tmp_path / f"log.{form}"
        done = l4pc("export", session, "--format", form, "-o", str(out), env=env)
        assert done.returncode == 0, done.stderr
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        text = "".join(file.read_text(encoding="utf-8") for file in files)
        assert "half a thought" in text
        assert "Cy Nobody" in text or form == "jsonl"
        assert "never kept" not in text
    found = l4pc_json("search", "thought", env=env)
    assert [hit["text"] for hit in found] == ["half a thought"]


def test_the_end_of_the_lines_leaves_a_session_that_waits(
    env: dict[str, str], session: str
) -> None:
    done = l4pc("run", session, "--plain", env=env, text="\nn the last word")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-2:] == ["saved", "Left. The session waits."]
    assert l4pc_json("session", "show", session, env=env)["state"] == "paused"


def test_a_session_that_is_said_to_go_on_does_though_no_line_comes_while_the_disk_is_waited_for(
    env: dict[str, str], session: str, tmp_path: Path
) -> None:
    plain = Plain(session, env)
    plain.hear("help lists the commands.")
    plain.say("", "Next: ")
    plain.say("n one", "saved")
    file = tmp_path / "data" / "l4pc" / "l4pc.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for line, until in (("p", "Paused."), ("p", "Going on."), ("q", "Enter: stay.")):
            plain.say(line, until)
        plain.say("g", "Name another folder")
        assert plain.process.stdin is not None
        plain.process.stdin.close()
        other.execute("ROLLBACK")
    assert plain.process.wait(30) == 0
    assert l4pc_json("session", "show", session, env=env)["state"] == "running"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_saves_and_leaves(env: dict[str, str], session: str, name: str) -> None:
    plain = Plain(session, env)
    plain.hear("help lists the commands.")
    plain.say("", "Next: ")
    assert plain.process.stdin is not None
    plain.process.send_signal(signal.Signals[name])
    assert plain.process.wait(30) == 0
    shown = l4pc_json("session", "show", session, env=env)
    assert shown["state"] == "running"
    assert [move["verb"] for move in shown["moves"]] == ["start"]


def test_ctrl_c_saves_leaves_and_gives_130_quietly(env: dict[str, str], session: str) -> None:
    plain = Plain(session, env)
    plain.hear("help lists the commands.")
    plain.say("n kept", "saved")
    plain.process.send_signal(signal.SIGINT)
    assert plain.process.wait(30) == 130
    assert plain.rest() == ["Left."]


def test_a_reader_that_goes_away_stops_it_quietly_and_nothing_is_lost(
    env: dict[str, str], session: str
) -> None:
    process = subprocess.Popen(
        [*L4PC, "run", session, "--plain"], env=env, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    _, errors = process.communicate(b"\nn after nobody listened\n", timeout=30)
    assert errors == b""
    notes = l4pc_json("session", "show", session, env=env)["notes"]
    assert [note["text"] for note in notes] in (["after nobody listened"], [])


def test_at_a_terminal_it_sends_text_and_nothing_but_text(
    env: dict[str, str], session: str
) -> None:
    with Terminal([*L4PC, "run", session, "--plain"], env=env, size=(80, 60)) as terminal:
        terminal.wait_for("help lists the commands.")
        terminal.type("\n")
        terminal.wait_for("Next: ")
        terminal.type("* seen \x1b[31mred\n")
        terminal.wait_for("saved")
        terminal.type("notes\n")
        terminal.wait_for("insight: seen")
        terminal.type("q\n")
        terminal.wait_for("Enter: stay.")
        terminal.type("w\n")
        assert terminal.wait_for_end() == 0
    assert b"\x1b" not in terminal.raw


def test_a_plan_is_tried_out_and_the_try_out_is_taken_up_again(env: dict[str, str]) -> None:
    first = l4pc("run", PLAN, "--plain", env=env, text="\nn one\n")
    assert "a try-out" in first.stdout.splitlines()
    second = l4pc("run", PLAN, "--plain", env=env, text="p\nc\ny\nq\n")
    assert "Closed." in second.stdout.splitlines()
    third = l4pc("run", PLAN, "--plain", env=env)
    assert "Not started. Enter starts it." in third.stdout.splitlines()
    states = [session["state"] for session in l4pc_json("session", "list", env=env)]
    assert sorted(states) == ["closed", "planned"]


def test_an_exercise_alone_is_tried_out_too(env: dict[str, str]) -> None:
    done = l4pc("run", "an-ordinary-tuesday", "--plain", env=env, text="\n")
    assert "Item: An ordinary Tuesday" in done.stdout.splitlines()


def test_a_rehearsal_says_so_in_its_first_line_and_how_fast_it_is(env: dict[str, str]) -> None:
    rehearsed = ("run", "an-ordinary-tuesday", "--plain", "--rehearse")
    for speed, told in (("60", "60 times as fast"), ("1", "at the usual speed")):
        done = l4pc(*rehearsed, "--speed", speed, env=env, text="\nlights\n")
        lines = done.stdout.splitlines()
        assert lines[0].startswith("This is a rehearsal: ")
        assert told in lines[0]
        assert "Not started. Enter starts it." in lines
        assert not any("behind" in line or "too late" in line for line in lines)
        assert lines[-1] == "No record was kept."
    closed = l4pc(*rehearsed, env=env, text="\nc\ny\nq\n").stdout
    assert "q ends the rehearsal and says what it showed" in closed
    assert "nothing is backed up, and no log is kept." in closed
    assert "Backed up" not in closed
    ended = l4pc(*rehearsed, env=env, text="\nq\n\nq\ny\n").stdout.splitlines()
    assert ended.count("End the rehearsal? It says what it showed; no record is kept.") == 2
    assert ended.count("Still here.") == 1
    assert ended[-1] == "No record was kept."
    assert "rehearsal" not in l4pc("run", PLAN, "--plain", env=env).stdout


def test_without_a_word_it_is_the_session_that_home_would_offer(
    env: dict[str, str], session: str
) -> None:
    assert "Lantern" in l4pc("run", "--plain", env=env, text="\n").stdout.splitlines()
    assert l4pc_json("session", "show", session, env=env)["state"] == "paused"


def test_nothing_to_run_is_said_in_one_sentence(env: dict[str, str]) -> None:
    done = l4pc("run", "--plain", env=env)
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no session to run. " in done.stderr
    done = l4pc("run", "no-such-thing", "--plain", env=env)
    assert done.returncode == 2
    assert "There is no session, plan or exercise called “no-such-thing”." in done.stderr


def test_hostile_lines_bring_no_traceback_and_no_control_sign(
    env: dict[str, str], session: str
) -> None:
    odd = "\n".join(["Ann [/x] Lee", "[bold", "\x1b]0;x\x07", "\u202eabc", "n " + "x" * 10_000, "\t",
                     "r h 99", "go -1", "mend", "9", "²"])  # fmt: skip
    done = l4pc("run", session, "--plain", env=env, text=f"\n{odd}\nq\nw\n")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)
    kept = json.dumps(l4pc_json("session", "show", session, env=env))
    assert "x" * 9_000 in kept
