"""What a line of a paper opens: a label or a fact of ours, as people write it elsewhere too.

The words stand in closed lists; those that the checker asks about too mean the same there. Unlike on a page, a colon without a space is enough, and stars,
spaces and typed bullets round the label do not count: a word processor hides them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from l4pc_tui.core.script.model.words import (
    FACT_WORDS,
    LABEL_WORDS,
    MEANT,
    PLACES,
    ROOM_LABELS,
    SECTIONS,
)
from l4pc_tui.core.text import fold
from l4pc_tui.exchange.papers.pieces import Run, Runs, beginning, cut, plain

_LONGEST_HEAD = 100
"""Letters of a line in which its head must end."""
HeadKind = Literal["label", "fact", "place", "materials"]

LABELS_ELSEWHERE: dict[str, str] = {
    "slide text": "Show", "on slide": "Show", "on the projector": "Show", "probe questions": "Deeper",
    "probing questions": "Deeper", "follow up questions": "Deeper", "follow-up questions": "Deeper",
    "questions to ask": "Ask", "discussion questions": "Ask", "facilitator notes": "Note",
    "trainer notes": "Note", "notes": "Note",
} | {
    word: MEANT[word][0]
    for word in (
        "on the slide", "on the screen", "on screen", "on the wall", "going deeper", "go deeper",
        "deeper questions", "listen out for", "questions", "ask the group", "accessibility",
        "inclusion",
    )
}  # fmt: skip
KEYS_ELSEWHERE: dict[str, str] = {
    "procedure": "Do", "description": "Do", "details": "Do",
} | {
    word: MEANT[word][0]
    for word in ("how", "what to do", "instructions", "instruction", "process", "method", "activity")
}  # fmt: skip
"""What a column or a row of a table may be called; before a colon they are words like any other."""
FACTS_ELSEWHERE: dict[str, str] = {"working in": "Group"} | {
    word: MEANT[word][0] for word in ("duration", "length", "timing", "how long", "grouping")
}
SECTIONS_ELSEWHERE: dict[str, str] = {
    "preparation": "Before you begin", "before you start": "Before you begin",
    "set up": "Before you begin", "setup": "Before you begin",
    "purpose": "Background", "aim": "Background", "aims": "Background", "objectives": "Background",
    "overview": "Background", "learning outcomes": "Background", "notes for facilitators": "Background",
    "facilitator notes": "Background", "about this exercise": "Background",
    "learning objectives": "Background", "learning aims": "Background", "rationale": "Background",
    "preparations": "Before you begin", "before the session": "Before you begin",
    "room set up": "Before you begin", "room setup": "Before you begin",
    "accessibility": "Access", "access needs": "Access", "accessibility needs": "Access",
    "access notes": "Access", "accessibility notes": "Access", "access and inclusion": "Access",
    "accessibility and inclusion": "Access", "inclusion": "Access", "adaptations": "Access",
    "adjustments": "Access", "reasonable adjustments": "Access",
    "if online": "Online", "online version": "Online", "running it online": "Online",
    "doing this online": "Online", "online delivery": "Online",
    "afterwards and follow up": "Afterwards", "follow up": "Afterwards", "after the session": "Afterwards",
    "next steps": "Afterwards", "reference": "Credits", "references": "Credits", "source": "Credits", "sources": "Credits", "acknowledgements": "Credits",
}  # fmt: skip
"""Headings of parts that are no steps, folded; with a time below one it is a step all the same."""
MATERIALS = (
    "materials", "material", "materials needed", "you need", "you will need", "what you need",
    "equipment", "resources", "bring", "what to bring", "kit",
)  # fmt: skip

OF_THE_WHOLE = ("Access", "Online", "Afterwards", "Credits")
"""Parts that belong to the whole page wherever their heading stands behind the last step."""

_HEAD = re.compile(
    r"\s*(?P<typed>(?:[-*+•◦▪‣·–]|\d{1,3}[.)])\s+)?(?P<word>[^\W\d_][\w'’ -]{0,24}?)\s*[:：]\s*"
)
TYPED = re.compile(r"\s*(?:[-*+•◦▪‣·]|\d{1,3}[.)])\s+")
_LIKE_A_LABEL = re.compile(r"[^\W\d_][\w'’ -]{0,24}?\s?[:：]")
_PLACE_DASH = re.compile(r"\s*(?P<word>[^\W\d_]+)\s*[–—-]+\s+")
_TITLED = re.compile(r"([^\W\d_][\w -]{0,14}?)\s*(?:[:：]|\s[–—-]\s)\s*(.+)$")
_FACT = re.compile(rf"(?:{'|'.join(FACT_WORDS)})\s*[:：]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a line begins with. name: ours. written: the paper's word. rest: behind the colon."""

    kind: HeadKind
    name: str
    written: str
    rest: Runs

    @property
    def public(self) -> bool:
        return self.kind == "label" and self.name in ROOM_LABELS


def head_of(line: Sequence[Run]) -> Head | None:
    """The head of a line; None for words of their own.

    A word in small letters opens only what is private, as on a page.
    """
    text = beginning(line, _LONGEST_HEAD)
    match = _HEAD.match(text)
    if match is None:
        dashed = _PLACE_DASH.match(text)
        if dashed and (place := PLACES.get(dashed["word"].lower())):
            return Head("place", place.value, dashed["word"], cut(line, dashed.end()))
        return None
    found = named(match["word"])
    if found is None:
        return None
    kind, name = found
    if name in ROOM_LABELS and not match["word"][0].isupper():
        return None
    return Head(kind, name, match["word"], cut(line, match.end()))


def named(word: str) -> tuple[HeadKind, str] | None:
    """What a word alone means: a key cell of a table, a heading, or what stands before a colon."""
    key = " ".join(word.strip(" :：\t").lower().replace("’", "'").split())
    if label := LABEL_WORDS.get(key) or LABELS_ELSEWHERE.get(key):
        return "label", label
    if fact := FACT_WORDS.get(key) or FACTS_ELSEWHERE.get(key):
        return "fact", fact
    if place := PLACES.get(key):
        return "place", place.value
    return ("materials", "Before you begin") if key in MATERIALS else None


def named_key(word: str) -> tuple[HeadKind, str] | None:
    """As ``named``, for a cell that says what stands beside it or below it."""
    label = KEYS_ELSEWHERE.get(" ".join(word.strip(" :：\t").lower().split()))
    return ("label", label) if label else named(word)


def titled(heading: str) -> tuple[str, str]:
    """A heading such as “Handout: My card”: its first word, folded, and the rest; else nothing."""
    match = _TITLED.match(heading)
    return (fold(match[1]), match[2]) if match else ("", "")


def section_of(heading: str) -> str:
    """Which part that is no step a heading names; "" for none."""
    words = fold(heading)
    return SECTIONS.get(words) or SECTIONS_ELSEWHERE.get(words, "")


def opens(line: Sequence[Run]) -> bool:
    """Whether a line behind a soft break is one of its own: a door, or anything that looks like a
    label, spelt right or wrong. Better too often than once too seldom: what has no mark stays
    private."""
    words = TYPED.sub("", beginning(line, _LONGEST_HEAD)).strip()
    return _LIKE_A_LABEL.match(words) is not None or words.lower().startswith("if ")


def facts_apart(line: Runs) -> list[Runs]:
    """A line of facts with tabs or bars between them, as one line for each."""
    head = head_of(line)
    if head is None or head.kind != "fact":
        return [line]
    text = plain(line)
    apart: list[Runs] = []
    begin = looked = 0
    for match in _FACT.finditer(text):
        between = text[looked : match.start()]
        words = between.rstrip()
        gap = between[len(words) :]
        barred = words.endswith(("|", ";"))
        if looked and (barred or "\t" in gap or len(gap) > 1):
            end = looked + len(words[:-1].rstrip() if barred else words)
            apart.append([Run(text[begin:end])])
            begin = match.start()
        looked = match.end()
    return [*apart, cut(line, begin)]
