"""What looks like more than a private note: the word that was meant, and how sure that is.

Nothing here decides how a line is read. It tells what an author may have meant, so that a line
that stays private never does so in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from l4pc_tui.core.script.model.words import (
    DOOR_SIGN,
    FACT_WORDS,
    FACTS,
    LABEL_WORDS,
    LABELS,
    MEANT,
    PLACE_NAMES,
    PLACES,
    TRIGGERS,
)

_BOLD = r"(?:\*\*|__|\*|_)?"
_SIGN = "[:：∶꞉﹕︓]"
_BEGINS = r"(?=[^\W\d_a-zß-ÿ]|[\"“”„‘'«(\[…])"
"""What is said behind a sign begins so: a capital letter, a quotation mark, a bracket."""


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, with a capital or in capitals, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return rf"(?=[A-Z])(?i:{'|'.join(map(re.escape, longest))})"


_READ = _any([*LABEL_WORDS, *FACT_WORDS])
_OURS = _any([*LABELS, *FACTS])
_ONE_COLON = re.compile(
    rf"{_BOLD}(?P<word>{_READ})(?P<end>{_BOLD})\s*"
    rf"(?:[.,;\\]?{_SIGN}[.,;:]*|;(?=\s*{_BEGINS}))(?!//){_BOLD}\s*"
)
_DASH = re.compile(
    rf"{_BOLD}(?P<word>{_OURS})(?P<end>{_BOLD})"
    rf"(?:\s*[–—−=|]+>?\s*|\s+[-‐‑]+>?\s*|[-‐‑]+>?\s+){_BOLD}{_BEGINS}"
)
_LEAD_IN = r"[^\w“”\"'‘’«]{0,4}"
_BARE = re.compile(
    rf"{_LEAD_IN}(?P<word>{_OURS})(?:"
    rf"[\])]?{_BOLD}[.,;:]?\s+{_BOLD}{_BEGINS}|[A-Z][a-z]|(?<=eeper)\s+\d)"
)
_BARE_OTHER = re.compile(rf"{_LEAD_IN}(?P<word>{_READ})\s+{_BEGINS}")
_NEXT_DAY = re.compile(r"Next (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BARE_SIGN = re.compile(rf"{_LEAD_IN}(?P<word>{_READ})(?:{_BOLD}\s*[–—−=|>;/]|{_BOLD}\s+[-‐‑])")
_QUOTED = re.compile(rf"[“”\"'‘«`](?P<word>{_READ})\s?{_SIGN}")
_ALONE = re.compile(rf"{_BOLD}(?P<word>{_OURS}){_BOLD}[.,;]?$")
_TWO_WORDS = re.compile(r"(?P<word>Listen for)\b")
_ASKED = re.compile(r"(?P<word>Ask)\s+(?!whether|if|for|them|him|her|each|every|one)\w.*\?$")
_FACT = re.compile(rf"{_BOLD}(?P<word>{_any(FACTS)})\b")
_VALUE = re.compile(
    rf"{_BOLD}(?P<word>{_any(FACTS)}){_BOLD}(?:\s*[-‐‑–—−=>;]+\s*|\s+)(?P<value>\S.*)$"
)
_INNER = re.compile(
    rf"(?<![\w“\"'‘„«`])(?P<word>[A-Z][\w'’]*(?: [a-z]+)?)[*_\])]{{0,3}}\s?{_SIGN}(?=[\s*_\\)\]]|$)"
)
_INNER_DOOR = re.compile(rf"(?<=[.!?…”\"’)])\s+If\s+[^.!?:：,]{{1,120}}{DOOR_SIGN}\s*(?=\S)")
_INNER_ASK = re.compile(
    rf"(?:^|(?<=[.!?…”\"’)])\s+)(?:(?:Then|And|Now|Next),? ask\s?{_SIGN}|Ask(?:\s+[-–—]\s(?=.*\?)|,\s*(?=[“\"«„]))"
    rf"|(?:{'|'.join(word.capitalize() for word, of in MEANT.items() if of == ('Ask',))})\s?{_SIGN}(?=.*\?))"
)
_PLACE = re.compile(
    rf"{_BOLD}(?:\d{{1,2}}\s*[.):-]?\s*)?{_BOLD}(?P<word>(?i:{PLACE_NAMES})){_BOLD}\s?{_SIGN}"
)
_NEARLY_IF = frozenset(
    re.findall(
        r"\w+", "f i fi iff ifi iif of uf jf kf lf id ig ir it iv ic ift iof uif ief iy in is"
    )
)
_ALSO_WORDS = frozenset({"i", "of", "it", "in", "is", "id"})
_WITH_MORE = frozenset({"show", "ask", "say", "tell", "do", "note", "capture", "deeper", "probes"})
_MORE = re.compile(
    rf"(?:(?:please|then|now|first|also|and|again|next|finally) )*(?P<word>{'|'.join(_WITH_MORE)})"
    r"(?: (?:before|beforehand|first|then|now|again|after|afterwards|next|this|that|it|all|aloud|"
    r"slowly|them|everyone|everybody|the group|together|please))*",
    re.I,
)
_CLOSED = {"“": "”", "„": "“", "‘": "’", "«": "»"}
_LONG = 50


def one_slip(words: Iterable[str]) -> Mapping[str, str]:
    """What is left of each word without one letter → the word: for ``slip_of``."""
    found: dict[str, str] = {}
    for word in words:
        for left in _lefts(word.lower()):
            found.setdefault(left, word)
    return found


def slip_of(word: str, among: Mapping[str, str]) -> str | None:
    """The word that this one is with a letter lost, doubled, changed or in a neighbour's place.

    among: what ``one_slip`` made of the known words.
    """
    if not 1 < len(word) <= 13:
        return None
    return next((among[left] for left in _lefts(word.lower()) if left in among), None)


def _lefts(word: str) -> list[str]:
    return [word, *(word[:n] + word[n + 1 :] for n in range(len(word)))]


def meant(word: str) -> str | None:
    """The label that people mean by another word: “Ask” for Question, “Note:” or “Lead” …"""
    labels = MEANT.get(" ".join(word.lower().replace("-", " ").split()))
    return ":” or “".join(labels) if labels else None


def with_more(words: str) -> str | None:
    """The label that stands with a word that only says when or to whom: Say for “Say before”, Ask
    for “Please ask”. None for a sentence that has the word in it."""
    match = _MORE.fullmatch(words)
    return LABEL_WORDS[match["word"].lower()] if match else None


@dataclass(frozen=True, slots=True)
class Sign:
    """A label or fact behind which another sign stands for the colon and its space.

    word: canonical. start: where in the text the words behind it begin.
    """

    word: str
    start: int


def other_sign(text: str) -> Sign | None:
    """The label or fact that a text surely begins with, though no colon with a space follows."""
    match = _ONE_COLON.match(text) or _DASH.match(text) or (len(text) < 20 and _ALONE.match(text))
    if not match:
        return None
    key = match["word"].lower()
    return Sign(LABEL_WORDS.get(key) or FACT_WORDS[key], match.end())


def bare_fact(text: str) -> tuple[str, int] | None:
    """The fact whose name a text begins with, without a colon, and where its value begins."""
    match = _VALUE.match(text)
    return (FACT_WORDS[match["word"].lower()], match.start("value")) if match else None


def bare_label(text: str, *, first: bool, fact: bool) -> tuple[str, int, int] | None:
    """The label that a text seems to begin with, and where it stands; None for plain words.

    first: the text begins a paragraph or an item. fact: it stands where facts stand.
    """
    if _NEXT_DAY.match(text):
        return None
    quoted = _QUOTED.match(text)
    if quoted and _CLOSED.get(text[0], text[0]) in text[quoted.end() :]:
        return None  # It is talked about.
    match = _BARE.match(text) or _BARE_SIGN.match(text) or quoted or _ASKED.match(text)
    if match and text[:1] == "(" and text[match.end("word")] == " " and text[-2:] in (".)", "!)"):
        return None
    if match is None and first:
        match = _BARE_OTHER.match(text)
    if match is not None and match["word"].lower() in FACT_WORDS and not fact:
        match = None
    if match is None and first:
        match = _TWO_WORDS.match(text)
    if match is None and fact:
        match = _FACT.match(text)
    if match is None:
        return None
    key = match["word"].lower()
    return LABEL_WORDS.get(key) or FACT_WORDS[key], match.start("word"), match.end("word")


def inner_label(text: str) -> tuple[str, int, int] | None:
    """The first label, fact or door inside private words, and where it stands.

    One right behind a quotation mark is talked about, and no label.
    """
    if ":" in text or "：" in text:
        for match in _INNER.finditer(text):
            key = match["word"].lower()
            if key in LABEL_WORDS or key in FACT_WORDS:
                return match["word"], match.start("word"), match.end()
    if " If " in text and (door := _INNER_DOOR.search(text)):
        found = door[0]
        return "If", door.start() + len(found) - len(found.lstrip()), door.end()
    return None


def inner_question(text: str) -> tuple[str, int, int] | None:
    """A question among words that are read aloud, told as one in another way than by a label, and
    where its word stands: “Then ask: …”, “Question: …?”."""
    match = _INNER_ASK.search(text)
    return ("Ask", match.start(), match.end()) if match else None


def probe_place(text: str) -> tuple[str, int, int] | None:
    """The place with its colon that a text begins with, as a probe does, and where it stands."""
    match = _PLACE.match(text)
    return (
        (PLACES[match["word"].lower()].value, match.start("word"), match.end()) if match else None
    )


def nearly_if(text: str) -> bool:
    """True when a slip of the key may have made the first word of a text out of If.

    A word that begins sentences of its own counts only before a condition that is known.
    """
    word = text[:5].partition(" ")[0].strip("*_").lower()
    return word in _NEARLY_IF and (
        word not in _ALSO_WORDS or any(pattern.search(text, 0, 160) for _, pattern in TRIGGERS)
    )


def wrapped(before: str) -> bool:
    """True when the line after this one is its continuation: it is long and ends no sentence."""
    return len(before) >= _LONG and before[-1:] not in '.!?:;…”"’)'
