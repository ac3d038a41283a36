"""What runs where: the written list (where.toml), what ran, and whether that is all.

    python tests/where.py FOLDER [SYSTEM …]

FOLDER holds what `pytest` wrote on each system (L4PC_RAN=FILE names a file for it). Ends with 1, and
says why, when a test ran on no system, when nothing was heard of a system (all three, if none is
named), or when more is left out than the list allows.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from l4pc_tui.machine.systems import System, system

TESTS = Path(__file__).parent
LIST = TESTS / "where.toml"
SYSTEMS: tuple[System, ...] = ("linux", "macos", "windows")


@dataclass(frozen=True)
class Out:
    """A path from tests/ that is left out on some systems, with the reason."""

    path: str
    on: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Where:
    """The list. most: how many tests may be left out on each system."""

    out: tuple[Out, ...]
    most: Mapping[str, int]
    because: str

    @cached_property
    def _paths(self) -> Mapping[str, frozenset[str]]:
        return {on: frozenset(each.path for each in self.out if on in each.on) for on in SYSTEMS}

    def anything_on(self, on: System) -> bool:
        """Whether anything is left out on a system at all."""
        return bool(self._paths[on])

    def left_out(self, test: str, on: System) -> bool:
        """Whether a test, or a file or folder as a whole, does not run on a system."""
        file = test.partition("::")[0]
        above = (str(each) for each in PurePosixPath(file).parents)
        return not self._paths[on].isdisjoint((test, file, *above))


def read(text: str) -> Where:
    """The list as it is written."""
    told = tomllib.loads(text)
    most = dict(told["most"])
    because = str(most.pop("because"))
    out = tuple(
        Out(path, tuple(group["on"]), group["reason"])
        for group in told["out"]
        for path in group["tests"]
    )
    return Where(out, most, because)


def listed() -> Where:
    """The list of this checkout."""
    return read(LIST.read_text(encoding="utf-8"))


def declared(file: Path) -> list[str]:
    """The tests of a file, each as ``folder/file.py::name``, however often each is run.

    A machine of hypothesis has one, called runTest.
    """
    path, of, found = file.relative_to(TESTS).as_posix(), "", list[str]()
    for deeper, kind, name in _DECLARED.findall(file.read_text(encoding="utf-8")):
        if kind == "class":
            of = f"{name}::"
        elif kind:
            found.append(f"{path}::{of if deeper else ''}{name}")
        else:
            found.append(f"{path}::{name}::runTest")
    return found


_DECLARED = re.compile(
    r"^(    )?(?:async )?(class|def|) ?((?:Test|test_)\w+)(?=[(:]| = \w+\.TestCase$)", re.MULTILINE
)


def every_test() -> list[str]:
    """All tests that there are."""
    files = sorted(TESTS.rglob("test_*.py"))
    return [test for file in files for test in declared(file)]


def written(tests: Iterable[str]) -> str:
    """What a system says for itself: which it is, and which tests ran there."""
    return json.dumps({"system": system(), "python": sys.version.split()[0], "ran": sorted(tests)})


def heard(files: Iterable[str]) -> dict[str, set[str]]:
    """The tests that ran on each system, by what was written there."""
    ran: dict[str, set[str]] = {}
    for file in files:
        told = json.loads(file)
        ran.setdefault(told["system"], set()).update(told["ran"])
    return ran


def faults(
    where: Where, every: Sequence[str], ran: Mapping[str, set[str]],
    systems: Sequence[System] = SYSTEMS,
) -> list[str]:  # fmt: skip
    """A sentence for each thing that is not as it should be on these systems."""
    found = [f"Nothing was heard of {each}." for each in systems if each not in ran]
    anywhere = set[str]().union(*ran.values())
    found += [f"{test} ran on no system." for test in every if test not in anywhere]
    for on in systems:
        here = [test for test in every if test not in ran.get(on, set())]
        unsaid = [test for test in here if not where.left_out(test, on)] if on in ran else []
        found += [f"{test} did not run on {on}, and where.toml does not say so." for test in unsaid]
    return found + grown(where, every)


def grown(where: Where, every: Sequence[str]) -> list[str]:
    """Where more is left out than the list allows. What is outside has a system of its own."""
    inside = [test for test in every if not test.startswith("outside/")]
    counts = {on: sum(where.left_out(test, on) for test in inside) for on in SYSTEMS}
    return [
        f"{count} tests are left out on {on}, and at most {where.most.get(on, 0)} may be: make them run"
        " there, or raise the number in tests/where.toml and say why."
        for on, count in counts.items()
        if count > where.most.get(on, 0)
    ]


def main() -> int:
    """The exit code."""
    files = [file.read_text(encoding="utf-8") for file in Path(sys.argv[1]).rglob("*.json")]
    where, every, ran = listed(), every_test(), heard(files)
    asked = [each for each in SYSTEMS if each in sys.argv[2:]]
    told = faults(where, every, ran, asked or SYSTEMS)
    for on, tests in sorted(ran.items()):
        print(f"{on}: {len(tests)} of {len(every)} tests ran.")
    for each in told:
        print(each)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
