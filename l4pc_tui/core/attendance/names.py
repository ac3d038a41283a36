"""Names as services write them: what was put behind a name, callers, devices, earlier names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from l4pc_tui.core.text import fold
from l4pc_tui.core.text.cleaning import HARMFUL

EMAIL_LIMIT = 254
NAME_LIMIT = 200
"""Characters that are kept of a name."""
LONGEST = 1_000
"""Characters of a cell that are looked at for a name; what is longer is none."""

_SUFFIXES = {
    "guest": (
        "guest", "invitado", "invitada", "convidado", "convidada", "gosc", "gast", "invite",
        "invitee", "ospite", "gaest", "gjest", "host wizyty", "vieras", "gwestai", "usuario invitado",
    ),
    "external": (
        "external", "externo", "externa", "extern", "externe", "esterno", "esterna", "zewnetrzny",
        "zewnetrzna", "externi", "allanol", "uzytkownik zewnetrzny",
    ),
    "unverified": (
        "unverified", "sin verificar", "no verificado", "no comprobado", "nicht uberpruft",
        "nicht verifiziert", "non verifie", "non verifiee", "niezweryfikowany", "niezweryfikowana",
        "nao verificado", "nao verificada", "niet geverifieerd", "non verificato", "heb ei wirio",
    ),
    "host": ("host", "co host", "cohost", "host me", "co host me", "me", "host co host",
             "anfitrion", "hote", "gastgeber", "gospodarz"),
}  # fmt: skip
_SUFFIX_OF = {word: flag for flag, words in _SUFFIXES.items() for word in words}

_PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "she",
        "her",
        "hers",
        "they",
        "them",
        "theirs",
        "ze",
        "zir",
        "zirs",
        "hir",
        "xe",
        "xem",
        "xyr",
        "it",
        "its",
        "any",
        "all",
        "el",
        "ella",
        "elle",
        "ellos",
        "er",
        "ihm",
        "sie",
        "ihr",
        "il",
        "elle",
        "iel",
        "lui",
        "on",
        "ona",
        "oni",
        "hij",
        "hem",
        "zij",
        "haar",
        "hen",
        "hun",
        "hi",
        "fo",
        "fe",
        "ef",
        "nhw",
        "ei",
        "ele",
        "ela",
        "eles",
        "lei",
        "pronouns",
    ]
)
_ALONE = frozenset({"they", "she", "he", "any pronouns", "all pronouns", "ask me"})
_LAST_BRACKETS = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\])\s*\Z")
_TRAILING = re.compile(r"\s*(?:[-–—|,/·•]\s*)([^\W\d_]+(?:\s*/\s*[^\W\d_]+)+)\s*\Z")

_DEVICE = re.compile(
    r"\b(?:i[- ]?pad|i[- ]?phone|i[- ]?mac|mac ?book|galaxy|android|tablet|smart ?phone|phone|mobile|"
    r"laptop|desktop|chromebook|surface|kindle|samsung|huawei|xiaomi|redmi|oneplus|pixel \d|nokia|"
    r"sm-[a-z]\d|room system|rooms?|conference room|meeting room|boardroom|zoom ?user|zoom rooms?|"
    r"computer|(?<=['’]s )pc|note ?taker|otter\.ai|otterpilot|read\.ai|fireflies|ordinateur|tel[eé]fono|"
    r"komputer|telefon)\b",
    re.IGNORECASE,
)
_DEVICE_ALONE = re.compile(
    r"(?:i[- ]?pad|i[- ]?phone|user|zoom ?user|zoomuser|participant|guest|owner|admin|unknown|"
    r"(?:desktop|laptop)-[a-z0-9]{4,}|sm-[a-z]\d+\w*)(?: ?\(?\d+\)?)?",
    re.IGNORECASE,
)
_CALLER = re.compile(r"\+?[\d*•·xX().\s\-–#]*[*•\d]{2,}[\d*•·xX().\s\-–#]*")
_CALL_IN = re.compile(
    r"call[- ]?in[ _-]*user[ _-]*\d*|phone (?:user|caller)[ _-]*\d*", re.IGNORECASE
)
_MASKED = re.compile(r"[*•·…]{2,}|\*|•")
_EMAIL = re.compile(
    r"[^@\s<>,;:\"()\ufffd*•]+@[^@\s<>,;:\"()\ufffd.*•]+(?:\.[^@\s<>,;:\"()\ufffd.*•]+)+"
)
_IN_WORDS = re.compile(r"<?([^@\s<>,;:\"()\[\]]+@[^@\s<>,;:\"()\[\]]+\.[^@\s<>,;:\"()\[\]]+)>?")
_PLUS = re.compile(
    r"\s*(?:\+|and|&|plus)\s*(\d{1,2}|one|guest|a guest)(?:\s+guests?)?\s*\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is to stand, and what else its cell said.

    aka: other names of the same person, for matching. flags: ``guest``, ``phone``, ``renamed`` …
    more: how many unnamed people came with her.
    """

    name: str
    aka: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    hosts: bool = False
    more: int = 0


@lru_cache(maxsize=16_384)
def named(cell: str, earlier: bool = False) -> Named:
    """What a cell with a name says. earlier: brackets hold an earlier name, as Zoom writes them."""
    text = clean(cell[:LONGEST])[:NAME_LIMIT].rstrip()
    flags = {"cleaned"} if HARMFUL.search(cell.replace("\n", " ").replace("\t", " ")) else set()
    aka: list[str] = []
    hosts = False
    while found := _LAST_BRACKETS.search(text):
        inside = (found[1] if found[1] is not None else found[2]).strip()
        suffix = _SUFFIX_OF.get(fold(inside))
        if suffix == "host":
            hosts = hosts or fold(inside) != "me"
        elif suffix:
            flags.add(suffix)
        elif is_pronouns(inside):
            flags.add("pronouns")
        elif earlier and inside and text[: found.start()].strip():
            if not _DEVICE.search(inside):
                aka.insert(0, inside)
                flags.add("renamed")
        else:
            break
        text = text[: found.start()].strip()
    trailing = _TRAILING.search(text)
    if trailing and is_pronouns(trailing[1]):
        flags.add("pronouns")
        text = text[: trailing.start()].strip()
    if ending := caller(text):
        return Named(f"Phone ending {ending}", (), frozenset(flags | {"phone"}))
    if _CALL_IN.fullmatch(text):
        flags.add("phone")
    elif is_device(text):
        flags.add("device_name")
    turned = turned_round(text)
    if turned:
        aka.append(turned)
    return Named(text, tuple(dict.fromkeys(aka)), frozenset(flags), hosts)


def with_guests(cell: str) -> tuple[str, int]:
    """A name without the ``+ 1`` behind it, and how many came with her."""
    found = _PLUS.search(cell[:NAME_LIMIT])
    if found is None or not cell[: found.start()].strip():
        return cell, 0
    return cell[: found.start()], int(found[1]) if found[1].isdigit() else 1


def clean(text: str) -> str:
    """A name without what could drive a terminal or turn a line round, with single spaces."""
    spaced = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    kept = unicodedata.normalize("NFC", HARMFUL.sub("", spaced)).replace("\ufeff", "")
    return " ".join(kept.split())


def caller(text: str) -> str:
    """The last two digits of a number that called, "" for a text that is no number."""
    digits = [sign for sign in text if sign.isdigit()]
    if len(digits) < 2 or not 6 <= len(text.strip()) <= 40 or not _CALLER.fullmatch(text.strip()):
        return ""
    return "".join(digits[-2:])


def is_pronouns(text: str) -> bool:
    """Whether a text is pronouns and nothing else: ``she/her``, ``they``."""
    words = fold(text).split()
    if not words or fold(text) in _ALONE:
        return bool(words)
    return len(words) > 1 and all(word in _PRONOUNS for word in words)


def is_device(text: str) -> bool:
    """Whether a name is that of a device or of a room, which may be anybody's."""
    return bool(_DEVICE_ALONE.fullmatch(text) or _DEVICE.search(text))


def turned_round(text: str) -> str:
    """``Tamsin Notreal`` for ``Notreal, Tamsin``; "" where no surname stands first."""
    surname, comma, first = text.partition(",")
    behind = _LAST_BRACKETS.sub("", first).strip()
    if not comma or "," in first or not surname.strip() or not behind or '"' in text:
        return ""
    return f"{behind} {surname.strip()}"


def address(cell: str) -> tuple[str, bool]:
    """The address in a cell, in small letters, and whether it was there but masked."""
    text = clean(cell[:LONGEST]).strip("<> ")
    if text.lower().startswith("mailto:"):
        text = text[7:]
    if "@" not in text:
        return "", False
    if _MASKED.search(text):
        return "", True
    sound = len(text) <= EMAIL_LIMIT and _EMAIL.fullmatch(text)
    return (text.casefold(), False) if sound else ("", False)


def address_in(text: str) -> tuple[str, str]:
    """The first address in a line of words, and the words before it: a name, or ""."""
    at = text.find("@")
    if at < 0:
        return "", ""
    text = text[max(0, at - LONGEST) : at + LONGEST]
    found = _IN_WORDS.search(text)
    if found is None:
        return "", ""
    email, _ = address(found[1])
    before = clean(text[: found.start()])[-NAME_LIMIT:].strip(" \"',;:<(-")
    return email, before
