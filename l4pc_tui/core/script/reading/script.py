"""The trainers' language, text in: ``read`` gives the model of a file and every message on it.

Stages, in order: bytes, guard, decode, clean characters, header, lines within limits, comments
left out, parts, labels. Each stage runs even when one before it found faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.script.checking.advice import advise
from l4pc_tui.core.script.checking.care import Attachment, check_words
from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.report import FIRST, Report, stumbled
from l4pc_tui.core.script.model.model import Model, Programme
from l4pc_tui.core.script.syntax.doors import slug
from l4pc_tui.core.script.syntax.header import Header, ScriptKind, read_header, split_header
from l4pc_tui.core.script.syntax.outline import outline
from l4pc_tui.core.script.syntax.rows import Row, rows_of
from l4pc_tui.core.script.syntax.source import clean, decode, without_comments

Folder = Literal["exercise", "plan"]

_NO_TIME = re.compile(
    r"\s*(?:date|cohort|venue|lead|facilitators|language|themes|needs|setting|status|authors|source"
    r"|licence|version|intensity|was)\s*[:：]|\s*(?:-\s)?(?:Next|Handout|If)\b|\s*\d+[.)]"
)
"""Lines in which an error changes no length: these fields, doors, numbered probes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says.

    model:       None when any message is an Error.
    attachments: the files that it shows or links to; ``missing_files`` looks for them.
    so_far:      what could be made of it, also with errors: for whoever helps to write it.
    """

    model: Model | None
    diagnostics: tuple[Diagnostic, ...]
    attachments: tuple[Attachment, ...] = ()
    so_far: Model | None = None


def read(data: bytes, *, path: str, kind: Folder, advised: bool = True) -> Reading:
    """Read one file of the library.

    path: its path in the library, for messages; its stem is the id.
    Never raises: a page that the reader stumbles over gets a message of its own.

    kind: "exercise" for a file of ``exercises/``, "plan" for one of ``sessions/``, which holds
    session plans and programmes. advised: False spares the time for advice, for whoever takes
    the model in and tells nobody.
    """
    report = Report(path)
    try:
        model, attachments = read_into(report, data, kind, advised=advised)
    except Exception:
        # Whatever a page from anywhere does to the reader: it is named, and the others are read.
        return Reading(None, (stumbled(path),))
    return Reading(None if report.failed else model, report.sorted(), attachments, model)


def times_hold(text: str, found: Iterable[Diagnostic]) -> bool:
    """True when no error of a page is of a kind that makes its sums of times wrong."""
    lines = text.split("\n")
    return all(
        each.severity != "error"
        or (each.line <= len(lines) and _NO_TIME.match(lines[each.line - 1]) is not None)
        for each in found
    )


def read_into(
    report: Report, data: bytes, folder: Folder, *, advised: bool = False
) -> tuple[Model | None, tuple[Attachment, ...]]:
    """As ``read``, with a report of one's own.

    The model is what could be made of the file, also when the report holds errors; None when
    it could not be read at all. advised: True to be told, too, what could be said better; whoever
    only wants the model is spared the time.
    """
    text = decode(data, report)
    lines = clean(text, report) if text is not None else None
    if lines is None:
        return None, ()
    file_id = _id(report.path, report)
    head, body = split_header(lines, report)
    body = without_comments(body, report)
    rows = rows_of(body, report)
    header = read_header(head, folder, _guess(rows, folder), report)
    if header.newer:
        return None, ()
    guarded = report.has("F1") and any(
        d.code in ("F106", "F107", "F108", "F109", "F120") for d in report.found
    )
    attachments = check_words(body, header.variables, report)
    model = _page(file_id, header, rows, report)
    if advised and not isinstance(model, Programme) and not report.failed:
        # What cannot be read yet is mended first.
        advise(model, body, report)
    if guarded:
        # These only follow from what the guard kept away.
        report.drop("S301", "S304", "S306", "S330", "S331", "T502", "D602")
    return model, attachments


def _page(file_id: str, header: Header, rows: list[Row], report: Report) -> Model:
    page = outline(rows, header.title, report)
    # Only the kind that is read is imported.
    if header.kind == "exercise":
        from l4pc_tui.core.script.reading.exercises import read_exercise

        return read_exercise(file_id, header, page, report)
    from l4pc_tui.core.script.reading.agenda import read_plan

    if header.kind == "session":
        return read_plan(file_id, header, page, report)
    from l4pc_tui.core.script.reading.programmes import read_programme

    return read_programme(file_id, header, page, report)


def _id(path: str, report: Report) -> str:
    """The file's stem as an id."""
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".md")
    wanted = slug(stem)
    if stem != wanted:
        report.add("F117", FIRST, slug=wanted or "a-name")
    return wanted or "unnamed"


def _guess(rows: list[Row], folder: Folder) -> ScriptKind:
    """What a file without a format is taken for: the folder tells, then the agenda's words."""
    if folder == "exercise":
        return "exercise"
    items = [row.text.casefold() for row in rows if row.kind == "bullet" and row.indent == 0]
    sessions = sum(" session:" in f" {text}" or text.startswith("between:") for text in items)
    return "programme" if sessions * 2 > len(items) else "session"
