"""Keys for matching: two spellings of one thing fold to the same key.

Keys are compared and searched, never shown. A text without letters or digits folds to the
empty string, which says nothing: callers must not take two empty keys for a match.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and an accent.
_PLAIN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŋ": "ng",
    }
)  # fmt: skip
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´ʻ＇"))

_ASCII = {
    code: None if code in _APOSTROPHES else " "
    for code in range(128)
    if not chr(code).isalnum()
}  # fmt: skip


def fold(text: str) -> str:
    """An accent-, case-, width- and punctuation-free key; words keep their order.

    ``O’Brien`` and ``obrien`` are one word, ``Lloyd-Jones`` and ``lloyd jones`` two.
    """
    if text.isascii():
        # Most words of a page, and a sixth of the time.
        return " ".join(text.lower().translate(_ASCII).split())
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    spread = spread.translate(_PLAIN).translate(_APOSTROPHES)
    kept = "".join(_letter(char) for char in spread)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def fold_name(text: str) -> str:
    """``fold`` with the words in alphabetical order: ``Lee, Ann`` and ``Ann Lee`` are one."""
    return " ".join(sorted(fold(text).split()))


def begins(words: Sequence[str], wanted: Iterable[str]) -> bool:
    """Whether each wanted key begins one of the words, all of them folded."""
    return all(any(word.startswith(letters) for word in words) for letters in wanted)


@lru_cache(maxsize=1 << 14)
def filed(text: str) -> tuple[str, str]:
    """Where a name, a title or a theme stands in any list: as in a phone book.

    ``Éilís`` stands near ``Ellis`` and ``O’Brien`` near ``Obrien``; the spelling itself tells
    apart what folds to the same. Kept: a register of the same people is drawn every second.
    """
    return fold(text), text


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a text, folded, and from where to where it stands."""
    start = -1
    for at, char in enumerate(f"{text} "):
        between = ord(char) not in _APOSTROPHES and _letter(char) == " "
        if not between and start < 0:
            start = at
        elif between and start >= 0:
            yield from ((word, start, at) for word in _folded(text[start:at]))
            start = -1


@lru_cache(maxsize=1 << 13)
def _folded(written: str) -> tuple[str, ...]:
    """The keys of what stands between two spaces. Kept: texts are of the same words."""
    return tuple(fold(written).split())


@lru_cache(maxsize=1 << 10)
def _letter(char: str) -> str:
    """The character, a space for punctuation, or nothing for an accent or a format sign."""
    category = unicodedata.category(char)
    if category[0] in "LN":
        return char
    if category[0] == "M":
        return "" if _is_accent(char) else char
    return "" if category == "Cf" else " "


def _is_accent(char: str) -> bool:
    """True for marks that spellings differ by: accents, and the points of Hebrew and Arabic.

    Vowel signs, viramas and kana voicing belong to the letter; another one is another name.
    """
    place = unicodedata.combining(char)
    return place >= 200 or 10 <= place <= 35
