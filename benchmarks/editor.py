"""What an editor waits for at a page of 400 lines, held against reading that page once.

    python benchmarks/editor.py [--lines 400]

The page is a shipped exercise with its steps again and again. Asked is the desk, as ``l4pc lsp``
asks it; the protocol itself takes a millisecond.
"""

from __future__ import annotations

import argparse
import itertools
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from table import Figure, show

from l4pc_tui.core.script.editing.symbols import symbols
from l4pc_tui.core.script.reading.script import read
from l4pc_tui.desk.library.help_at import goes_to, help_at
from l4pc_tui.desk.library.unsaved import Workbench

_ROOT = Path(__file__).parent.parent
MOST = 50.0
"""Milliseconds that nobody who types notices."""


def milliseconds(call: Callable[[], object], runs: int) -> float:
    """The median of some calls, in milliseconds of work: a busy machine does not count."""
    taken = []
    for _ in range(runs):
        began = time.process_time()
        call()
        taken.append((time.process_time() - began) * 1_000)
    return statistics.median(taken)


def page_of(lines: int) -> str:
    """A page of so many lines: the steps of a shipped exercise again and again, by other names."""
    text = (_ROOT / "exercises" / "one-thursday-five-doors.md").read_text(encoding="utf-8")
    head, *parts = re.split(r"(?=^## )", text, flags=re.MULTILINE)
    steps = [part for part in parts if re.match(r"## \d", part)]
    ends = [part for part in parts if part not in steps]
    made = [head]
    for number, step in enumerate(itertools.cycle(steps)):
        if sum(part.count("\n") for part in (*made, *ends)) + step.count("\n") > lines:
            break
        made.append(re.sub(r"^## (.*)", rf"## \1 {number}", step))
    return "".join((*made, *ends))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--lines", type=int, default=400)
    text = page_of(parser.parse_args().lines)
    with TemporaryDirectory(prefix="l4pc-benchmark-") as name:
        path = Path(name) / "exercises" / "a-page.md"
        once = milliseconds(lambda: read(text.encode(), path=path.name, kind="exercise"), 21)
        taken = {what: milliseconds(call, 11) for what, call in asked(path, text).items()}
        figures = [
            Figure(what, each, "ms", MOST, f"{each / once:.2f} × read")
            for what, each in taken.items()
        ]
    show(f"a page of {text.count(chr(10))} lines, {once:.1f} ms to read", figures)


def asked(path: Path, text: str) -> dict[str, Callable[[], object]]:
    """What an editor asks, by name."""
    bench = Workbench(path.parent.parent / "own")
    count = itertools.count()
    lines = text.split("\n")
    door = next(n for n, line in enumerate(lines, 1) if "skip to" in line)
    wrong = Workbench(path.parent.parent / "own")
    wrong.typed(path, text.replace("Say:", "Tell:", 1))
    fault = next(each for each in wrong.found(path) if each.fix)

    def typed() -> None:
        # Each time another letter, as somebody types.
        bench.typed(path, text.replace("Nell", f"Nell{next(count)}", 1))

    def messages() -> None:
        typed()
        bench.found(path)

    def offered() -> None:
        typed()
        bench.offers(path, door, 3)

    def shown() -> None:
        page = bench.page(path)
        assert page.model is not None
        symbols(page.model, page.lines.all)

    typed()
    bench.found(path)
    return {
        "messages on a letter": messages,
        "what may come next, on a letter": offered,
        "help": lambda: help_at(bench, path, door, 30, lambda _: {}),
        "go to": lambda: goes_to(bench, path, door, 30),
        "outline": shown,
        "one quick fix": lambda: wrong.cures(path, fault),
        "formatting": lambda: wrong.formatted(path),
    }


if __name__ == "__main__":
    main()
