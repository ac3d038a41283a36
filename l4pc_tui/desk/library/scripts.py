"""What a trainer does with a file: look at it, compare it, begin one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from l4pc_tui.core.script.comparing.comparison import compare as differences
from l4pc_tui.core.script.messages.explanations import Explanation
from l4pc_tui.core.script.messages.explanations import explain as explained
from l4pc_tui.core.script.messages.report import Report, codes
from l4pc_tui.core.script.model.model import Exercise, Model, SessionPlan
from l4pc_tui.core.script.syntax.header import ScriptKind
from l4pc_tui.core.script.writing import first_pages
from l4pc_tui.core.text.cleaning import clean_name
from l4pc_tui.core.text.inline import unmarked
from l4pc_tui.desk.library.checkup import Checkup, Library, check, read_file, shown
from l4pc_tui.desk.library.script_preview import ScriptPreview, facts_in_words, seen_from_both_sides
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.file_out import make_folder, write_new
from l4pc_tui.exchange.library_files import LibraryFile, files_at


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it will look, and what the checker says of it. seen: None when it has errors."""

    seen: ScriptPreview | None
    checked: Checkup


def show(path: Path, library: Library, *, base: Path) -> Shown:
    """A file from both sides. library: asked only by plans. base: where paths are shown from.

    Raises Trouble when the file cannot be read.
    """
    checked = check([one_file(path)], library, base=base)
    if checked.troubles:
        raise refusal(checked.troubles[0])
    model = checked.scripts[0].model
    if model is None or checked.count("error"):
        return Shown(None, checked)
    exercises = _named_in(model, library)
    seen = ScriptPreview(
        model.title,
        unmarked(model.summary),
        facts_in_words(model),
        seen_from_both_sides(model, exercises),
    )
    return Shown(seen, checked)


def explain(code: str) -> Explanation:
    """Why a message exists. Raises Trouble when there is no such code."""
    if found := explained(code):
        return found
    near = Report("").closest(code.strip().upper(), codes())
    hint = f"The closest is {near}." if near else "Codes look like D601; l4pc check tells them."
    raise refusal(f"There is no message {clean_name(code, 20)}.", hint)


def compare(path: Path, old: Path, *, base: Path) -> tuple[str, ...]:
    """What changed from the old file to the other, in a trainer's words.

    Raises Trouble when one of them cannot be read or has errors.
    """
    new = _model(path, base)
    # What the files are called says nothing: an old version mostly lies under another name.
    return differences(replace(_model(old, base), id=new.id), new)


def one_file(path: Path) -> LibraryFile:
    """The file at a path. Raises Trouble when it is a folder or not there."""
    with said_kindly():
        if path.is_dir():
            raise refusal(f"“{clean_name(path.name)}” is a folder.", "Name a file in it.")
        return files_at(path)[0]


def _model(path: Path, base: Path) -> Model:
    file = one_file(path)
    with said_kindly():
        script = read_file(file, shown(file.path, base))
    if script.model is None:
        raise refusal(f"{script.shown} has errors.", f"“l4pc check {script.shown}” says which.")
    return script.model


def _named_in(model: Model, library: Library) -> dict[str, Exercise]:
    """The exercises that a plan names, by the id that it gives."""
    if not isinstance(model, SessionPlan):
        return {}
    held = _by_id(each for each in library() if isinstance(each, Exercise))
    return {key: held[key] for key in model.named if key in held}


def _by_id(exercises: Iterable[Exercise]) -> dict[str, Exercise]:
    found: dict[str, Exercise] = {}
    for each in exercises:
        found |= dict.fromkeys(each.was, each) | {each.id: each}
    return found


def begin(kind: ScriptKind, name: str, *, own: Path, out: Path | None = None) -> Path:
    """Write a commented starting point; where it lies. Nothing that is there is replaced.

    own: the person's library folder. out: another file or folder to write it to. Raises Trouble.
    """
    file_name, text = first_pages.new(kind, name)
    with said_kindly():
        path = place_of_a_new_page(file_name, kind, own, out)
        write_new(path, text.encode())
    return path


def place_of_a_new_page(name: str, kind: ScriptKind, own: Path, out: Path | None) -> Path:
    """Where a new page goes. own: the person's library. out: another file or folder."""
    if out is not None:
        return out / name if out.is_dir() else out
    folder = own / ("exercises" if kind == "exercise" else "sessions")
    make_folder(folder, parents=True)
    return folder / name
