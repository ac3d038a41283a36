"""Bytes become lines of clean text: guard, decode, clean characters, blank the comments.

Every line remembers where it stood in the original file, so that a message can point there.
The limits are checked with plain counting before any regular expression sees the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.core.script.messages.report import FIRST, Report, Span
from l4pc_tui.core.script.model.words import LIMITS

_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\xd0\xcf\x11\xe0", b"II*\x00", b"MM\x00*",
    b"{\\rtf", b"\x1f\x8b",
)  # fmt: skip

_STRANGE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; VT and FF are Word's line breaks
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # invisible
    "\u2028\u2029"  # line breaks from Word
    "\u202a-\u202e\u2066-\u2069"  # reading direction
    "\uf000-\uf0ff"  # symbol fonts
    "\ufffd\ud800-\udfff"  # lost
    "]"
)
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b"
_ISOLATES = "\u2066\u2067\u2068"
_SYMBOLS = {
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0b7": "•",
    "\uf0a7": "•",
    "\uf0fc": "✓",
    "\uf04a": "☺",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of clean text and where it comes from.

    number:  the original line.
    columns: the original column of each character, or None where nothing was left out before.
    """

    text: str
    number: int
    columns: tuple[int, ...] | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The original place of ``text[start:end]``."""
        stop = len(self.text) if end is None else end
        if self.columns is None:
            return Span(self.number, start + 1, stop + 1)
        col = self._column(start)
        return Span(self.number, col, self._column(stop - 1) + 1 if stop > start else col)

    def content(self) -> Span:
        """The original place of the line without the spaces at its ends."""
        stripped = self.text.rstrip()
        return self.span(len(stripped) - len(stripped.lstrip()), len(stripped))

    def without(self, cuts: Iterable[tuple[int, int]]) -> Line:
        """The line without those pieces (start, end), in order and not overlapping."""
        columns = self.columns or tuple(range(1, len(self.text) + 1))
        words: list[str] = []
        kept: list[int] = []
        past = 0
        for start, end in (*cuts, (len(self.text), len(self.text))):
            words.append(self.text[past:start])
            kept.extend(columns[past:start])
            past = end
        return Line("".join(words), self.number, tuple(kept))

    def _column(self, index: int) -> int:
        assert self.columns is not None
        if index < len(self.columns):
            return self.columns[index]
        return self.columns[-1] + 1 if self.columns else 1


def decode(data: bytes, report: Report) -> str | None:
    """The text of a file with LF as its one line end, or None when it must not be read at all."""
    if len(data) > LIMITS["bytes"]:
        report.add("F101", FIRST, n=-(-len(data) // 1024))
        return None
    if data.startswith(b"PK\x03\x04"):
        report.add("F102", FIRST, file=report.path)
        return None
    if data.startswith(_PICTURES):
        report.add("F105", FIRST)
        return None
    text = _utf16(data, report) if _looks_utf16(data) else _eight_bit(data, report)
    if text is None or "\x00" in text:
        if not report.has("F105"):
            report.add("F105", FIRST)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_utf16(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:512]
    odd, even = head[1::2], head[::2]
    return len(head) > 8 and max(odd.count(0) * 3 > len(odd) * 2, even.count(0) * 3 > len(even) * 2)


def _utf16(data: bytes, report: Report) -> str | None:
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be")
    except UnicodeDecodeError:
        return None
    report.add("F104", FIRST)
    return text.removeprefix("\ufeff")


def _eight_bit(data: bytes, report: Report) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    kept = data.decode("utf-8-sig", errors="surrogateescape")
    if any(char > "\x7f" and not "\udc80" <= char <= "\udcff" for char in kept):
        return kept  # damaged UTF-8: the surrogates are reported where they stand
    report.add("F103", FIRST)
    return data.decode("cp1252", errors="replace")


def clean(text: str, report: Report) -> list[Line] | None:
    """The lines with every strange character mended or left out, or None when there are too many.

    Lines over the limits are reported and emptied.
    """
    raw = text.split("\n")
    if raw and raw[-1] == "":
        raw.pop()
    if len(raw) > LIMITS["lines"]:
        report.add("F106", FIRST, n=len(raw))
        return None
    strange = _STRANGE.search(text) is not None
    lines: list[Line] = []
    for number, words in enumerate(raw, start=1):
        if len(words) > LIMITS["line"]:
            report.add("F107", Span(number, 1, len(words) + 1), n=len(words))
            lines.append(Line("", number))
        elif strange and _STRANGE.search(words):
            lines.extend(_cleaned(words, number, report))
        else:
            lines.append(Line(words, number))
        if len(lines) > LIMITS["lines"]:
            # Word's own line breaks count too.
            report.add("F106", FIRST, n=f"more than {len(lines) - 1}")
            return None
    return lines


def _cleaned(words: str, number: int, report: Report) -> list[Line]:
    """One line without its strange characters; several when Word broke it inside."""
    lines: list[Line] = []
    kept: list[str] = []
    columns: list[int] = []
    told: set[str] = set()
    turned = _turning(words)
    strange = set(_STRANGE.findall(words))

    def tell(code: str, index: int, x: str = "") -> None:
        # One message of a kind for a line is enough.
        if code not in told:
            told.add(code)
            report.add(code, Span(number, index + 1, index + 2), x=x)

    def keep(index: int, char: str) -> None:
        kept.append(char)
        columns.append(index + 1)

    for index, char in enumerate(words):
        if char not in strange:
            kept.append(char)
            columns.append(index + 1)
        elif char in _BREAKS:
            tell("F113", index)
            lines.append(Line("".join(kept), number, tuple(columns)))
            kept, columns = [], []
        elif char in _SYMBOLS or "\uf000" <= char <= "\uf0ff":
            tell("F114", index)
            keep(index, _SYMBOLS.get(char, "\ufffd"))
        elif char in _INVISIBLE:
            tell("F112", index)
        elif "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
            if char in _OVERRIDES or turned:
                tell("F111", index)
            else:
                keep(index, char)
        elif char == "\ufffd":
            tell("F115", index)
            keep(index, char)
        elif "\ud800" <= char <= "\udfff":
            tell("F116", index)
            keep(index, "\ufffd")
        else:
            tell("F110", index, x=f"{ord(char):04X}")
    lines.append(Line("".join(kept), number, tuple(columns)))
    return lines


def mended(text: str) -> str:
    """The text with every strange character that can be mended; the others stay.

    Nothing is changed on lines over the limit, which are not read either.
    """
    if not _STRANGE.search(text):
        return text
    out: list[str] = []
    for words in text.split("\n"):
        if len(words) > LIMITS["line"] or not _STRANGE.search(words):
            out.append(words)
            continue
        for line in _cleaned(words, 1, Report("")):
            columns = line.columns or ()
            kept = (
                words[col - 1] if char == "\ufffd" else char
                for char, col in zip(line.text, columns, strict=True)
            )  # fmt: skip
            out.append("".join(kept))
    return "\n".join(out)


def _turning(words: str) -> bool:
    """True when the marks that turn the reading direction are not closed on the line."""
    isolates = embeddings = 0
    for char in words:
        if char in _ISOLATES:
            isolates += 1
        elif char == "\u2069":
            isolates -= 1
        elif char in _EMBEDDINGS or char in _OVERRIDES:
            embeddings += 1
        elif char == "\u202c":
            embeddings -= 1
        if isolates < 0 or embeddings < 0:
            return True
    return bool(isolates or embeddings)


_COMMENT_MADE_BY_WORD = re.compile("<!(?:-?[–—]|–)")


def without_comments(lines: list[Line], report: Report) -> list[Line]:
    """The lines with ``<!-- … -->`` left out. The count of lines stays."""
    if not any("<!" in line.text for line in lines):
        return lines
    kept: list[Line] = []
    opened: Span | None = None
    for line in lines:
        text = line.text
        cuts: list[tuple[int, int]] = []
        at, close_from = 0, 0
        while opened is not None or (start := text.find("<!--", at)) >= 0:
            if opened is None:
                opened = line.span(start, start + 4)
                at, close_from = start, start + 4
            close = text.find("-->", close_from)
            if close < 0:
                cuts.append((at, len(text)))
                break
            cuts.append((at, close + 3))
            at = close_from = close + 3
            opened = None
        if cuts:
            line = line.without(cuts)
        if damaged := _COMMENT_MADE_BY_WORD.search(line.text):
            report.add("F120", line.span(damaged.start(), damaged.end()))
        kept.append(line)
    if opened is not None:
        report.add("F120", opened)
    return kept
