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
from l4pc_tui.core.script.model.words import LIMITS
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
_MOST_HELD = 3


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
    better = _with_one_mended(text, found, path, kind)
    return better if better != text else None


def _with_one_mended(text: str, found: Diagnostic, path: str, kind: Folder) -> str:
    written = text.split("\n")
    line = written[found.line - 1]
    if found.code.startswith("F11") and mended(line) != line:
        return "\n".join([*written[: found.line - 1], mended(line), *written[found.line :]])
    reader = _Reader(path, kind)
    look = reader.look(text)
    edits = [edit for edit in _fixes(look) if edit.code == found.code]
    same = {(each.line, each.col) for each in look.report.found if each.code == found.code}
    if len(same) > 1:
        # Of several on a line, each is mended by what stands nearest to it.
        here = [edit for edit in edits if edit.at.line == found.line]
        near = min((abs(edit.at.col - found.col) for edit in here), default=0)
        edits = [edit for edit in here if abs(edit.at.col - found.col) == near]
    if found.code in _URGENT:
        return applied(text, edits)
    return _Careful(look, reader).apply(edits)


@dataclass(frozen=True, slots=True)
class _Look:
    """One reading of the text. model: None where it could not be read at all."""

    text: str
    model: Model | None
    mending: Mending
    report: Report

    @property
    def older(self) -> list[Edit]:
        if self.model is None:
            return []
        return brought_up(self.text, self.model.format, self.mending, self.report)


class _Reader:
    """Reads texts of one file. What is to be looked at again soon is not read again: a text that
    was found to say the same is the next one that is bettered, and in the end the result."""

    def __init__(self, path: str, kind: Folder) -> None:
        self.path = path
        self.kind = kind
        self._held: dict[str, _Look] = {}

    def look(self, text: str) -> _Look:
        """The text, read."""
        if text not in self._held:
            if len(self._held) >= _MOST_HELD:
                del self._held[next(iter(self._held))]
            mending = Mending()
            report = Report(self.path, mending)
            model, _ = read_into(report, text.encode(errors="replace"), self.kind, advised=True)
            self._held[text] = _Look(text, model, mending, report)
        return self._held[text]


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
    encoding = Report(path)
    written = decode(data, encoding)
    damaged = written is None or any("\ud800" <= char <= "\udfff" for char in written)
    if written is None or damaged:
        return Formatted(None, read(data, path=path, kind=kind).diagnostics, False)
    reader = _Reader(path, kind)
    as_text = not encoding.found and len(data) <= LIMITS["bytes"]
    before = (
        reader.look(written).report.sorted()
        if as_text
        else read(data, path=path, kind=kind).diagnostics
    )
    if any(message.code in _LEFT_ALONE for message in before):
        return Formatted(None, before, False)
    text = mended(written)
    for _ in range(_MOST_PASSES):
        better = _pass(reader.look(text), reader, wanted)
        if better == text:
            break
        text = better
    if set_out:
        text = text.rstrip("\n") + "\n"
    after = reader.look(text).report.sorted()
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


def _pass(look: _Look, reader: _Reader, wanted: _Wanted) -> str:
    """The text with every edit that leaves its meaning alone."""
    if look.model is None:
        return look.text
    edits = wanted(look)
    urgent = [edit for edit in edits if edit.code in _URGENT]
    if urgent and (better := applied(look.text, urgent)) != look.text:
        return better
    return _Careful(look, reader).apply(edits)


class _Careful:
    """Applies edits as long as the file says the same and nothing else is wrong with it."""

    def __init__(self, look: _Look, reader: _Reader) -> None:
        self.text = look.text
        self.reader = reader
        self.said = _said(look)
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
        return _said(self.reader.look(better)) == self.said


def _said(look: _Look) -> tuple[Model | None, Counter[str]]:
    """What a file says, and what is wrong with it that cannot be mended."""
    lasting = Counter(
        message.code
        for message in look.report.found
        if not message.fix and (message.code, message.severity) != ("H211", "warning")
    )
    return (without_lines(look.model) if look.model is not None else None), lasting
