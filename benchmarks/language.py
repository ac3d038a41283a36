"""What the trainers' language costs: checking all pages, and a library that has not changed.

    python benchmarks/language.py [--files 1000]

``check`` of the whole shipped library, with what the pages say of each other and the messages,
is held against markdown-it over the same pages, which only parses them: in turn, in CPU, so that
other work on the machine counts for neither. A library of so
many invented exercises is loaded twice in a temporary folder; the second time nothing has changed.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt
from table import Figure, show

from l4pc_tui.core.script.reading.script import Folder, read
from l4pc_tui.core.script.writing.formatter import format_text
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.library.checkup import check, named

_ROOT = Path(__file__).parent.parent
_KINDS: dict[str, Folder] = {"exercises": "exercise", "sessions": "plan"}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=1_000)
    asked = parser.parse_args()
    pages = shipped()
    texts = [data.decode() for _, data, _ in pages]
    markdown = MarkdownIt("commonmark")
    files = named([_ROOT / folder for folder in _KINDS], Path("/nowhere"))
    theirs, checked, ours = in_turn(
        lambda: [markdown.parse(text) for text in texts],
        lambda: check(files, tuple, base=_ROOT),
        lambda: [read(data, path=p, kind=k) for p, data, k in pages],
    )
    (tidied,) = in_turn(
        lambda: [format_text(data, path=p, kind=k) for p, data, k in pages], rounds=3
    )
    first, again = loads(asked.files)
    show(
        f"{len(pages)} shipped pages, {asked.files:,} files in a library",
        [
            Figure("check ÷ markdown-it", checked / theirs, "×", 1.6, f"{theirs:.1f} ms to parse all"),
            Figure("read ÷ markdown-it", ours / theirs, "×", None, f"{checked:.1f} ms to check all"),
            Figure("fmt ÷ read", tidied / ours, "×", None, f"{ours / len(pages):.2f} ms to read one"),
            Figure("unchanged ÷ first load", again / first * 100, "%", 5, f"{first:.1f} s at first"),
        ],
    )  # fmt: skip


def in_turn(*calls: Callable[[], object], rounds: int = 21) -> list[float]:
    """The median CPU of each call, in milliseconds; each round makes all of them, one by one."""
    taken: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for held, call in zip(taken, calls, strict=True):
            began = time.process_time()
            call()
            held.append((time.process_time() - began) * 1_000)
    return [statistics.median(held) for held in taken]


def shipped() -> list[tuple[str, bytes, Folder]]:
    """Path, bytes and kind of every page of the shipped library."""
    return [
        (f"{folder}/{path.name}", path.read_bytes(), kind)
        for folder, kind in _KINDS.items()
        for path in sorted((_ROOT / folder).glob("[!R_]*.md"))
    ]


def loads(count: int) -> tuple[float, float]:
    """Seconds of the first load of a library with so many exercises more, and of the next."""
    models = [data for _, data, kind in shipped() if kind == "exercise"]
    with tempfile.TemporaryDirectory(prefix="l4pc-benchmark-") as name:
        own = Path(name) / "l4pc"
        (own / "exercises").mkdir(parents=True)
        for number, data in zip(range(count), itertools.cycle(models), strict=False):
            (own / "exercises" / f"invented-{number}.md").write_bytes(data)
        desk = open_desk(Path(name) / "l4pc.db")
        desk = replace(desk, places=replace(desk.places, own_library=own))
        try:
            return _seconds(lambda: library.load(desk)), _seconds(lambda: library.load(desk))
        finally:
            desk.close()


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
