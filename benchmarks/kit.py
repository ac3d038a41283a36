"""How fast what ``make kit`` made starts, beside the console of this checkout's own environment.

    python benchmarks/kit.py [--runs 7] KIT...

KIT: what starts each: an installed l4pc, l4pc.pyz, the folder with its Python inside. They and the
console take turns, so that a noisy machine spoils all alike; the figures are medians. A kit's first
start, in which the single file unpacks itself, is not counted and told beside.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from filling import Size
from staging import Stage, console, stage
from start import Started
from table import Figure, show

MOST = 1.3
"""First paint of a kit, over that of the environment."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kits", nargs="+", type=Path, metavar="KIT")
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    commands = {"the environment": console()} | {
        path.name if path.suffix else path.parent.name: _command(path) for path in asked.kits
    }
    with stage(Size()) as staged:
        started, firsts = _turns(staged, commands, asked.runs)
    ours = statistics.median(started["the environment"].painted)
    figures = []
    for name, each in started.items():
        painted = statistics.median(each.painted)
        told = f"{painted * 1000:.0f} ms; CPU {statistics.median(each.cpu):.2f} s; "
        told += f"the very first {firsts[name]:.1f} s"
        most = None if name == "the environment" else MOST
        figures.append(Figure(f"first paint, {name}", painted / ours, "×", most, told))
    show(f"Kits, medians of {asked.runs} starts of each, taken in turn", figures)


def _command(path: Path) -> list[str]:
    path = path.absolute()
    return [sys.executable, str(path)] if path.suffix == ".pyz" else [str(path)]


def _turns(
    staged: Stage, commands: dict[str, list[str]], runs: int
) -> tuple[dict[str, Started], dict[str, float]]:
    card = staged.home.today
    assert card is not None
    title = card.title

    def opening(text: str) -> bool:
        return "l4pc" in text and "Opening…" in text

    def home(text: str) -> bool:
        return title in text

    started = {name: Started() for name in commands}
    firsts = {}
    for name, command in commands.items():
        # A single file unpacks itself: longer than anybody watches a screen for.
        began = time.perf_counter()
        subprocess.run([*command, "--version"], env=staged.environ, capture_output=True, check=True)
        firsts[name] = time.perf_counter() - began
        # Once for the file cache, not counted.
        Started().add(command, staged, opening, home)
    for _ in range(runs):
        for name, command in commands.items():
            started[name].add(command, staged, opening, home)
    return started, firsts


if __name__ == "__main__":
    main()
