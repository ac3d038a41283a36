"""Where the messages of one reading are collected, and how a message gets its words.

The words stand in ``diagnostics.toml``; a code, a place and what to fill in make a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from l4pc_tui.core.script.messages.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from l4pc_tui.core.script.messages.edits import Mending

MOST_MESSAGES = 100
_MOST_COMPARISONS = 150
_MOST_KEPT = 200
"""Of each severity: enough for every list, and a flood of faults stays cheap."""

_HOLE = re.compile(r"(?:\b(an?) )?(?<!\{)\{([^{}]+)\}")
_SENTENCE = re.compile(r"(?<=[.;]) ")


class Span(NamedTuple):
    """A place in the original file: line and columns from 1; ``end`` is the column after it."""

    line: int
    col: int
    end: int


FIRST = Span(1, 1, 1)


class Report:
    """Collects the diagnostics of one file.

    mending: where the reader notes down how lines would be written better; None when nobody
    wants to know.
    """

    def __init__(self, path: str, mending: Mending | None = None) -> None:
        self.path = path
        self.mending = mending
        self.found: list[Diagnostic] = []
        self._comparisons = 0
        self._counts: dict[Severity, int] = {}
        self._spots: set[tuple[str, int, int]] = set()

    def add(
        self,
        code: str,
        at: Span,
        /,
        *,
        severity: Severity | None = None,
        hint: str | None = None,
        **fill: object,
    ) -> None:
        """Add a message. ``fill`` gives what stands for each ``{name}``.

        A placeholder with other signs in its name is filled by its first word. A tuple fills
        equal placeholders in turn. hint: other words than the table's.
        """
        self._spots.add((code, at.line, at.col))
        kind = severity or _table()[code]["severity"]
        count = self._counts[kind] = self._counts.get(kind, 0) + 1
        if count <= _MOST_KEPT:
            self.found.append(diagnose(code, self.path, at, severity=kind, hint=hint, **fill))

    def closest(self, word: str, among: Iterable[str], least: float = 0.6) -> str | None:
        """The likest of ``among``, or None when none is like enough.

        After many questions the answer is always None, so that a hostile file stays cheap.
        """
        # difflib is only needed when something is misspelt.
        from difflib import get_close_matches

        if self._comparisons >= _MOST_COMPARISONS or len(word) > 100:
            return None
        self._comparisons += 1
        wanted = word.lower()
        known = {
            name.lower(): name
            for name in reversed(list(among))
            if _alike(wanted, name.lower(), least)
        }
        found = get_close_matches(wanted, known, n=1, cutoff=least) if known else []
        return known[found[0]] if found else None

    @property
    def failed(self) -> bool:
        """True when an Error keeps the file from being loaded."""
        return any(d.severity == "error" for d in self.found)

    def has(self, prefix: str) -> bool:
        """True when a message whose code begins so was added."""
        return any(d.code.startswith(prefix) for d in self.found)

    def found_at(self, at: Span, codes: Iterable[str]) -> bool:
        """True when a message of one of the codes was added at that place."""
        return any((code, at.line, at.col) in self._spots for code in codes)

    def drop(self, *codes: str) -> None:
        """Take back messages that only follow from another."""
        self.found = [d for d in self.found if d.code not in codes]

    def sorted(self) -> tuple[Diagnostic, ...]:
        """The messages by line, at most 100: errors first to stay, F199 counts the others."""
        unkept = sum(max(0, count - _MOST_KEPT) for count in self._counts.values())
        return in_order(self.found, unkept)


def in_order(found: Iterable[Diagnostic], unkept: int = 0) -> tuple[Diagnostic, ...]:
    """Messages of one file by line, each once, at most 100; F199 says how many are not shown.

    unkept: how many more there were that are not among ``found``.
    """
    unique = list(dict.fromkeys(found))
    if len(unique) > MOST_MESSAGES:
        rank = {"error": 0, "warning": 1, "advice": 2}
        unique.sort(key=lambda d: (rank[d.severity], d.line, d.col))
        more = len(unique) - MOST_MESSAGES + unkept
        unique = unique[:MOST_MESSAGES]
        last = max(unique, key=lambda d: d.line)
        at = Span(last.line, last.col, last.end)
        unique.append(diagnose("F199", last.path, at, n=more))
    unique.sort(key=lambda d: (d.line, d.code == "F199", d.col, d.code))
    return tuple(unique)


def diagnose(
    code: str,
    path: str,
    at: Span,
    /,
    *,
    severity: Severity | None = None,
    hint: str | None = None,
    **fill: object,
) -> Diagnostic:
    """The diagnostic of a code with its words filled in."""
    entry = _table()[code]
    write = _filled_whole(entry.get("write", ""), fill)
    return Diagnostic(
        code=code,
        severity=severity or entry["severity"],
        path=path,
        line=at.line,
        col=at.col,
        end=max(at.end, at.col),
        message=_filled(entry["message"], fill),
        hint=hint if hint is not None else _best_hint(entry["hint"], fill),
        fix=bool(entry.get("fix", False)),
        instead=_filled_whole(entry.get("instead", ""), fill) if write else "",
        write=write,
        note=bool(entry.get("note", False)),
    )


def stumbled(path: str) -> Diagnostic:
    """The message on a file that the reader did not get through, through no fault of its author."""
    return diagnose("F123", path, FIRST)


def explain(code: str) -> Mapping[str, Any] | None:
    """The table's entry of a code: severity, message, hint, fix, when; None for no such code."""
    return _table().get(code)


def codes() -> tuple[str, ...]:
    """All codes, in the table's order."""
    return tuple(_table())


def _alike(word: str, name: str, least: float) -> bool:
    """False when the letters that two words share are too few for difflib to find them alike.

    It asks what difflib's own quick ratio asks, at a fraction of the cost.
    """
    both = len(word) + len(name)
    if 2 * min(len(word), len(name)) < least * both:
        return False
    shared = sum(min(word.count(letter), name.count(letter)) for letter in set(word))
    return 2 * shared >= least * both


@cache
def _table() -> dict[str, Any]:
    # A file without faults never needs the words, so they are read when first asked for.
    import tomllib
    from importlib.resources import files

    text = files("l4pc_tui.core.script.messages").joinpath("diagnostics.toml").read_text("utf-8")
    return tomllib.loads(text)


def _filled(text: str, fill: Mapping[str, object]) -> str:
    turn: dict[str, int] = {}

    def put(match: re.Match[str]) -> str:
        article, name = match.groups()
        key = _key(name)
        value = fill[key]
        if isinstance(value, tuple):
            number = turn.get(key, 0)
            turn[key] = number + 1
            value = value[number]
        word = str(value)
        if article:
            article = "an " if word[:1].lower() in "aeiou" else "a "
        return f"{article or ''}{word}"

    return _HOLE.sub(put, text)


def _filled_whole(text: str, fill: Mapping[str, object]) -> str:
    """The words filled in; empty where something for them is not known."""
    known = all(fill.get(_key(hole[2])) is not None for hole in _HOLE.finditer(text))
    return _filled(text, fill) if text and known else ""


def _key(name: str) -> str:
    return re.split(r"[^\w]", name, maxsplit=1)[0]


def _best_hint(text: str, fill: Mapping[str, object]) -> str:
    """The first alternative that can be filled; else the last without what cannot."""

    def fits(part: str) -> bool:
        return all(fill.get(_key(m.group(2))) is not None for m in _HOLE.finditer(part))

    ways = text.split(" / ")
    for way in ways:
        if fits(way):
            return _filled(way, fill)
    kept = " ".join(part for part in _SENTENCE.split(ways[-1]) if fits(part)).strip()
    return _filled(kept.removesuffix(";") + ("." if kept.endswith(";") else ""), fill)
