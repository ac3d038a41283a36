"""The column that a heading of a roster names, and what people write around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l4pc_tui.core.people.columns import NOT_ALONE, PEOPLE, SPELLINGS, WEAK, Column
from l4pc_tui.core.text import fold

_COLUMN_OF = {spelling: column for column, known in SPELLINGS.items() for spelling in known}
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_NUMBER_AT_END = re.compile(r" ?\d$")
_ASKED = re.compile(
    r"^(?:\d+ )?(?:please )?(?:what is|what are|whats|what|which|enter|state|give|provide|type|write"
    r"|insert|confirm|add|tell us|beth yw|beth ydy|nodwch|rhowch)?(?: (?:us|me))?"
    r" ?(?:your|the|a|eich|dy|y|yr)? ?"
)
"""What a form says before the word that counts: ``Please enter your …``."""
_SAID_AFTER = re.compile(
    r" (?:do you work for|do you work in|are you from|do you represent|you work for|you are from"
    r"|do you have|do you hold|are you in|required|optional|mandatory|please|below|here|gofynnol"
    r"|dewisol)$"
)
_OWNERS = re.compile(r"s name$")
"""The end of ``organisation’s name``, folded."""
_OF = re.compile(
    r"^(name|names|enw|enwau|enwr|e mail|email|ebost|role|job title) (?:of|o|y|yr|for)? ?"
)
_LANGUAGES = re.compile(r"[/|\\\n\r]| - | – | — ")
_REMARKED = re.compile(r"(\n|\r|: | - | – | — )")
"""What parts a heading from a remark about it: ``Name – as on your badge``."""
_OTHERS = frozenset((
    "manager", "managers", "supervisor", "emergency", "kin", "buyer", "purchaser", "parent",
    "guardian", "host", "organiser", "organizer", "trainer", "assessor", "mentor", "sponsor",
    "nominated", "nominator", "approver", "referrer", "referee", "budget", "line", "rheolwr",
))  # fmt: skip
"""Words by which a remark says that the heading is about somebody else."""
_YES_NO = re.compile(r"\b(?:yes|y|ydw|oes) ?(?:/|or) ?(?:no|n|nac ydw|nac oes)\b", re.IGNORECASE)

_COUNTED = re.compile(r"#|\b(?:no|nr|num|number|id|count|rhif)\b", re.IGNORECASE)
"""Within a heading: what stands below is a number of somebody, not a name."""

LONGEST_HEADING = 200
"""Characters. What is longer heads no column."""


def column_of(heading: str) -> Column | None:
    """The column that a heading names; brackets and a number at the end do not matter.

    A heading in two languages (``Enw / Name``) is both, where both are one column.
    """
    return known_heading(heading)[0]


def is_weak(heading: str) -> bool:
    """Whether a heading counts only where no other one is of its kind (``Department``)."""
    return known_heading(heading)[1]


@lru_cache(maxsize=1 << 12)
def known_heading(heading: str) -> tuple[Column | None, bool]:
    """The column that a heading names, and whether it is a weak name for it."""
    if len(heading) > LONGEST_HEADING:
        return None, False
    split = _YES_NO.sub(" ", _CAMEL.sub(" ", heading))
    bare = _IN_BRACKETS.sub(" ", split)
    if fold(heading) not in _COLUMN_OF and _COUNTED.search(bare):
        return None, False
    for text in (heading, split, bare):
        for key in _keys(text):
            if found := _of_key(key):
                return found, key in WEAK or key in NOT_ALONE
    parts = [part for part in _LANGUAGES.split(bare) if fold(part)]
    both = [known_heading(part) for part in parts] if len(parts) > 1 else []
    if both and both[0][0] and all(column is both[0][0] for column, _ in both):
        return both[0][0], all(weak for _, weak in both)
    before, dash, remark = [*_REMARKED.split(bare, maxsplit=1), "", ""][:3]
    if dash and fold(before) and not _OTHERS & set(fold(remark).split()):
        return known_heading(before)
    return None, False


def _keys(text: str) -> Iterator[str]:
    """A heading's own key, then what is left of it without what is said around it."""
    key = fold(text)
    yield key
    if (short := _NUMBER_AT_END.sub("", key)) != key:
        yield short
    asked = _ASKED.sub("", key, count=1)
    while (less := _SAID_AFTER.sub("", asked)) != asked:
        asked = less
    if asked != key:
        yield asked
    plain = _OWNERS.sub(" name", asked).replace(" your ", " ").replace(" eich ", " ")
    if plain != asked:
        yield plain


def _of_key(key: str) -> Column | None:
    """The column of a key, with or without the people whom it is about."""
    if not key:
        return None
    if found := _COLUMN_OF.get(key):
        return found
    if key in PEOPLE:
        return Column.NAME
    words = key.split()
    # Learner e-mail, learners name; and E-mail learner, as Welsh and lists of forms have it.
    for at in range(1, min(len(words), 5)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        if _is_people(before) and after in _COLUMN_OF:
            return _COLUMN_OF[after]
        if _is_people(after) and before in _COLUMN_OF:
            return _COLUMN_OF[before]
    of = _OF.match(key)
    rest = key[of.end() :] if of else ""
    return _COLUMN_OF.get(of[1].replace("enwr", "enw")) if of and _is_people(rest) else None


def _is_people(words: str) -> bool:
    return words in PEOPLE or words.removeprefix("the ").removesuffix("s") in PEOPLE
