"""Text from anywhere made safe: what comes in and what goes out passes through here.

A stray control character can drive a terminal and a bidi override can turn a line round, so
neither is ever kept. What people need to write their own names is: joiners (ZWJ, ZWNJ),
direction marks (LRM, RLM) and emoji.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import NamedTuple

REPLACEMENT = "\ufffd"

_NEWLINE = re.compile(r"\r\n?|\n")
HARMFUL = re.compile(
    "["
    "\x00-\x08\x0b-\x1f"  # C0 but tab and newline; carriage returns are folded before
    "\x7f-\x9f"  # DEL and C1
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
    "\ud800-\udfff"  # surrogates, which cannot be encoded
    "\U000e0000-\U000e007f"  # tags
    "]"
)
"""One character that is never kept as it is."""
_BREAK = re.compile(r"[\n\t]")
_NOT_IN_XML = {0xFFFE: REPLACEMENT, 0xFFFF: REPLACEMENT}


def clean_text(text: str, limit: int | None = None) -> str:
    """The text in NFC with ``\\n`` as its one newline; keeps newlines and tabs.

    Each harmful character becomes U+FFFD, so that a reader sees that something was there.
    limit: the most characters to keep, counted after cleaning.
    """
    return _finish(_NEWLINE.sub("\n", text), limit)


def escaped_json(json_text: str) -> str:
    """JSON with every harmful character as an escape: the same value, and no terminal obeys it.

    They can only stand inside strings, where JSON reads ``\\u202e`` as the character itself.
    """
    return HARMFUL.sub(lambda found: json.dumps(found[0])[1:-1], json_text)


def clean_xml(text: str) -> str:
    """As ``clean_text``, without the two code points that no XML file may hold."""
    return clean_text(text).translate(_NOT_IN_XML)


def clean_line(text: str, limit: int | None = None) -> str:
    """As ``clean_text`` on one line: each newline or tab becomes a space.

    Spaces at the ends stay: a line that is being typed must not lose its last one.
    """
    return _finish(_BREAK.sub(" ", _NEWLINE.sub(" ", text)), limit)


def clean_name(text: str, limit: int | None = None) -> str:
    """As ``clean_line`` with single spaces between words and none at the ends."""
    return _finish(" ".join(clean_line(text).split()), limit).rstrip()


class Kept(NamedTuple):
    """A text as it is kept, and a sentence about what was cut off it; "" for nothing."""

    text: str
    told: str


def keep_name(text: str, limit: int, what: str) -> Kept:
    """As ``clean_name``, saying when ``what`` ("The name") had to be shortened."""
    return _kept(clean_name(text), limit, what)


def keep_line(text: str, limit: int, what: str) -> Kept:
    """As ``clean_line`` with no spaces at the ends, saying when it had to be shortened."""
    return _kept(clean_line(text).strip(), limit, what)


def _kept(whole: str, limit: int, what: str) -> Kept:
    told = f"{what} is shortened to {limit:,} characters." if len(whole) > limit else ""
    return Kept(whole[:limit].rstrip(), told)


def _finish(text: str, limit: int | None) -> str:
    # NFC may lengthen a text, so it comes before the cut; a beginning of NFC is itself NFC.
    return unicodedata.normalize("NFC", HARMFUL.sub(REPLACEMENT, text))[:limit]
