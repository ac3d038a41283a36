"""The few typed lines between two ``---``: found, made safe, composed, checked.

The lines are made safe by ``header_lines`` before a parser sees them.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.words import (
    CHOICES,
    EXAMPLES,
    FITS,
    FORMATS,
    KIND_NAMES,
    LIMITS,
    RENAMED,
)
from l4pc_tui.core.script.syntax.header_lines import composable, tidy_field
from l4pc_tui.core.script.syntax.source import Line

if TYPE_CHECKING:
    from l4pc_tui.core.script.syntax.fields import ExerciseHeader, ProgrammeHeader, SessionHeader
    from l4pc_tui.core.script.syntax.yaml_nodes import Node

ScriptKind = Literal["exercise", "session", "programme"]

_FENCE = re.compile(r"(?:-{2,}|[-‐‑‒–—―−]*[‒–—―−][-‐‑‒–—―−]*)\s*$")
_FORMAT = re.compile(r"^\s*([A-Za-z]+)\s*/\s*(\d{1,3})\s*$")
_REMARK = re.compile(r"\s*#+\s*([a-z-]{2,20})\s?[:：]")
_DATED = ("start", "finish", "date")


@dataclass(slots=True)
class Header:
    """What the header says. ``fields`` is None where nothing of it can be used."""

    kind: ScriptKind
    format: str
    fields: ExerciseHeader | SessionHeader | ProgrammeHeader | None = None
    extra: tuple[tuple[str, str], ...] = ()
    title: str = ""
    """The title of a file that still has it in the header."""
    variables: tuple[str, ...] = ()
    """The variables that the header declares, even when something else in it is wrong."""
    newer: bool = False
    places: dict[str, Span] = field(default_factory=dict)
    """Where each field's value stands."""


def split_header(lines: list[Line], report: Report) -> tuple[list[Line] | None, list[Line]]:
    """The header's lines (None when there is no header) and the body's."""
    first = next((n for n, line in enumerate(lines) if line.text.strip()), None)
    if first is None or not _FENCE.match(lines[first].text.strip()):
        return None, lines[first or 0 :]
    for number in range(first + 1, len(lines)):
        text = lines[number].text.strip()
        if text == "..." or text == "…" or _FENCE.match(text):
            if number - first - 1 > LIMITS["header lines"]:
                report.add("H208", lines[first].content())
                return [], lines[number + 1 :]
            return lines[first + 1 : number], lines[number + 1 :]
    report.add("H201", lines[first].content())
    body = next((n for n, line in enumerate(lines) if line.text.startswith("# ")), len(lines))
    return [], lines[body:]


def read_header(
    lines: list[Line] | None, folder: Literal["exercise", "plan"], guess: ScriptKind, report: Report
) -> Header:
    """The header of a file. ``guess``: the kind that the body looks like, when none is named."""
    if lines is None:
        report.add("H209", FIRST, kind=KIND_NAMES[guess])
        return _checked(guess, f"{guess}/1", {}, FIRST, report)
    if report.has("H20"):
        return Header(guess, f"{guess}/1")
    # Only a file that is being read needs the composer.
    from l4pc_tui.core.script.syntax.yaml_nodes import YamlTrouble, compose

    made = [composable(line, report) for line in lines]
    try:
        root = compose("\n".join(text for text, _ in made))
    except YamlTrouble as trouble:
        line = lines[min(trouble.line, len(lines) - 1)] if lines else Line("", 1)
        col = min(trouble.col, len(line.text))
        at = line.span(col, len(line.text.rstrip())) if col < len(line.text) else line.content()
        if not report.found_at(at, ("H205",)):
            report.add(trouble.code, at)
        return Header(guess, f"{guess}/1")

    nodes: dict[str, tuple[Node, Span, Span]] = {}
    for key, node in root.value if root else ():
        name = " ".join(key.value.split()).lower().replace(" ", "-").replace("_", "-")
        at_name = lines[key.line].span(key.col, key.end)
        if report.mending is not None:
            tidy_field(name, lines[key.line], key.col, report.mending)
        if name in nodes:
            report.add("H206", at_name, name=name, n=nodes[name][1].line)
        else:
            nodes[name] = (node, at_name, _place(node, lines, made))
            if node.kind == "text" and node.value.count("[") != node.value.count("]"):
                report.add("H219", nodes[name][2])
    header = _interpreted(nodes, folder, guess, lines[0].span() if lines else FIRST, report)
    _check_remarks(lines, header, report)
    return header


def _check_remarks(lines: list[Line], header: Header, report: Report) -> None:
    """Say when a remark hides a field that the page does not have otherwise."""
    from l4pc_tui.core.script.syntax.fields import HEADERS

    for line in lines:
        match = _REMARK.match(line.text)
        if (
            match
            and match[1] in HEADERS[header.kind].model_fields
            and match[1] not in header.places
        ):
            report.add("H218", line.content(), name=match[1])


def _interpreted(
    nodes: dict[str, tuple[Node, Span, Span]],
    folder: str,
    guess: ScriptKind,
    first: Span,
    report: Report,
) -> Header:
    title = ""
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    names: dict[str, Span] = {}
    extra: list[tuple[str, str]] = []
    for written, (node, at_name, at_value) in nodes.items():
        name = written
        if name.startswith("x-"):
            value = _plain(node)
            extra.append((name, value if isinstance(value, str) else json.dumps(value)))
            continue
        if name in RENAMED:
            report.add("H216", at_name, old=name, new=RENAMED[name])
            if name == "title":
                title = str(_plain(node)).strip()
                if report.mending is not None:
                    report.mending.header_title = title
                continue
            if report.mending is not None and RENAMED[name] not in nodes:
                report.mending.within("H216", at_name, name, RENAMED[name])
            name = RENAMED[name]
        values[name] = _plain(node)
        places[name], names[name] = at_value, at_name

    kind, form, newer = _format(values, places, folder, guess, first, report)
    if newer:
        return Header(kind, form, title=title, newer=True)
    values.pop("format", None)
    header = _checked(kind, form, values, first, report, names, places)
    header.extra, header.title = tuple(extra), title
    declared = values.get("variables")
    header.variables = tuple(declared) if isinstance(declared, dict) else ()
    return header


def _format(
    values: dict[str, Any],
    places: dict[str, Span],
    folder: str,
    guess: ScriptKind,
    first: Span,
    report: Report,
) -> tuple[ScriptKind, str, bool]:
    """The kind and format of the file, and whether it is too new to be read."""
    allowed: tuple[ScriptKind, ...] = (
        ("exercise",) if folder == "exercise" else ("session", "programme")
    )
    if "format" not in values:
        report.add("H211", first, severity="warning", name="format", example=f"{guess}/1")
        return guess, f"{guess}/1", False
    written, at = values["format"], places["format"]
    match = _FORMAT.match(written) if isinstance(written, str) else None
    kind = match[1].lower() if match else ""
    if match is None or kind not in FORMATS:
        _misfit("format", written, at, report)
        return guess, f"{guess}/1", False
    known: ScriptKind = "exercise" if kind == "exercise" else "session"
    known = "programme" if kind == "programme" else known
    number = int(match[2])
    if known not in allowed:
        report.add("P923", at, kind=(KIND_NAMES[known], KIND_NAMES[guess]))
        return guess, f"{guess}/1", True
    if number > FORMATS[known]:
        report.add("H214", at, format=written, n=FORMATS[known])
        return known, written, True
    if number < FORMATS[known]:
        report.add("H215", at)
        if report.mending is not None:
            report.mending.within("H215", at, str(written), f"{known}/{FORMATS[known]}")
    return known, f"{known}/{FORMATS[known]}", False


def _checked(
    kind: ScriptKind,
    form: str,
    values: dict[str, Any],
    first: Span,
    report: Report,
    names: dict[str, Span] | None = None,
    places: dict[str, Span] | None = None,
) -> Header:
    """The header with its values as types; what does not fit is reported and left at default."""
    # pydantic is heavy, so it is imported when a file is read and not before.
    from pydantic import ValidationError

    from l4pc_tui.core.script.syntax.fields import HEADERS

    names, places = names or {}, places or {}
    header = Header(kind, form, places=places)
    model = HEADERS[kind]
    try:
        header.fields = model.model_validate(values)
    except ValidationError as error:
        told: set[str] = set()
        for problem in error.errors(include_url=False):
            name = str(problem["loc"][0])
            if name in told:
                continue
            told.add(name)
            if problem["type"] == "extra_forbidden":
                _unknown(name, list(model.model_fields), names[name], report)
            elif problem["type"] == "missing":
                report.add("H211", first, name=name, example=EXAMPLES.get(name, ""))
            else:
                _misfit(name, values[name], places[name], report)
        # What is right is used, so that one broken line does not hide what is wrong elsewhere.
        rest = {name: value for name, value in values.items() if name not in told}
        missing = {
            name: EXAMPLES[name] for name in EXAMPLES if name in told & {*model.model_fields}
        }
        with suppress(ValidationError):
            header.fields = model.model_validate(missing | rest)
    return header


def _unknown(name: str, known: list[str], at: Span, report: Report) -> None:
    report.add("H210", at, name=name, x=report.closest(name, known))


def _misfit(name: str, value: Any, at: Span, report: Report) -> None:
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    written = written if len(written) <= 60 else written[:59] + "…"
    if name in _DATED:
        report.add("P901", at, x=written, date="date" if name == "date" else "clock time")
        return
    close = report.closest(written, CHOICES.get(name, ()))
    fits = FITS.get(name, "Something shorter")
    hint = f"{fits}; the closest is “{close}”." if close else f"{fits}."
    report.add("H212", at, name=name, value=written, x=close, hint=hint)


def _place(node: Node, lines: list[Line], made: list[tuple[str, int]]) -> Span:
    """Where a value stands in the original; a quote put in on the fly is taken off again."""
    line = lines[min(node.line, len(lines) - 1)]
    shift = made[min(node.line, len(lines) - 1)][1]
    if node.kind != "text":
        return line.span(min(node.col, len(line.text)), len(line.text.rstrip()))
    # A quote before the value moves only what stands inside and behind it.
    return line.span(
        min(node.col, len(line.text)), min(max(node.end - 2 * shift, node.col), len(line.text))
    )


def _plain(node: Node) -> Any:
    """The node as text, list or dictionary."""
    if node.kind == "list":
        return [_plain(item) for item in node.value]
    if node.kind == "map":
        return {str(key.value): _plain(value) for key, value in node.value}
    return node.value
