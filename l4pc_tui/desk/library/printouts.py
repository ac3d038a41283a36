"""Paper from the library: the facilitator's sheets, and the handouts for the room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from l4pc_tui.core.script.model.model import Exercise, Model, SessionPlan
from l4pc_tui.core.script.paper.paper import HandoutSheet, handouts, sheet
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.desk.library import models
from l4pc_tui.desk.library.checkup import read_file
from l4pc_tui.desk.library.scripts import one_file
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.file_out import make_folder, write_files
from l4pc_tui.exchange.print_page import MOST_PICTURE, handouts_page, sheet_page
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.exchange.typed import at_home

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

What = Literal["sheet", "handouts"]

_PICTURE = re.compile(r"!\[[^\[\]]*\]\(\s*([^()\s]+)")
_DOCTYPE = b"<!doctype html>"


@dataclass(frozen=True, slots=True)
class _Page:
    """An exercise and the file that it was read from; its pictures lie from there."""

    exercise: Exercise
    file: Path


def print_out(
    desk: Desk, word: str, what: What, *, out: Path | None, here: Path
) -> tuple[Path, ...]:
    """Write the sheets or the handouts of an exercise, or of all exercises of a plan, as HTML.

    word: the id of something in the library, or a file. out: the file to write to, or the folder
    when the name has no ending; otherwise names of their own in ``here``. An earlier printout of the same is replaced, and
    nothing else. Gives the files written. Raises Trouble.
    """
    name, pages, people = _pages(desk, word)
    if what == "handouts":
        content = _handouts(pages)
        if content is None:
            raise refusal(
                f"There are no handouts in “{name}”.", "They stand under “## Handout: NAME”."
            )
        written = {f"{name}-handouts.html": content}
    else:
        written = {
            f"{page.exercise.id}-sheet.html": sheet_page(sheet(page.exercise, people))
            for page in pages
        }
    return write_pages(written, out=out, here=here, what=what)


def _pages(desk: Desk, word: str) -> tuple[str, tuple[_Page, ...], int | None]:
    """What is to be printed: its name, the exercises, and for how many people if a plan says."""
    path = at_home(Path(word))
    model, file = (
        _from_file(path) if path.suffix == ".md" or path.exists() else _from_library(desk, word)
    )
    if isinstance(model, Exercise):
        return model.id, (_Page(model, file),), None
    if not isinstance(model, SessionPlan):
        raise refusal("A programme is not printed.", "Print its session plans one by one.")
    keys = dict.fromkeys(item.exercise for item in model.items if item.exercise)
    found = (_exercise(desk, key) for key in keys)
    pages = tuple(page for page in found if page)
    if not pages:
        raise refusal(
            f"No exercise of “{model.id}” is in the library.", "l4pc check says which it names."
        )
    return model.id, pages, model.people


def _from_file(path: Path) -> tuple[Model, Path]:
    file = one_file(path)
    with said_kindly():
        script = read_file(file, path.name)
    if script.model is None:
        raise refusal(f"“{clean_name(path.name)}” has errors.", f"“l4pc check {path}” says which.")
    return script.model, file.path


def _from_library(desk: Desk, key: str) -> tuple[Model, Path]:
    heads = [head for head in desk.store.contents() if head.id == key and head.sha256]
    for head in heads:
        if model := models.model(desk, head):
            return model, Path(head.path)
    raise refusal(
        f"There is nothing called “{clean_name(key, 80)}” in the library.",
        "l4pc library list shows what there is.",
    )


def _exercise(desk: Desk, key: str) -> _Page | None:
    content = desk.store.content("exercise", key)
    model = models.read_back(desk, content)
    return _Page(model, Path(content.path)) if content and isinstance(model, Exercise) else None


def _handouts(pages: Iterable[_Page]) -> bytes | None:
    sheets: list[HandoutSheet] = []
    pictures: dict[str, bytes] = {}
    for page in pages:
        sheets += handouts(page.exercise)
        pictures |= _pictures(page, sheets)
    return handouts_page(sheets, pictures) if sheets else None


def _pictures(page: _Page, sheets: Sequence[HandoutSheet]) -> Mapping[str, bytes]:
    """The pictures beside a page that can be read; the printer names the others."""
    found: dict[str, bytes] = {}
    for target in {target for each in sheets for target in _PICTURE.findall(each.text)}:
        # The checker lets no path out of the library; a link on the disk might lead there.
        file = (page.file.parent / target.replace("%20", " ")).resolve()
        if file.is_relative_to(page.file.parent.parent.resolve()):
            with suppress(FileRefused):
                found[target] = read_bytes(file, MOST_PICTURE)
    return found


def write_pages(
    written: Mapping[str, bytes], *, out: Path | None, here: Path, what: str
) -> tuple[Path, ...]:
    """Write pages by their names, in the place of earlier ones of the same and of nothing else.
    Gives the files. Raises Trouble."""
    with said_kindly():
        if out is not None and out.suffix and not out.is_dir():
            if len(written) > 1:
                raise refusal(f"These are {len(written)} sheets.", "Name a folder with -o.")
            files = dict(zip([out], written.values(), strict=True))
        else:
            folder = out or here
            make_folder(folder)
            files = {folder / name: content for name, content in written.items()}
        # The first line says whose page it is, so that only the same one is ever replaced.
        signed = {
            path: content.replace(_DOCTYPE, _DOCTYPE + f"<!-- l4pc {what} {name} -->".encode(), 1)
            for (path, content), name in zip(files.items(), written, strict=True)
        }
        write_files(signed)
    return tuple(files)
