"""A commitment as it is typed: who, what, by when, with whom, what done looks like.

``@Amina phone the chair by Fri with @Joe done: minuted``. Whatever is missing is asked at
Close, never in the room; a line that is only words is a whole note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from l4pc_tui.core.record.nouns import Barrier, Outcome

BARRIERS = tuple(str(barrier) for barrier in Barrier)
"""What can be in the way."""


OPEN = frozenset(("", Outcome.STARTED, Outcome.BLOCKED))
"""What leaves a commitment open: it is asked about again."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """The parts of a commitment line. ``by`` as it was typed ("Fri"); people as they were named."""

    what: str
    who: tuple[str, ...] = ()
    by: str = ""
    with_whom: tuple[str, ...] = ()
    done: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What Close asks for."""
        parts = (("who", self.who), ("what", self.what), ("by when", self.by),
                 ("with whom", self.with_whom), ("what done looks like", self.done))  # fmt: skip
        return tuple(name for name, said in parts if not said)

    @property
    def line(self) -> str:
        """The line that would give it."""
        parts = [" ".join(f"@{name}" for name in self.who), self.what]
        parts += [f"by {self.by}"] if self.by else []
        parts += ["with " + " and ".join(f"@{n}" for n in self.with_whom)] if self.with_whom else []
        parts += [f"done: {self.done}"] if self.done else []
        return " ".join(part for part in parts if part)


_DONE = re.compile(r"(?:^|[\s,;])done(?: looks like)?\s*:\s*", re.IGNORECASE)
_BY = re.compile(r"(?:^|[\s,;])by\s+", re.IGNORECASE)
_WITH = re.compile(r"(?:^|[\s,;])with\s+(?=@)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\band\b)?\s*(?=@)", re.IGNORECASE)
_EDGES = " ,;.·"
_BY_WORDS = 4
"""A time has no more words than this; longer, it is part of what is promised."""


def read_commitment(text: str, names: Iterable[str] = ()) -> Commitment:
    """The parts of a line. ``names`` of people who are here, so that one of two words is whole."""
    return _read(text, tuple(names))


@lru_cache(maxsize=1 << 12)
def _read(text: str, names: tuple[str, ...]) -> Commitment:
    """Kept: each session of a cohort asks for all commitments before it."""
    known = sorted((name for name in names if name.strip()), key=len, reverse=True)
    text, done = _cut(text.strip(), _DONE)
    text, with_whom = _people_after(text, known)
    text, by = _by(text)
    who, what = _names(text, known)
    return Commitment(what.strip(_EDGES), who, by.strip(_EDGES), with_whom, done.strip(_EDGES))


def quote_consent(text: str) -> tuple[str, str]:
    """A quote's words, and its consent: "anon", "named", or "" (it stays inside)."""
    found = re.search(r"\s*\((anon|anonymous|named)\)\s*$", text, re.IGNORECASE)
    if found is None:
        return text.strip(), ""
    return text[: found.start()].strip(), "named" if found[1].casefold() == "named" else "anon"


def _cut(text: str, mark: re.Pattern[str]) -> tuple[str, str]:
    """The text before the last mark, and what is behind it."""
    found = [*mark.finditer(text)]
    return (text[: found[-1].start()], text[found[-1].end() :]) if found else (text, "")


def _people_after(text: str, known: list[str]) -> tuple[str, tuple[str, ...]]:
    found = [*_WITH.finditer(text)]
    if not found:
        return text, ()
    people, rest = _names(text[found[-1].end() :], known)
    before = text[: found[-1].start()].rstrip(_EDGES)
    return f"{before} {rest.lstrip(_EDGES)}".rstrip(), people


def _by(text: str) -> tuple[str, str]:
    """The text without by when, and that as it was typed: what names a day, with or without “by”,
    else a few words behind “by”, which name none."""
    # Its patterns take 10 ms to make, and most who know what a commitment is never read one.
    from l4pc_tui.core.live.notes.when_said import when_said

    if said := when_said(text):
        before, after = text[: said.start].rstrip(_EDGES), text[said.end :].lstrip(_EDGES)
        what = text if said.is_what_too else f"{before} {after}".strip()
        return what, text[said.own : said.end]
    for found in reversed([*_BY.finditer(text)]):
        when, comma, rest = text[found.end() :].partition(",")
        if 0 < len(when.split()) <= _BY_WORDS:
            before = text[: found.start()].rstrip(_EDGES)
            return f"{before}{comma}{rest}".rstrip(_EDGES) if rest.strip() else before, when
    return text, ""


def _names(text: str, known: list[str]) -> tuple[tuple[str, ...], str]:
    """The people named with @ at the start of a text, and what follows."""
    people: list[str] = []
    text = text.lstrip()
    while text.startswith("@"):
        behind = text[1:]
        name = next((n for n in known if _is_named(behind, n)), "")
        name = behind[: len(name)] if name else re.split(r"[\s,;:]", behind, maxsplit=1)[0]
        if not name:
            break
        people.append(name.rstrip("."))
        text = behind[len(name) :]
        joined = _AND.match(text)
        text = text[joined.end() :] if joined else text.lstrip(_EDGES)
    return tuple(people), text


def _is_named(text: str, name: str) -> bool:
    after = text[len(name) : len(name) + 1]
    return text[: len(name)].casefold() == name.casefold() and not after.isalnum()
