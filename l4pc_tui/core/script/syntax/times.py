"""The grammar of a length of time: ``2 x 5-7 min, ideal 6``, ``45 sec per person``.

time   = [n "x"] [about] span [per] [", ideal" amount]
span   = amount | amount (dash | "to") amount
amount = (number [fraction] unit)+ [number] | number [fraction]

Each unit of an amount is smaller than the one before, and a number has at most one decimal place
but for a quarter: what else stands side by side has lost a dash or an x.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.measures import NO_TIME, Per, Time, in_words

LONGEST = 8 * 3600
_STEP = 15
_ABOUT = Fraction(1, 5)
_WIDE = 5
"""So many times its least a length may be at most before it looks like a slip."""

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d{1,3}(?:[.,](?:\d|25|50|75))?(?!\d))
  | (?P<fraction>[¼½¾])
  | (?P<dash>[-‐‑‒–—―−])
  | (?P<comma>[,;])
  | (?P<times>[x×](?![^\W\d_]))
  | (?P<about>~|≈)
  | (?P<word>[^\W\d_]+\.?)
    )""",
    re.X,
)
_CLOCK = re.compile(r"\d\s*:\s*\d")
_FRACTIONS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}
_UNITS = {
    word: seconds
    for seconds, words in (
        (3600, "h hr hrs hour hours"),
        (60, "m min mins minute minutes"),
        (1, "s sec secs second seconds"),
    )
    for word in words.split()
}
_SMALLER = {3600: 60, 60: 1, 1: 1}
_PER: dict[str, Per] = {
    "person": "person", "participant": "person", "people": "person", "pair": "pair",
    "trio": "trio", "four": "four", "group": "group",
}  # fmt: skip
_KINDS = {
    "per": "per", "each": "per", "to": "dash", "about": "about", "approx": "about",
    "around": "about", "ca": "about", "circa": "about", "ideal": "ideal", "ideally": "ideal",
    "x": "times", "times": "times",
}  # fmt: skip

Amount = tuple[Fraction | int, int | None]
"""A number and the seconds of its unit, None where no unit is written."""


@dataclass(slots=True)
class _Reader:
    tokens: list[tuple[str, str]]
    at: int = 0

    def take(self, kind: str) -> str | None:
        """The next token's text if it is of that kind."""
        if self.at < len(self.tokens) and self.tokens[self.at][0] == kind:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def amount(self) -> list[Amount]:
        parts: list[Amount] = []
        while True:
            number = self.take("number")
            fraction = self.take("fraction")
            if number is None and fraction is None:
                return parts
            # Whole numbers are the rule, and fractions are slow.
            whole = number is None or number.isdecimal()
            value = int(number or 0) if whole else Fraction(str(number).replace(",", "."))
            value += _FRACTIONS[fraction] if fraction else 0
            unit = self.take("unit")
            parts.append((value, _UNITS[unit] if unit else None))


def read_time(text: str, at: Span, report: Report, *, may_be_none: bool = False) -> Time | None:
    """The time that a text says, or None with the reason reported.

    may_be_none: ``none`` is allowed, for a step that takes no time.
    """
    words = text.strip()
    if may_be_none and words.lower() == "none":
        return NO_TIME
    if _CLOCK.search(words):
        report.add("T506", at, x=words)
        return None
    time = _read(words, at, report)
    if time is None and not report.found_at(at, ("T504", "T505")):
        report.add("T501", at, x=words, y=_with_sign(words, "-"), z=_with_sign(words, "x"))
    return time


def _read(words: str, at: Span, report: Report) -> Time | None:
    tokens = _tokens(words.lower())
    return _parse(_Reader(tokens), words, at, report) if tokens else None


def _with_sign(text: str, sign: str) -> str | None:
    """A text of two numbers side by side with a dash or an x between them, when that can be read."""
    if len(text) > _LONGEST_CURE:
        return None
    for match in _SIDE_BY_SIDE.finditer(text):
        between = f" {sign} " if sign == "x" or text[match.start() - 1].isalpha() else sign
        written = f"{text[: match.start()]}{between}{text[match.end() :]}"
        if _read_alone(written) is not None:
            return written
    return None


def looks_like_time(text: str) -> bool:
    """True when a text is written as a length of time, right or wrong."""
    tokens = _tokens(text.strip().lower())
    if not tokens:
        return bool(_CLOCK.search(text))
    return any(k in ("number", "fraction") for k, _ in tokens) and any(
        k == "unit" for k, _ in tokens
    )


def _tokens(text: str) -> list[tuple[str, str]] | None:
    """The tokens of a text, or None when something in it is none."""
    found: list[tuple[str, str]] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or len(found) > 40:
            return None
        at = match.end()
        kind = match.lastgroup or ""
        word = match.group(kind).removesuffix(".")
        if kind == "word":
            if word in _UNITS:
                kind = "unit"
            elif word in _PER:
                kind = "whom"
            else:
                kind = _KINDS.get(word, "")
        if not kind:
            return None
        found.append((kind, word))
    return found


def _parse(reader: _Reader, words: str, at: Span, report: Report) -> Time | None:
    rounds = _rounds(reader)
    about = reader.take("about") is not None
    low = reader.amount()
    high = reader.amount() if reader.take("dash") is not None else low
    per: Per | None = None
    whom: str | None = ""
    if reader.take("per") is not None:
        whom = reader.take("whom")
        per = _PER[whom or "person"]
    ideal: list[Amount] | None = None
    reader.take("comma")
    if reader.take("ideal") is not None:
        ideal = reader.amount()
    if reader.at < len(reader.tokens) or not low or not high or ideal == [] or rounds is None:
        return None
    if not all(map(_one_amount, (low, high, ideal or []))):
        return None

    unit = _unit(high) or _unit(low) or (_unit(ideal) if ideal else None)
    if unit is None:
        unit = 60
        report.add("T503", at, n=words)
        if report.mending is not None:
            report.mending.within("T503", at, words, with_unit(words))
    least, most = _seconds(low, unit), _seconds(high, unit)
    if least > most:
        report.add("T504", at, x=words)
        if report.mending is not None:
            report.mending.within("T504", at, words, turned_round(words))
        return None
    middle = Fraction(least + most, 2) if about else None
    if about:
        least, most = least * (1 - _ABOUT), most * (1 + _ABOUT)
    wanted = _seconds(ideal, unit) if ideal else None
    time = _time(least, wanted, most, middle, rounds, per, at, report)
    if time is not None and whom is None:
        report.add("T513", at, x=words)
    if time is not None and not about and most >= _WIDE * least:
        report.add("T514", at, a=in_words(round(least)), b=in_words(round(most)))
    return time


def _time(
    least: Fraction | int,
    wanted: Fraction | int | None,
    most: Fraction | int,
    middle: Fraction | None,
    rounds: int,
    per: Per | None,
    at: Span,
    report: Report,
) -> Time | None:
    """The time in whole seconds. ``middle``: the ideal that ``about`` states."""
    # Lengths are in steps of 15 s; what is multiplied by people stays exact.
    step = 1 if per else _STEP
    low, high = _stepped(least, step), _stepped(most, step)
    if low <= 0 or high * rounds > LONGEST:
        return None
    if wanted is not None and not low <= _stepped(wanted, step) <= high:
        report.add("T505", at, a=in_words(low), b=in_words(high))
        return None
    stated = wanted if wanted is not None else middle
    if stated is not None:
        return Time(low, _stepped(stated, step), high, rounds, per, stated=True)
    if per is None and rounds == 1:
        return Time(low, Time(low, low, high).for_people(1).ideal, high, stated=True)
    return Time(low, -(-(low + high) // 2), high, rounds, per)


_SIDE_BY_SIDE = re.compile(r"(?<=\d)(?:\s+|[.,](?=\d\d))(?=\d)|(?<=[^\W\d_])\s+(?=\d+\s*[^\W\d_])")
_LONGEST_CURE = 60
"""Letters of a length up to which a lost sign is looked for."""
_BEHIND = re.compile(r"\s*(?:[,;]|\bideal|\bper\b|\beach\b|$)", re.I)
_BEFORE = re.compile(
    r"(?:\d+\s*(?:[x×]|times)\s*)?(?:(?:about|around|approx|circa|ca)\.?\s*|[~≈]\s*)?", re.I
)
_TWO = re.compile(
    r"(?P<low>[\d.,]*[\d¼½¾])(?P<unit>[^-‐‑‒–—―−]*?)"
    r"(?P<dash>\s*(?:[-‐‑‒–—―−]|\bto\b)\s*)"
    r"(?P<high>[\d.,]*[\d¼½¾])(?P<other>.*)$",
    re.I,
)


def with_unit(text: str) -> str | None:
    """A length without a unit, in minutes: "5-8, ideal 6" is "5-8 min, ideal 6"."""
    behind = _BEHIND.search(text)
    at = behind.start() if behind else len(text)
    written = f"{text[:at]} min{text[at:]}"
    return written if _read_alone(written) == _read_alone(text) else None


def turned_round(text: str) -> str | None:
    """A span that runs backwards, with its ends changed: "8-5 min" is "5-8 min"."""
    before = _BEFORE.match(text)
    match = _TWO.match(text, before.end() if before else 0)
    if match is None:
        return None
    low, unit, dash, high, other = match.groups()
    behind = _BEHIND.search(other)
    at = behind.start() if behind else len(other)
    if unit.strip():
        low, unit, high, other = low + unit.rstrip(), "", high + other[:at], other[at:]
    written = f"{text[: match.start()]}{high}{dash}{low}{unit}{other}"
    return written if _read_alone(written) is not None else None


def _read_alone(text: str) -> Time | None:
    return _read(text, Span(1, 1, 1), Report(""))


def _rounds(reader: _Reader) -> int | None:
    """How many rounds, 1 when none are named; None for a number that cannot be."""
    kinds = [kind for kind, _ in reader.tokens[:2]]
    if kinds != ["number", "times"]:
        return 1
    number = reader.take("number") or ""
    reader.take("times")
    return int(number) if number.isdecimal() and 1 <= int(number) <= 99 else None


def _unit(parts: list[Amount]) -> int | None:
    return next((unit for _, unit in parts if unit), None)


def _one_amount(parts: list[Amount]) -> bool:
    """True when the numbers are one length, as in “1 h 20” and “1h 15m”, and no two of them."""
    units = [unit for _, unit in parts]
    sized = [unit for unit in units if unit]
    return all(units[:-1]) and all(larger > smaller for larger, smaller in pairwise(sized))


def _seconds(parts: list[Amount], unit: int) -> Fraction | int:
    """The sum; a number without a unit takes the next smaller one, the first takes ``unit``."""
    total: Fraction | int = 0
    before: int | None = None
    for value, own in parts:
        used = own or (_SMALLER[before] if before else unit)
        total += value * used
        before = used
    return total


def _stepped(seconds: Fraction | int, step: int) -> int:
    """Rounded to the nearest step, halves up, never to nothing."""
    return max((2 * seconds + step) // (2 * step), 1 if seconds > 0 else 0) * step
