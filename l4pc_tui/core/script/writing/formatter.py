"""``fmt`` and ``check --fix``: a file written better, with exactly the same meaning.

Lines are changed in place and prose is never set anew. Whatever is done is read again: an edit
that would change what the file says is not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.script.messages.diagnostic import Diagnostic
from l4pc_tui.core.script.messages.edits import Edit, Mending, applied
from l4pc_tui.core.script.messages.report import Report, explain, stumbled
from l4pc_tui.core.script.model.model import Model
from l4pc_tui.core.script.model.sameness import without_lines
from l4pc_tui.core.script.reading.script import Folder, read, read_into
from l4pc_tui.core.script.syntax.source import decode, mended
from l4pc_tui.core.script.writing.line_layout import layout
from l4pc_tui.core.script.writing.older import brought_up

_LEFT_ALONE = ("F106", "F123", "H214")
"""A file with one of these is not ours to write, nor one that cannot be decoded whole."""
_URGENT = ("H204", "T504")
"""Errors that can be mended: without them the file says something that it did not say before."""
_DOUBTFUL = ("L420", "L427")
"""What only somebody who asks for it may mend: tidied away by ``fmt``, nobody would read it."""
_MOST_PASSES = 8
_MOST_READINGS = 40


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of a file.

    text:        as it should be written, in UTF-8 without a mark at the beginning; None when
                 it is left alone.
    diagnostics: what there is to say about that text, or about the file left alone.
    changed:     True when the bytes would be others.
    mended:      the code of each message that is gone, in the order of the codes.
    """

    text: str | None
    diagnostics: tuple[Diagnostic, ...]
    changed: bool
    mended: tuple[str, ...] = ()


def format_text(data: bytes, *, path: str, kind: Folder) -> Formatted:
    """The file as ``fmt`` writes it. path, kind: as for ``reading.read``.

    The result of a result is the same, and both say what the file says.
    """

    return _settled(data, path, kind, _all_edits, set_out=True)


def fix(data: bytes, *, path: str, kind: Folder) -> Formatted:
    """The file with those messages mended that can be, and nothing else touched."""
    return _settled(data, path, kind, _fixes, set_out=False)


def fix_one(text: str, found: Diagnostic, *, path: str, kind: Folder) -> str | None:
    """The text with that one message mended as ``fix`` mends it, and nothing else touched; None
    where it cannot be mended. text: with LF as its line end."""
    if not fixable(found.code):
        return None
    try:
        better = _with_one_mended(text, found, path, kind)
    except Exception:
        return None
    return better if better != text else None


def _with_one_mended(text: str, found: Diagnostic, path: str, kind: Folder) -> str:
    mending = Mending()
    report = Report(path, mending)
    model, _ = read_into(report, text.encode(errors="replace"), kind)
    written = text.split("\n")
    line = written[found.line - 1]
    if found.code.startswith("F11") and mended(line) != line:
        return "\n".join([*written[: found.line - 1], mended(line), *written[found.line :]])
    if model is None:
        return text
    edits = [e for e in _fixes(_Look(text, model, mending, report)) if e.code == found.code]
    same = {(each.line, each.col) for each in report.found if each.code == found.code}
    if len(same) > 1:
        # Of several on a line, each is mended by what stands nearest to it.
        here = [edit for edit in edits if edit.at.line == found.line]
        near = min((abs(edit.at.col - found.col) for edit in here), default=0)
        edits = [edit for edit in here if abs(edit.at.col - found.col) == near]
    if found.code in _URGENT:
        return applied(text, edits)
    return _Careful(text, path, kind, model, report).apply(edits)


@dataclass(frozen=True, slots=True)
class _Look:
    """One reading of the text."""

    text: str
    model: Model
    mending: Mending
    report: Report

    @property
    def older(self) -> list[Edit]:
        return brought_up(self.text, self.model.format, self.mending, self.report)


_Wanted = Callable[[_Look], list[Edit]]


def _all_edits(look: _Look) -> list[Edit]:
    edits = [edit for edit in look.mending.edits if edit.code not in _DOUBTFUL]
    return [*edits, *look.older, *layout(look.text, look.mending.starts)]


def _fixes(look: _Look) -> list[Edit]:
    return [e for e in (*look.mending.edits, *look.older) if e.code and fixable(e.code)]


def _settled(data: bytes, path: str, kind: Folder, wanted: _Wanted, *, set_out: bool) -> Formatted:
    try:
        return _written(data, path, kind, wanted, set_out=set_out)
    except Exception:
        # As in ``read``: the file is left alone, and named.
        return Formatted(None, (stumbled(path),), False)


def _written(data: bytes, path: str, kind: Folder, wanted: _Wanted, *, set_out: bool) -> Formatted:
    before = read(data, path=path, kind=kind).diagnostics
    encoding = Report(path)
    written = decode(data, encoding)
    damaged = written is None or any("\ud800" <= char <= "\udfff" for char in written)
    if written is None or damaged or any(message.code in _LEFT_ALONE for message in before):
        return Formatted(None, before, False)
    text = mended(written)
    for _ in range(_MOST_PASSES):
        better = _pass(text, path, kind, wanted)
        if better == text:
            break
        text = better
    if set_out:
        text = text.rstrip("\n") + "\n"
    after = read(text.encode(), path=path, kind=kind).diagnostics
    gone = Counter(message.code for message in before) - Counter(message.code for message in after)
    del gone["F199"]
    if not set_out:
        untouched = text == written and not encoding.found
        text = data.decode("utf-8") if untouched else _with_line_ends(text, data)
    return Formatted(text, after, text.encode() != data, tuple(sorted(gone.elements())))


def _with_line_ends(text: str, data: bytes) -> str:
    return text.replace("\n", "\r\n") if b"\r\n" in data else text


def fixable(code: str) -> bool:
    """True when ``fix`` can mend the message."""
    entry = explain(code)
    return bool(entry and entry.get("fix"))


def _pass(text: str, path: str, kind: Folder, wanted: _Wanted) -> str:
    """The text with every edit that leaves its meaning alone."""
    mending = Mending()
    report = Report(path, mending)
    model, _ = read_into(report, text.encode(), kind)
    if model is None:
        return text
    edits = wanted(_Look(text, model, mending, report))
    urgent = [edit for edit in edits if edit.code in _URGENT]
    if urgent and (better := applied(text, urgent)) != text:
        return better
    return _Careful(text, path, kind, model, report).apply(edits)


class _Careful:
    """Applies edits as long as the file says the same and nothing else is wrong with it."""

    def __init__(self, text: str, path: str, kind: Folder, model: Model, report: Report) -> None:
        self.text = text
        self.path = path
        self.kind = kind
        self.said = _said(model, report)
        self.readings = 0

    def apply(self, edits: Sequence[Edit]) -> str:
        """The text with all of the edits, or with those of them that do no harm."""
        return applied(self.text, self._harmless([], edits))

    def _harmless(self, kept: list[Edit], edits: Sequence[Edit]) -> list[Edit]:
        if not edits or self._same([*kept, *edits]):
            return [*kept, *edits]
        if len(edits) == 1 or self.readings >= _MOST_READINGS:
            return kept
        half = len(edits) // 2
        return self._harmless(self._harmless(kept, edits[:half]), edits[half:])

    def _same(self, edits: Sequence[Edit]) -> bool:
        self.readings += 1
        better = applied(self.text, edits)
        if better == self.text:
            return True
        report = Report(self.path)
        model, _ = read_into(report, better.encode(), self.kind)
        return _said(model, report) == self.said


def _said(model: Model | None, report: Report) -> tuple[Model | None, Counter[str]]:
    """What a file says, and what is wrong with it that cannot be mended."""
    lasting = Counter(
        message.code
        for message in report.found
        if not message.fix and (message.code, message.severity) != ("H211", "warning")
    )
    return (without_lines(model) if model is not None else None), lasting
