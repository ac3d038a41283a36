"""Bytes of text whose code page nobody names: recognised where it is certain, else not read.

A pipe on Windows carries UTF-8 (a file of today's Notepad), cp1252 (an older one) or cp850 (what
``echo`` sends in the United Kingdom). The same byte is another letter in each, so a line is taken
in one of them only when it makes no sense in the other: in a record of what people said a wrong
letter is worse than being asked again. The code pages are those of Unicode's own tables
(https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/).
"""

from __future__ import annotations

import re

WINDOWS, CONSOLE = "cp1252", "cp850"
_ODD = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßðþ")
_ALONE = frozenset("àáèéòóúÓ")
_BEFORE_SZ = frozenset("aeiouäöü")


def text_of(data: bytes, named: str = "", *, sure: bool = False) -> str | None:
    """The text of a line, or None where it could be one text or another.

    named: the encoding that the surroundings name, to be believed where the bytes are no UTF-8;
    "" where nobody names one. sure: they are UTF-8 or nothing.
    """
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    if named and (text := _strictly(data, named)) is not None:
        return text
    if sure or _CONTROL.search(data.decode("latin-1")):
        return None
    found = [
        text for page in (WINDOWS, CONSOLE) if (text := _strictly(data, page)) and _sound(text)
    ]
    # Quotation marks that open and close are hardly ever two letters that begin and end a word.
    if len(found) == 2 and "“" in found[0] and "”" in found[0]:
        del found[1]
    return found[0] if len(found) == 1 else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _sound(text: str) -> bool:
    """Whether every sign beyond ASCII stands where people put it."""
    return all(_fits(text, odd.start()) for odd in _ODD.finditer(text))


def _fits(text: str, at: int) -> bool:
    sign = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign.lower() in _LETTERS and sign != "ß":
        return _fits_in_word(text, at, before, after)
    begins = not before or before.isspace() or before in "([{/-\"'"
    ends = not after or after.isspace() or after in ".,;:!?)]}/-\"'"
    match sign:
        case "–" | "—" | "…" | "\u00a0":
            return True
        case "ß":
            return before in _BEFORE_SZ
        case "“" | "¿" | "¡" | "«":
            return begins and bool(after.strip())
        case "”" | "»":
            return bool(before.strip()) and ends
        case "‘" | "’":
            return bool(after.strip()) if begins else not before.isspace()
        case "£" | "€":
            return begins or (before.isdigit() and ends)
        case "°":
            return before.isdigit()
        case "½" | "¼" | "¾":
            return before.isdigit() or (begins and ends)
        case "×":
            return before.isdigit() or (before.isspace() and after.isspace())
        case "•" | "·":
            return begins and after.isspace()
    return False


def _fits_in_word(text: str, at: int, before: str, after: str) -> bool:
    """Whether a letter stands where it may in its word."""
    if before.isdigit() or after.isdigit():
        return False
    found = next(word for word in _WORD.finditer(text) if word.start() <= at < word.end())
    word, place, sign = found[0], at - found.start(), text[at]
    if len(word) == 1:
        return sign in _ALONE
    if sign.isupper():
        return word.isupper() or place == 0
    if word[place + 1 :] != word[place + 1 :].lower():
        return False
    if sign == "ä":
        return after != "e"
    if sign == "œ":
        return after in ("u", "i")
    return place > 0 if sign == "è" else place == 0 if sign == "þ" else True
