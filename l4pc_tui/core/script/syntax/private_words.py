"""What is private among words for the room or for paper: a label, a remark to the trainer, a door."""

from __future__ import annotations

import re

from l4pc_tui.core.script.model.words import (
    DOOR_SIGN,
    FACT_WORDS,
    LABEL_WORDS,
    LABELS,
    ROOM_LABELS,
    TRIGGERS,
    VERBS,
)
from l4pc_tui.core.script.syntax.doubts import one_slip, slip_of
from l4pc_tui.core.script.syntax.labels import label_place, label_word, second_label

_BEGINS = (
    r"(?:^(?:[-*+•]\s+|\d{1,2}[.)]\s+)?|(?<=[.!?…”\"’)])\s+|(?=[(\[]))(?P<bracket>[(\[])?"
    r"(?:\*\*|__|\*|_)?"
)
"""Where a private word may begin: with the line, behind a sentence, or in a bracket."""
_WORD = re.compile(
    rf"{_BEGINS}(?P<word>[A-Za-z][\w'’]*(?: [a-z]+){{0,3}}?)(?:\*\*|__|\*|_)?\s?[:：]"
    r"(?=[\s*_)\]]|$)"
)
_DASHED = re.compile(
    rf"{_BEGINS}(?P<word>Say|Do|Listen for|Capture|Safety|Deeper|Note|Todo)(?:\*\*|__|\*|_)?"
    r"\s+[-–—]\s"
)
_TRAINER = r"(?:facilitator|trainer)(?:s|['’]s|s['’])?"
_ASIDE = re.compile(
    rf"(?:for (?:the )?)?{_TRAINER}(?: only| notes?| alone)?|notes? (?:to|for) (?:the )?"
    rf"(?:self|yourself|myself|us|{_TRAINER})|private(?: notes?)?|not for the (?:room|wall|screen)",
    re.I,
)
"""Words before a colon that say that what follows is for the trainer alone."""
_PRIVATE = tuple(label for label in LABELS if label not in ROOM_LABELS and len(label) > 2)
_SLIPS = one_slip(_PRIVATE)
_HONEST = frozenset(
    re.findall(
        r"\w+",
        "who way day may pay lay ray bay hay any sat saw sad sky shy sea stay sway hey whys says "
        "text nest net neat new not none nope vote nose node noted too safely deepen keeper inline "
        "examples handouts hangout captures captured",
    )
)
"""Words of their own that come as near to a label as a slip of the key does."""
_DOOR = re.compile(
    r"(?:[-*+•]\s+)?(?:\*\*|__)?(?P<word>If|When|Whenever|In case|Should|Unless|Once|As soon as)\s"
    rf"(?P<condition>[^:：]{{1,120}}?){DOOR_SIGN}\s*(?P<verb>{'|'.join(VERBS)}|goto|jump to|move to)\b"
    r"(?P<named>\s*[\"“‘«])?",
    re.I,
)


def private_word(text: str, *, first: bool) -> tuple[str, int, int] | None:
    """The word that is private in a text for the room, and where it stands; None without one.

    first: True when the text stands right behind its own label. At the beginning of another line
    of it an exact label is told by who reads the line.
    """
    if label := second_label(text, first):
        return label_word(label), *label_place(label)
    if (door := _DOOR.match(text)) and _leads(door):
        return door["word"], door.start("word"), door.end("verb")
    for match in _WORD.finditer(text) if ":" in text or "：" in text else ():
        bracket = bool(match["bracket"])
        if _is_private(match["word"], bracket, bracket or first or match.start("word") > 0):
            return match["word"], match.start("word"), match.end()
    dashed = _DASHED.search(text)
    return (dashed["word"], dashed.start("word"), dashed.end()) if dashed else None


def _leads(door: re.Match[str]) -> bool:
    """True for a door; the room too is told what to do when it has finished, or hears a bell."""
    return (
        door["word"] == "If"
        or door["named"] is not None
        or any(pattern.search(door["condition"]) for _, pattern in TRIGGERS)
    )


def _is_private(word: str, bracket: bool, exact: bool) -> bool:
    """True for a word before a colon that is a private label, was meant as one, or says so.

    exact: a label as it is counts too.
    """
    key = word.lower()
    if _ASIDE.fullmatch(word):
        return bracket or word[0].isupper()
    if key in LABEL_WORDS or key in FACT_WORDS:
        return exact and (word[0].isupper() or (bracket and key in ("note", "safety", "do", "say")))
    return word[0].isupper() and key not in _HONEST and slip_of(word, _SLIPS) is not None
