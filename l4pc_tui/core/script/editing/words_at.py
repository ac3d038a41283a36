"""Which word of the language stands at a place of a page, and what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.model.between import ENTRY_SETTINGS, ENTRY_WORDS, entry_word
from l4pc_tui.core.script.model.variables import VARIABLE
from l4pc_tui.core.script.model.words import (
    FACT_WORDS,
    FITS,
    KINDS,
    LABEL_WORDS,
    LABELS,
    PLACES,
    RENAMED,
    SECTIONS,
    SETTINGS,
)
from l4pc_tui.core.script.syntax.header import ScriptKind
from l4pc_tui.core.text import fold

_FENCE = re.compile(r"\s*(?:[-‐‑‒–—―−]{2,}|\.\.\.|…)\s*$")
_FIELD = re.compile(r"\s*(?P<word>[A-Za-z][\w -]{0,40}?)\s*[:：]")
_HEADING = re.compile(r"\s{0,3}##\s+(?P<word>[^:：]+?)\s*(?:[:：].*)?$")
_BEGINNING = re.compile(
    r"(?P<before>\s*(?:>\s*)*(?:[-*+]\s+|\d{1,2}[.)]\s+)?"
    r"(?:(?:about\s+)?\d{1,4}[\d:./-]*\s+)?(?:\*\*|__)?)"
    r"(?P<word>[A-Za-z][A-Za-z -]{0,24}?)(?:\*\*|__)?\s?(?:[:：]|(?=\s*\()|$)"
)
WHO = {
    "room": "The room sees it.",
    "facilitator": "Only the facilitator sees it.",
    "author": "Only you see it, while you write.",
}
"""Who sees what a label says."""


@dataclass(frozen=True, slots=True)
class WordAt:
    """A word of the language on a line: from col up to, without, end; from 1. told: sentences."""

    word: str
    col: int
    end: int
    told: tuple[str, ...]


def header_end(lines: Sequence[str]) -> int:
    """The line, from 1, on which the header closes, or breaks off before the page's title; 0
    where there is none."""
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 0)
    if not first or not _FENCE.match(lines[first - 1]):
        return 0
    for number in range(first + 1, len(lines) + 1):
        if _FENCE.match(lines[number - 1]) or lines[number - 1].startswith("# "):
            return number
    return len(lines) + 1


def word_at(kind: ScriptKind, lines: Sequence[str], line: int, col: int) -> WordAt | None:
    """The word of the language at a place, None where there is none. line, col: from 1."""
    written = lines[line - 1] if 1 <= line <= len(lines) else ""
    if line < header_end(lines):
        found = _field(kind, written)
    else:
        found = _variable(written, col) or _heading(kind, written) or _beginning(kind, written)
    return found if found and found.col <= col <= found.end else None


def _field(kind: ScriptKind, written: str) -> WordAt | None:
    match = _FIELD.match(written)
    if match is None:
        return None
    name = "-".join(match["word"].lower().split()).replace("_", "-")
    name = RENAMED.get(name, name)
    if name not in meanings.FIELDS:
        return None
    told = (meanings.of_field(kind, name), *fits(name))
    return WordAt(name, match.start("word") + 1, match.end("word") + 1, told)


def fits(name: str) -> tuple[str, ...]:
    """What fits a header field, as a sentence; nothing where its meaning says it."""
    if name in ("start", "finish"):
        return ("A clock time such as 09:30.",)
    if name == "date":
        return ("A day such as 2026-10-06.",)
    return (f"{FITS[name]}.",) if name in FITS else ()


def _variable(written: str, col: int) -> WordAt | None:
    for match in VARIABLE.finditer(written):
        name = match[1]
        if name in meanings.VARIABLES and match.start() < col <= match.end() + 1:
            told = (meanings.VARIABLES[name], "It is filled in when it is known.")
            return WordAt(f"{{{name}}}", match.start() + 1, match.end() + 1, told)
    return None


def _heading(kind: ScriptKind, written: str) -> WordAt | None:
    match = _HEADING.match(written) if kind == "exercise" else None
    if match is None:
        return None
    name = SECTIONS.get(fold(match["word"]))
    told = meanings.SECTIONS[name] if name else ""
    for special, meaning in meanings.SPECIAL_SECTIONS.items():
        if fold(special.partition(":")[0]) == fold(match["word"]):
            name, told = special.partition(":")[0], meaning
    return WordAt(name, match.start("word") + 1, match.end("word") + 1, (told,)) if name else None


def _beginning(kind: ScriptKind, written: str) -> WordAt | None:
    """The label, fact, place, kind of item or setting that a line begins with."""
    match = _BEGINNING.match(written)
    if match is None:
        return None
    key = " ".join(match["word"].lower().replace("-", " ").split())
    found = _in_exercise(key) if kind == "exercise" else _in_agenda(kind, key)
    if found is None:
        return None
    return WordAt(found[0], match.start("word") + 1, match.end("word") + 1, found[1])


def _in_exercise(key: str) -> tuple[str, tuple[str, ...]] | None:
    if label := LABEL_WORDS.get(key) or LABEL_WORDS.get(key.replace(" ", "-")):
        return label, (meanings.LABELS[label], WHO[LABELS[label][0]])
    if fact := FACT_WORDS.get(key):
        return fact, (meanings.FACTS[fact],)
    if place := PLACES.get(key):
        return place.value, (meanings.PLACES[place],)
    return None


def _in_agenda(kind: ScriptKind, key: str) -> tuple[str, tuple[str, ...]] | None:
    if kind == "programme":
        if setting := ENTRY_SETTINGS.get(key):
            return setting, (meanings.ENTRY_SETTINGS[setting],)
        if kind_of := ENTRY_WORDS.get(key):
            word = entry_word(kind_of)
            return word, (meanings.ENTRIES[word],)
        return None
    if setting := SETTINGS.get(key):
        return setting, (meanings.SETTINGS[setting],)
    if item := KINDS.get(key):
        return item, (meanings.KINDS[item],)
    return None
