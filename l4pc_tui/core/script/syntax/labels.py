"""Does a text begin with a label, a fact or an If? Told from a closed list and a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import (
    ARROW,
    DOOR_SIGN,
    FACT_WORDS,
    LABEL_WORDS,
    PLACE_NAMES,
    PLACES,
    ROOM_LABELS,
    VERBS,
)
from l4pc_tui.core.script.syntax.doubts import meant, one_slip, other_sign, slip_of, with_more
from l4pc_tui.core.script.syntax.rows import Row

_WORD = re.compile(
    r"(?P<bold>\*\*|__)?(?P<word>[^\W\d_][\w'’ -]{0,24}?)(?P<end>\*\*|__)?\s?"
    r"(?:[:：](?:\*\*|__)?(?:\s+|$)|：(?:\*\*|__)?)"
)
_IF = re.compile(r"(?:\*\*|__)?(?P<word>If|IF|if)\s+(?=\S)")
_IF_END = re.compile(
    rf"\s*(?:\*\*|__)?\s?(?:[:：](?:\*\*|__)?(?=[\s:：]|$)|：|(?P<arrow>{ARROW}))\s*"
)
_TIGHT = re.compile(r"(?<=[^\W\d_]):(?=[^\W\d_])")
_TWICE = re.compile(r"[:：.,;]+\s*")
_VERB = re.compile(rf"(?:{'|'.join(VERBS)})\b", re.I)
_INNER = re.compile(
    r"(?:^|(?<=\s))(?:\*\*|__)?(?P<word>[A-Z][\w'’]*(?: [a-z]+)?)(?:\*\*|__)?\s?[:：](?=\s|\*|_|$)"
)
_INNER_IF = re.compile(rf"(?:^|(?<=\s))(?:\*\*|__)?If\s+\S.{{0,120}}?{DOOR_SIGN}\s*")

_INNER_LINE = re.compile(
    rf"\s\d{{1,2}}[.)]\s+(?P<word>{PLACE_NAMES})\s?[:：](?=\s|$)"
    r"|\s(?P<heading>#{2,6})\s"
    r"|\s[-*+•]\s+(?:\*\*)?(?P<bullet>[A-Z][\w ]{0,20}?)(?:\*\*)?\s?[:：](?=\s|$)"
)
_SIGN = re.compile(DOOR_SIGN)
_NEAREST = 0.75
_LONGEST_IF = 160


_NO_COLON = re.compile(
    rf"(?:\*\*|__)?(?P<place>{PLACE_NAMES})(?:\*\*|__)?"
    r"(?:\s*[–—−]\s*|\s+[-‐‑]+>?\s*|[-‐‑]+\s+|\s*:(?=[^\s*_]))(?:\*\*|__)?\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class WithoutColon:
    """A place with a dash for the colon, or no space after it. start: where the words begin."""

    place: Place
    start: int


def without_colon(text: str) -> WithoutColon | None:
    """The place that a text begins with, where no colon with a space follows it."""
    match = _NO_COLON.match(text)
    return WithoutColon(PLACES[match["place"].lower()], match.end()) if match else None


@dataclass(slots=True)
class Opening:
    """What a row opens.

    kind:  "label", "fact", "if", "lost" for a word that is close to a label, or "unknown" for
           one before a colon that is close to none.
    word:  as written; name: canonical, the condition for "if", the closest for "lost".
    start: where in the row's text the words behind it begin.
    """

    kind: Literal["label", "fact", "if", "lost", "unknown"]
    word: str
    name: str
    start: int


def opening(row: Row, report: Report) -> Opening | None:
    """The label, fact or door that a row begins with, None for a text of its own.

    A word in small letters opens only what is private: ``ask:`` in the middle of wrapped prose
    must not put the prose on the screen.
    """
    text = row.text
    head = text[:8]
    if ("If" in head or "if" in head or "IF" in head) and (door := _door(row, report)):
        return door
    if ":" not in text[:34] and "：" not in text[:34]:
        return _other_sign(row, report)
    match = _WORD.match(text)
    if match is None:
        return _other_sign(row, report)
    word = match["word"]
    key = " ".join(word.lower().split())
    name = LABEL_WORDS.get(key) or FACT_WORDS.get(key)
    if name is None:
        return None if key in PLACES else _no_label(word, report)
    start = behind_bold(row, match.end(), report)
    text = row.text
    at = row.part(match.start("word"), match.end("word"))
    if not word[0].isupper():
        if name in ROOM_LABELS:
            return Opening("lost", word, name, 0)
        report.add("L402", at, Label=name)
    if name.lower() != key:
        report.add("L404", at, old=word, new=name)
    if report.mending is not None:
        code = "L404" if name.lower() != key else "" if word[0].isupper() else "L402"
        gap = " " if start < len(text) else ""
        report.mending.row(code, row, 0, start, f"{name}:{gap}")
    kind: Literal["label", "fact"] = "label" if key in LABEL_WORDS else "fact"
    return Opening(kind, word, name, start)


def behind_bold(row: Row, start: int, report: Report) -> int:
    """Where the words begin, when a bold label ends behind its space or with its line.

    start: where they would begin. What ends the line is no part of the words, and is left out.
    """
    text = row.text
    bold = text[:2]
    if bold not in ("**", "__") or bold in text[2:start]:
        return start
    if text.startswith(bold, start):
        return start + 2
    if text.endswith(bold) and text.count(bold) == 2:
        row.text = text[:-2].rstrip()
        if report.mending is not None:
            report.mending.line("", row.line, row.at + len(row.text), len(row.line.text), "")
    return start


def _other_sign(row: Row, report: Report) -> Opening | None:
    """A label or fact with something else for its colon and space: read as it, and an error."""
    if not row.text[:1].isupper() and row.text[:1] not in "*_":
        return None
    sign = other_sign(row.text)
    if sign is None:
        return None
    report.add("L416", row.part(0, sign.start), word=sign.word)
    if report.mending is not None:
        gap = " " if sign.start < len(row.text) else ""
        report.mending.row("L416", row, 0, sign.start, f"{sign.word}:{gap}")
    kind: Literal["label", "fact"] = "fact" if sign.word.lower() in FACT_WORDS else "label"
    return Opening(kind, sign.word, sign.word, sign.start)


def _no_label(word: str, report: Report) -> Opening | None:
    """A word before a colon that is no label: close to one, or to none. None for a sentence.

    In small letters only what begins an item, and is nearly a label, is more than a sentence.
    """
    words = len(word.split())
    if words > 3 and not meant(word):
        return None
    slip = slip_of(word, _SLIPS) if words < 3 else None
    if not word[0].isupper():
        return Opening("lost", word, slip, 0) if slip and len(word) > 2 else None
    close = meant(word) or slip or with_more(word) or report.closest(word, _WORDS, _NEAREST)
    if close:
        return Opening("lost", word, close, 0)
    return Opening("unknown", word, "", 0) if words < 3 else None


def _door(row: Row, report: Report) -> Opening | None:
    match = _IF.match(row.text)
    if match is None:
        return None
    end = _IF_END.search(row.text, match.end())
    tight = _TIGHT.search(row.text, match.end(), end.start() if end else _LONGEST_IF)
    end = tight or end
    at = row.part(match.start("word"), match.end("word"))
    if match["word"] == "if":
        # Wrapped prose may begin with a small "if"; only a line with a verb is meant as a door.
        if end is None or not _VERB.match(row.text, end.end()):
            return None
        report.add("L402", at, Label="If")
    if end is None or end.start() == match.end():
        if end is None and _VERB.search(row.text):
            report.add("D606", row.span)
        return None
    words = behind_bold(row, end.end(), report)
    if twice := _TWICE.match(row.text, words):
        words = twice.end()
    odd = twice is not None or tight is not None
    if odd:
        report.add("L416", row.part(match.start("word"), words), word="If …")
    if report.mending is not None:
        code = "L416" if odd else "L402" if match["word"] == "if" else ""
        sign = f" {end['arrow']}" if tight is None and end["arrow"] else ":"
        gap = " " if words < len(row.text) else ""
        report.mending.row(code, row, 0, match.end(), "If ")
        report.mending.row("L416" if odd else "", row, end.start(), words, f"{sign}{gap}")
    return Opening("if", "If", row.text[match.end() : end.start()].strip(), words)


def begins_with_label(text: str) -> bool:
    """True when a text starts with a known label and its colon."""
    match = _WORD.match(text)
    return match is not None and " ".join(match["word"].lower().split()) in LABEL_WORDS


def label_place(match: re.Match[str]) -> tuple[int, int]:
    """Where in its text stands what ``second_label`` found, without the spaces round it."""
    found = match[0]
    start = match.start() + len(found) - len(found.lstrip())
    return start, start + len(found.strip())


def label_word(match: re.Match[str]) -> str:
    """The word to name in a message on what ``second_label`` found."""
    named = match.groupdict()
    return named.get("word") or named.get("bullet") or named.get("heading") or "If"


def second_label(text: str, first: bool) -> re.Match[str] | None:
    """A label inside text for the room, which means that two lines have run into one.

    So does the number and place of a next probe, a heading, or a bullet with a colon.

    first: True when the text stands right behind its own label.
    """
    for match in _INNER.finditer(text):
        if match.start("word") == 0 and not first:
            continue
        if match["word"].lower() in LABEL_WORDS or match["word"].lower() in FACT_WORDS:
            return match
    if numbered := _INNER_LINE.search(text):
        return numbered
    if "If" not in text:
        return None
    for sign in _SIGN.finditer(text):
        # Only so far before its sign can a condition begin.
        found = _INNER_IF.search(text, max(0, sign.start() - _LONGEST_IF), sign.end())
        if found and (found.start() > 0 or (first and _VERB.match(text, found.end()))):
            return found
    return None


_WORDS = tuple(dict.fromkeys([*(w.capitalize() for w in LABEL_WORDS), *FACT_WORDS.values()]))
_SLIPS = one_slip(_WORDS)
