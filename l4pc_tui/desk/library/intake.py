"""Reading changed files of the library: checked one by one, then against each other, then kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from l4pc_tui.core.script.checking.cross_check import cross_check
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.report import stumbled
from l4pc_tui.core.script.messages.wording import sentence
from l4pc_tui.core.script.model.model import Exercise, Model, Programme, SessionPlan
from l4pc_tui.core.text.amounts import stamp
from l4pc_tui.desk.library import models
from l4pc_tui.desk.library.checkup import Script, read_file
from l4pc_tui.desk.library.library import LoadReport
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange.library_files import LibraryFile
from l4pc_tui.exchange.refused import FileRefused
from l4pc_tui.store.tables.library import Content

if TYPE_CHECKING:
    from l4pc_tui.desk.desk import Desk

_KINDS: dict[type[Model], str] = {
    Exercise: "exercise", SessionPlan: "session", Programme: "programme",
}  # fmt: skip


def read_in(desk: Desk, files: Sequence[LibraryFile], *, unchanged: int) -> LoadReport:
    """Read the files, keep the good ones, remember why the others were refused."""
    scripts: list[Script] = []
    refused: list[str] = []
    for file in files:
        try:
            scripts.append(read_file(file, _shown(file), advised=False))
        except FileRefused as trouble:
            # One that cannot be opened keeps none of the others out.
            refused.append(f"{_shown(file)}: {trouble.sentence}")
    found = _found(desk, scripts)
    kept: list[Content] = []
    shelf = {
        script.model.id: script.model for script in scripts if isinstance(script.model, Exercise)
    }
    for script in scripts:
        told = found[script.shown]
        errors = [each for each in told if each.severity == "error"]
        if not errors and script.model is not None:
            try:
                kept.append(_content(desk, script, script.model, told, shelf))
                continue
            except Trouble:
                raise
            except Exception:
                # Whatever a page does to the sums over it, the others are kept.
                errors = [stumbled(script.shown)]
        refused += [sentence(each) for each in errors]
        _refuse(desk, script, errors)
    desk.store.put_content(kept)
    return LoadReport(len(kept), unchanged, tuple(refused), len(files) - len(kept))


def _shown(file: LibraryFile) -> str:
    """The path in messages: short inside a library, whole for a file named by hand."""
    return str(file.path.relative_to(file.root) if file.kind else file.path)


def _found(desk: Desk, scripts: Sequence[Script]) -> dict[str, list[Diagnostic]]:
    """Every message by path, those of files about each other too.

    A file that can be read counts as there although what it speaks of is not: one missing
    exercise keeps out the plans that name it, and not the whole programme.
    """
    found = {script.shown: list(script.own) for script in scripts}
    good = [checked for script in scripts if (checked := script.checked)]
    also = [model for head in desk.store.contents() if (model := models.model(desk, head))]
    for each in cross_check(good, also=also):
        found[each.path].append(each)
    return found


def _content(
    desk: Desk, script: Script, model: Model, found: Sequence[Diagnostic],
    shelf: Mapping[str, Exercise],
) -> Content:  # fmt: skip
    file = script.file
    told = [sentence(each) for each in found if each.severity == "warning"]
    read = models.read_as(model, lambda key: shelf.get(key) or models.exercise(desk, key))
    return Content(
        sha256=hashlib.sha256(script.source).hexdigest(),
        kind=_KINDS[type(model)],
        id=model.id,
        title=read.title,
        path=str(file.path),
        root=str(file.root),
        status=read.status,
        loaded_at=stamp(desk.now(), desk.zone),
        source=script.source,
        model=read.model,
        facts=read.facts,
        warnings=len(told),
        problems_text="\n".join(told),
        mtime_ns=file.mtime_ns,
        size=file.size,
    )


def _refuse(desk: Desk, script: Script, errors: Sequence[Diagnostic]) -> None:
    """Remember what is wrong with the file; its last good version stays."""
    file = script.file
    desk.store.mark_problem(
        script.kind, file.path.stem, str(file.path),
        "\n".join(sentence(each) for each in errors), errors=max(1, len(errors)),
        mtime_ns=file.mtime_ns, size=file.size, sha256=hashlib.sha256(script.source).hexdigest(),
    )  # fmt: skip
