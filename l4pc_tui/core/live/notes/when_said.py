"""The words of a line that say by when: behind “by”, or anywhere where they can be nothing else.

Without “by” much that may be a day is none: he sat, they may, a march, 3/4, 24/7, two weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from l4pc_tui.core.live.notes.due import AN_HOUR, DAYS, due, is_next_session, tidied

_MOST = 8
"""Words of the longest time: the last day of the month after this one."""
_SEEN_FROM = (date(2024, 1, 1), date(2027, 6, 30))
"""Any days will do: what names a day names one from either, 29 February from the first."""
_WORD = re.compile(r"\S+")
_LEADS = ("on", "before", "until", "till")
"""Words before a day that make it one."""
_LOOSE_LEADS = (*_LEADS, "at", "for", "by")
_WEEKDAY = f"(?:{'|'.join(DAYS)})"
_SHORT = r"(?:mon|tue|tues|weds|thu|thur|thurs|fri)"
_DAY_OF_A_WEEK = rf"{_WEEKDAY}|{_SHORT}|wed|sat|sun"
_ANY_SHORT = rf"(?:{_SHORT}|wed|sat|sun)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATED = (
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th|\.)?(?: day)?(?: of)? ?{_MONTH}(?:,? '?\d{{2,4}})?"
    rf"|{_MONTH} ?(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?:,? '?\d{{2,4}})?"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}-{_MONTH}(?:-\d{{2,4}})?"
)
_AN_HOUR = rf"(?: {AN_HOUR})?"
_ANYWHERE = re.compile(
    rf"(?:today|tonight|tomorrow|tmrw|this (?:morning|afternoon|evening)"
    rf"|(?:the )?day after tomorrow|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
    rf"|(?:next|this|coming|this coming) (?:{_WEEKDAY}|{_SHORT})|next (?:{_ANY_SHORT}|week|month|year)"
    rf"|(?:(?:{_WEEKDAY}|{_ANY_SHORT}) )?(?:{_DATED})"
    rf"|(?:{_WEEKDAY}|{_ANY_SHORT}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:[/.]\d{{1,2}}\.?)?"
    rf"|(?:{_WEEKDAY}|{_SHORT}|today|tomorrow) (?:week|fortnight)"
    rf"|(?:a|one|two) (?:week|fortnight)s? (?:on )?(?:today|tomorrow|{_WEEKDAY}|{_ANY_SHORT})"
    rf"|(?:in|within) .+ (?:day|week|fortnight|month|year)s?(?:(?:'s?)? time| from (?:now|today))?"
    rf"|.+ (?:day|week|fortnight|month|year)s?(?:'s?)? (?:time|from (?:now|today))"
    rf"|(?:the )?(?:very )?(?:end|last day) of (?:the )?.+|(?:month|year) end|eom|eow|eoy"
    rf"|(?:this|next|at the) weekend|(?:the )?(?:middle|start|beginning) of .+|mid[ -].+){_AN_HOUR}"
)
"""What can be nothing but a time, wherever it stands."""
_AT_AN_EDGE = re.compile(
    rf"(?:{_WEEKDAY}|{_SHORT}|\d{{1,2}}/\d{{1,2}}|{_MONTH} \d{{1,2}}){_AN_HOUR}"
)
"""What is one where a line begins or ends with it."""
_AT_THE_END = re.compile(rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th){_AN_HOUR}")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.")
_HINTS = re.compile(
    r"\d|day|week|fortnight|month|year|morrow|tonight|tmrw|this|end|eo[wmy]|next|again|meet|mid|start"
    r"|begin|mon|tue|wed|thu|fri|sat|sun", re.IGNORECASE,
)  # fmt: skip
"""Every time has one of these in it."""
_TIMELY = re.compile(
    rf"(?i:\b(?:{_DAY_OF_A_WEEK}|today|tonight|tomorrow|\d+ days?|{_MONTH} \d{{1,2}}|weeks?|weekend|fortnights?|months?|years?"
    r"|next|soon|term|holidays?|easter|christmas|xmas|spring|summer|autumn|winter|before|until|till"
    r"|january|february|april|june|july|august|september|october|november|december)\b)"
    r"|\b(?:Jan|Feb|Mar|March|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|\b\d{1,2}(?:[/.-]\d{1,2}|st|nd|rd|th)\b"
)
_NO_LEADS = ("after", "since", "from", "of", "about", "last", "every", "each", "with", "than")
"""Words before a day that is not the one by when."""
_KEPT_BEFORE = "to"
"""“Bring it to the next session” is when, and what as well."""
_BEHIND_A_LEAD = re.compile(rf"(?:{_ANY_SHORT}|{_WEEKDAY}|(?:the )?\d{{1,2}}(?:st|nd|rd|th)"
                            rf"|\d{{1,2}}[/.]\d{{1,2}}\.?){_AN_HOUR}")  # fmt: skip
_WORDS_TOO = re.compile(r"\b(?:may|mar|march)\b")
"""Months that are words as well: they need their capital."""
_SHARES = re.compile(r"[1-4]/[2-5]|24/7")


class Said(NamedTuple):
    """Where in a line a time stands: ``start`` with the word that leads to it, then the time's own
    words, up to ``end``."""

    start: int
    own: int
    end: int
    is_what_too: bool = False
    """Whether it belongs to what is promised as well: “bring it to the next session”."""


def when_said(line: str) -> Said | None:
    """Where a line says by when: behind “by” as far as that names a day, else the longest words
    that can be nothing else; None for no such words."""
    return _when_said(line)


@lru_cache(maxsize=512)
def _when_said(line: str) -> Said | None:
    """Remembered, because notes are drawn each second and their words stay."""
    words = [*_WORD.finditer(line)]
    behind = (n for n in reversed(range(len(words))) if _bare(words[n][0]) == "by")
    for by in behind:
        for last in reversed(range(by + 1, min(len(words), by + 1 + _MOST))):
            own = line[words[by + 1].start() : words[last].end()]
            # A number before other words counts them: by 12 noon, by 3 people.
            counts = own.isdecimal() and last < len(words) - 1
            if not counts and _names_a_day(own):
                return Said(words[by].start(), words[by + 1].start(), words[last].end())
    longest = lambda said: (said.end - said.own, said.own)  # noqa: E731
    return max(_elsewhere(line, words), key=longest, default=None)


def sounds_like_a_time(line: str) -> bool:
    """Whether words of a line may mean a time, though they name no day that can be told."""
    return _TIMELY.search(line) is not None


def _elsewhere(line: str, words: list[re.Match[str]]) -> Iterator[Said]:
    hints = [bool(_HINTS.search(word[0])) for word in words]
    for first in range(len(words)):
        lead = _bare(words[first - 1][0]) if first else ""
        for last in range(first, min(len(words), first + _MOST)):
            begins, ends = first == 0, last == len(words) - 1
            if lead in _NO_LEADS or not any(hints[first : last + 1]):
                continue
            said = line[words[first].start() : words[last].end()]
            if _is_a_time(said, lead, begins=begins, ends=ends) and _names_a_day(said):
                led = words[first - 1].start() if lead in _LOOSE_LEADS else words[first].start()
                yield Said(led, words[first].start(), words[last].end(), lead == _KEPT_BEFORE)


def _is_a_time(said: str, lead: str, *, begins: bool, ends: bool) -> bool:
    """Whether words can be nothing but a time, in the case they are written in. begins, ends: the
    line does with them."""
    plain = tidied(said)
    if plain != tidied(f"on {said}") or _bare(said.split()[0]) in _LOOSE_LEADS:
        return False
    for word in _WORDS_TOO.finditer(plain):
        if word[0].capitalize() not in said:
            return False
    if is_next_session(said) or _ANYWHERE.fullmatch(plain):
        return True
    if lead in _LEADS and _BEHIND_A_LEAD.fullmatch(plain):
        return True
    if ends and _AT_THE_END.fullmatch(plain):
        return True
    if not (begins or ends) or _SHARES.fullmatch(plain):
        return False
    return bool(_AT_AN_EDGE.fullmatch(plain) or _DOTTED.fullmatch(said))


def _names_a_day(said: str) -> bool:
    """Whether they name a day; one with a weekday that it does not fall on is told of later."""
    day, _, rest = said.partition(" ")
    dated = rest if re.fullmatch(_DAY_OF_A_WEEK, _bare(day)) and rest[:1].isdecimal() else said
    forms = (said, dated)
    return is_next_session(said) or any(due(each, seen) for each in forms for seen in _SEEN_FROM)


def _bare(word: str) -> str:
    return word.casefold().strip(",;.")
