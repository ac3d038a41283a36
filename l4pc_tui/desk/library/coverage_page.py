"""What the exercises cover, as a page: each with place, minutes, people, shape, ending and themes,
and grids in which an empty field is seen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.model import Ending, Exercise, Shape
from l4pc_tui.core.script.model.sums import deepest
from l4pc_tui.core.text.amounts import count
from l4pc_tui.core.text.folding import filed
from l4pc_tui.desk.library.coverage import LENGTHS, SIZES, lengths_named
from l4pc_tui.desk.library.library import facts
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.file_out import rewrite_file
from l4pc_tui.exchange.library_files import READ_LIMIT, LibraryFile
from l4pc_tui.exchange.refused import FileRefused

PARTS = ("exercises", "coverage")
"""What a page may have between ``<!-- NAME -->`` and ``<!-- end of NAME -->``."""
EMPTY = "·"
_ORDER = list(Place)


@dataclass(frozen=True, slots=True)
class Covers:
    """An exercise with what a table tells of it. down: its deepest step; minutes: least, usual, most."""

    exercise: Exercise
    down: Place
    minutes: tuple[int, int, int]


def covered(exercises: Iterable[Exercise]) -> tuple[Covers, ...]:
    """The exercises by place, then by title; those that are retired are left out."""
    held = [
        Covers(each, deepest(each.steps), tuple(facts(each, {})["minutes"]))
        for each in exercises
        if each.status != "retired"
    ]
    return tuple(sorted(held, key=lambda e: (_ORDER.index(e.down), filed(e.exercise.title))))


def page(exercises: Iterable[Exercise], links: Mapping[str, str] | None = None) -> dict[str, str]:
    """The parts in Markdown: the exercises in a list, and the grids of what they cover.

    links: by the exercise's id, where a reader finds it.
    """
    held = covered(exercises)
    grids = [
        "How many there are by their deepest step, theme by theme. A point is an empty field.",
        _grid("Theme", _by_theme(held), held),
        "The same by shape, and by how they end.",
        _grid("Shape", _by_word(get_args(Shape), lambda e: e.exercise.shape, held), held),
        _grid("Ending", _by_word(get_args(Ending), lambda e: e.exercise.ending, held), held),
        "The same by the minutes that they usually take, and by how many people they work for.",
        _grid("Minutes", _by_length(held), held),
        _grid("People", _by_size(held), held),
    ]
    told = (f"{_how_many(held)}\n\n{_list(held, links or {})}", "\n\n".join(grids))
    return dict(zip(PARTS, told, strict=True))


def filled(document: str, told: Mapping[str, str], name: str = "This page") -> str:
    """A document with each part between its marks. Raises Trouble where it has none for any."""
    found = False
    for part, text in told.items():
        begins, ends = f"<!-- {part} -->\n", f"<!-- end of {part} -->"
        head, begun, rest = document.partition(begins)
        _, ended, tail = rest.partition(ends)
        if begun and ended:
            document, found = f"{head}{begins}\n{text}\n\n{ends}{tail}", True
    if not found:
        raise refusal(
            f"“{name}” has no place for the tables.",
            f"Write <!-- {PARTS[0]} --> on a line of its own where the list is to stand and "
            f"<!-- end of {PARTS[0]} --> below it, and the same with “{PARTS[1]}” for the grids.",
        )
    return document


@dataclass(frozen=True, slots=True)
class Pages:
    """Exercises that were read from files. files: where each lies, by its id; troubles: a sentence
    for each file that could not be read, or has errors."""

    exercises: tuple[Exercise, ...]
    files: dict[str, Path]
    troubles: tuple[str, ...]


def exercises_in(files: Iterable[LibraryFile], base: Path) -> Pages:
    """The exercises among the files. base: the folder that paths are shown from."""
    from l4pc_tui.desk.library.checkup import read_file, shown

    found: dict[str, Exercise] = {}
    lie: dict[str, Path] = {}
    troubles: list[str] = []
    for file in files:
        path = shown(file.path, base)
        try:
            read = read_file(file, path)
        except FileRefused as trouble:
            troubles.append(f"{trouble.sentence} {trouble.hint}".strip())
            continue
        if isinstance(read.model, Exercise):
            found[read.model.id], lie[read.model.id] = read.model, file.path
        elif read.model is None and read.kind == "exercise":
            troubles.append(f"{path} has errors and is left out. “l4pc check” says which.")
    return Pages(tuple(found.values()), lie, tuple(troubles))


def write_into(page_file: Path, found: Pages) -> bool:
    """Put the tables between the marks of a page; whether anything changed. Raises Trouble."""
    with said_kindly():
        source = read_bytes(page_file, READ_LIMIT)
    try:
        document = source.decode()
    except UnicodeDecodeError:
        raise refusal(f"“{page_file.name}” is not text in UTF-8.", "Save it as UTF-8.") from None
    told = filled(
        document, page(found.exercises, links_from(page_file, found.files)), page_file.name
    )
    if told == document:
        return False
    with said_kindly():
        rewrite_file(page_file, source, told.encode())
    return True


def links_from(page: Path, files: Mapping[str, Path]) -> dict[str, str]:
    """How a page leads to the files of exercises, by their ids."""
    return {
        key: Path(os.path.relpath(file, page.absolute().parent)).as_posix()
        for key, file in files.items()
    }


def _how_many(held: Sequence[Covers]) -> str:
    run = sum(bool(each.exercise.tested) for each in held)
    words = f"{count(len(held), 'exercise')}."
    if not run:
        return f"{words} None of them has been run with people yet."
    return f"{words} {run} of them {'has' if run == 1 else 'have'} been run with people."


def _list(held: Sequence[Covers], links: Mapping[str, str]) -> str:
    rows = []
    for each in held:
        told, (least, _, most), (low, high) = each.exercise, each.minutes, each.exercise.people
        title = told.title.replace("|", "\\|")
        link = f"[{title}]({links[told.id]})" if told.id in links else title
        below = told.ceiling.depth > each.down.depth
        down = f"{each.down} {EMPTY} {told.ceiling}" if below else str(each.down)
        cells = (link, down, f"{least}–{most}", f"{low}–{high}", told.shape, told.ending,
                 ", ".join(told.themes))  # fmt: skip
        rows.append(cells)
    head = ("Exercise", "Down to", "Minutes", "People", "Shape", "Ending", "Themes")
    return _table(head, rows)


def _by_theme(held: Sequence[Covers]) -> dict[str, list[Covers]]:
    themes = sorted({theme for each in held for theme in each.exercise.themes}, key=filed)
    return {theme: [e for e in held if theme in e.exercise.themes] for theme in themes}


def _by_word(
    words: Iterable[str], of: Callable[[Covers], str], held: Sequence[Covers]
) -> dict[str, list[Covers]]:
    return {word: [each for each in held if of(each) == word] for word in words}


def _by_length(held: Sequence[Covers]) -> dict[str, list[Covers]]:
    found: dict[str, list[Covers]] = {name: [] for name in lengths_named()}
    for each in held:
        found[lengths_named()[sum(each.minutes[1] > most for most in LENGTHS)]].append(each)
    return found


def _by_size(held: Sequence[Covers]) -> dict[str, list[Covers]]:
    return {
        str(size): [e for e in held if e.exercise.people[0] <= size <= e.exercise.people[1]]
        for size in SIZES
    }


def _grid(name: str, rows: Mapping[str, Sequence[Covers]], held: Sequence[Covers]) -> str:
    """How many of each row's exercises stand at each place."""
    told = [(word, *_at_places(found), _figure(len(found))) for word, found in rows.items()]
    whole = ("all", *_at_places(held), _figure(len(held)))
    return _table((name, *map(str, _ORDER), "all"), (*told, whole))


def _at_places(held: Sequence[Covers]) -> tuple[str, ...]:
    return tuple(_figure(sum(each.down is place for each in held)) for place in _ORDER)


def _figure(number: int) -> str:
    return str(number or EMPTY)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
