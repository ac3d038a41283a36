"""A command in bad surroundings: run as a process with odd bytes, streams, limits and folders.

What is promised whatever surrounds it: no traceback, no silence, and an exit code that means
something (0 fine, 1 something to act on, 2 could not run, 130 after Ctrl-C).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from support.sandbox import environment

PLAN = "half-day-2-whose-rule"
ROSTER = "Name,Organisation\nAnn Lee,Puddleby Hospital\nBo Thimble,Lantern Council\n"
SAID = "n the form was late\nq\n"
"""What is typed in the session's first minute: a note, and that one leaves."""
PATIENCE = 60.0
"""Seconds after which a command hangs."""
Stream = int | IO[bytes]


@dataclass(frozen=True)
class Told:
    """What a command that was run to its end gave: its exit code, and what it said."""

    words: tuple[str | bytes, ...]
    code: int
    out: str
    err: str

    def well(self) -> Told:
        """It did what was asked: 0, and nothing on stderr that looks like an accident."""
        assert self.code == 0, self
        return self.without_accident()

    def refused(self, *said: str, code: int = 2) -> Told:
        """It said in one line on stderr what is the matter, with these words in it."""
        assert self.code == code, self
        lines = self.without_accident().err.splitlines()
        assert len(lines) == 1, self
        # A sentence ends with a full stop, or with the command that it leads to.
        assert len(lines[0].split()) > 3, self
        for words in said:
            assert words in lines[0], (words, self)
        return self

    def without_accident(self) -> Told:
        """Whatever it said, it was not surprised: no traceback, no “did not expect”."""
        assert self.code in (0, 1, 2, 130), self
        for stream in (self.out, self.err):
            for words in ("Traceback", "did not expect", "Exception ignored", "Fatal Python"):
                assert words not in stream, self
            assert "\x1b" not in stream, self
        return self


@dataclass(frozen=True)
class Place:
    """A folder in which commands are run, and what surrounds them.

    python: options of Python itself, as ``-O``. through: the program that runs it, and its
    options. first: see ``l4pc``; as each other field a default for it.
    """

    folder: Path
    env: Mapping[str, str]
    cwd: Path
    python: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    first: Callable[[], object] | None = None

    def l4pc(
        self, *words: str | bytes, stdin: bytes | Stream = b"", stdout: Stream | None = None,
        stderr: Stream | None = None, closed: Sequence[int] = (),
        limits: Mapping[int, int] | None = None, first: Callable[[], object] | None = None,
        **more: str | None,
    ) -> Told:  # fmt: skip
        """Run a command to its end.

        closed: descriptors that are not open when it starts (``<&-``). limits: what it may use,
        by ``resource.RLIMIT_…``. first: what is done in the new process before it begins.
        more: variables of its environment; None takes one away.
        """

        begins = first or self.first

        def before() -> None:
            if sys.platform == "win32":
                raise NotImplementedError
            import resource

            for limit, value in (limits or {}).items():
                resource.setrlimit(limit, (value, value))
            if begins is not None:
                begins()
            for descriptor in closed:
                os.close(descriptor)

        given: dict[str, Any] = (
            {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
        )  # fmt: skip
        env = {name: value for name, value in {**self.env, **more}.items() if value is not None}
        done = subprocess.run(
            [*self.through, sys.executable, *self.python, "-m", "l4pc_tui", *words],
            stdout=subprocess.PIPE if stdout is None else stdout,
            stderr=subprocess.PIPE if stderr is None else stderr,
            env=env, cwd=self.cwd, preexec_fn=before if limits or begins or closed else None, timeout=PATIENCE, check=False, **given,
        )  # fmt: skip
        return Told(words, done.returncode, _text(done.stdout), _text(done.stderr))

    def within(self, **more: str | None) -> Place:
        """The same place with other variables; None takes one away."""
        held = {name: value for name, value in {**self.env, **more}.items() if value is not None}
        return replace(self, env=held)

    def at(self, cwd: Path) -> Place:
        """The same place, standing in another folder."""
        return replace(self, cwd=cwd)

    @property
    def settings(self) -> Path:
        """The person's own file of settings; its folder is there."""
        file = Path(self.env["XDG_CONFIG_HOME"]) / "l4pc" / "settings.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    @property
    def library(self) -> Path:
        """The exercises of the person's own library; the folder is there."""
        folder = Path(self.env["XDG_DOCUMENTS_DIR"]) / "l4pc" / "exercises"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def database(self) -> Path:
        """The usual database."""
        return Path(self.env["XDG_DATA_HOME"]) / "l4pc" / "l4pc.db"


def place(folder: Path, copy_of: Place | None = None) -> Place:
    """An empty machine in a folder, or a copy of one."""
    if copy_of is not None:
        shutil.copytree(copy_of.folder, folder, dirs_exist_ok=True)
    folder.mkdir(exist_ok=True)
    env = environment(folder, XDG_DOCUMENTS_DIR=str(folder / "documents"))
    return Place(folder, env, folder)


def with_a_session(folder: Path) -> Place:
    """A machine with the cohort Lantern, two people, and a session on 2026-12-03 with a note."""
    held = place(folder)
    roster = held.folder / "people.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    held.l4pc("cohort", "new", "Lantern").well()
    held.l4pc("roster", "import", str(roster), "--cohort", "Lantern").well()
    when = ("--date", "2026-12-03")
    held.l4pc("session", "new", "--cohort", "Lantern", "--plan", PLAN, *when).well()
    held.l4pc("run", "Lantern/2026-12-03", "--plain", stdin=SAID.encode()).well()
    return held


def like_anybody() -> None:
    """Let the rights of files hold for this process and what it runs, though it is root's."""
    if sys.platform == "win32":
        raise NotImplementedError
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for power in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            assert libc.prctl(_DROP, power, 0, 0, 0) == 0, os.strerror(ctypes.get_errno())


_DROP = 24
"""PR_CAPBSET_DROP."""


def _text(stream: bytes | None) -> str:
    return (stream or b"").decode("utf-8", "backslashreplace")
