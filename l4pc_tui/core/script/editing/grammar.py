"""The language as a TextMate grammar, for editors that colour a page without asking anybody.

Made from the closed lists, so that it knows every word that the reader knows and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.editing import meanings
from l4pc_tui.core.script.model.between import ENTRY_SETTINGS
from l4pc_tui.core.script.model.words import (
    ARROW,
    FACTS,
    HANDOUT,
    KINDS,
    LABELS,
    SECTIONS,
    SETTINGS,
    SIDE_STEP,
    VERBS,
)

SCOPE = "text.l4pc"
LANGUAGE = "l4pc"

_MARGIN = r"^\s*(?:[-*+]\s+)?"
_ITEM = r"^\s*([-*+])\s+((?:(?:about\s+)?\d{1,2}[:.]\d{2}|\d{4}-\d{2}-\d{2})\s+)?"
_COLON = r"(?:\*\*|__)?\s?([:：])(?:\*\*|__)?(?=\s|$)"
_AUDIENCES = {
    "room": ("keyword.control.room.l4pc", "string.unquoted.room.l4pc"),
    "facilitator": ("keyword.other.facilitator.l4pc", "meta.private.l4pc"),
    "author": ("comment.line.author.l4pc", "comment.line.author.l4pc"),
}
"""Who sees it → how its word and its text are marked."""


def grammar() -> dict[str, Any]:
    """The whole grammar, as its file holds it."""
    inline = [{"include": "#comment"}, {"include": "#variable"}]
    return {
        "name": "l4pc script",
        "scopeName": SCOPE,
        "patterns": [{"include": f"#{name}"} for name in (
            "header", "comment", "heading", "label-room", "label-facilitator", "label-author",
            "fact", "probe", "door", "setting", "item", "quote", "variable",
        )],
        "repository": {
            "header": _header(),
            "comment": {"name": "comment.block.l4pc", "begin": "<!--", "end": "-->"},
            "variable": {"match": r"\{\{|\{([a-z][a-z_]{0,30})\}", "captures": {
                "0": {"name": "variable.other.l4pc"},
            }},
            "heading": _heading(),
            **{f"label-{audience}": _label(audience, inline) for audience in _AUDIENCES},
            "fact": _line(
                f"{_MARGIN}(?:\\*\\*|__)?({_any_case(FACTS)}){_COLON}(.*)$",
                "entity.other.attribute-name.fact.l4pc", "punctuation.separator.l4pc",
                "constant.other.fact.l4pc", inline=inline,
            ),
            "probe": _line(
                rf"^\s*(\d{{1,2}}[.)])\s+(?:\*\*)?({_words(p.value for p in Place)}){_COLON}(.*)$",
                "punctuation.definition.list.l4pc", "constant.language.place.l4pc",
                "punctuation.separator.l4pc", "string.unquoted.probe.l4pc", inline=inline,
            ),
            "door": _door(inline),
            "setting": _setting(inline),
            "item": _line(
                f"{_ITEM}(?:\\*\\*)?({_any_case({w.lower(): w for w in (*KINDS, *KINDS.values(), *meanings.ENTRIES)})})"
                r"(?:(?:\*\*)?\s?([:：])(?=\s|$)|(?=\s*[(（]|\s*$))(.*)$",
                "punctuation.definition.list.l4pc", "constant.numeric.clock.l4pc",
                "keyword.other.item.l4pc", "punctuation.separator.l4pc", "meta.item.l4pc",
                inline=inline,
            ),
            "quote": _line(
                r"^\s*(>)(.*)$", "punctuation.definition.quote.l4pc", "markup.quote.l4pc",
                inline=inline,
            ),
        },
    }  # fmt: skip


def _header() -> dict[str, Any]:
    known = _words(name for name in meanings.FIELDS if " " not in name)
    return {
        "name": "meta.header.l4pc",
        "begin": r"\A\s*(-{3,})\s*$",
        "end": r"^\s*(-{3,}|\.{3})\s*$",
        "beginCaptures": {"1": {"name": "punctuation.definition.header.l4pc"}},
        "endCaptures": {"1": {"name": "punctuation.definition.header.l4pc"}},
        "patterns": [
            {"match": r"^\s*#.*$", "name": "comment.line.header.l4pc"},
            _line(
                rf"^\s*({known}|x-[\w-]+)\s*([:：])(?=\s|$)(.*)$", "entity.name.tag.field.l4pc",
                "punctuation.separator.l4pc", "string.unquoted.value.l4pc",
            ),
            _line(
                r"^\s+([a-z][a-z_]{0,30})\s*(:)\s(.*)$", "variable.other.l4pc",
                "punctuation.separator.l4pc", "string.unquoted.value.l4pc",
            ),
        ],
    }  # fmt: skip


def _heading() -> dict[str, Any]:
    special = _any_case((*SIDE_STEP, *HANDOUT))
    reserved = _any_case(SECTIONS.values())
    return {
        "patterns": [
            _line(r"^(#)\s+(.*)$", "punctuation.definition.heading.l4pc", "markup.heading.1.l4pc"),
            _line(
                rf"^(##)\s+({special})\s*([:：])\s*(.*)$", "punctuation.definition.heading.l4pc",
                "keyword.other.part.l4pc", "punctuation.separator.l4pc",
                "markup.heading.2.l4pc entity.name.section.l4pc",
            ),
            _line(
                rf"^(##)\s+({reserved})\s*$", "punctuation.definition.heading.l4pc",
                "markup.heading.2.l4pc keyword.other.section.l4pc",
            ),
            _line(
                r"^(#{2,6})\s+(.*)$", "punctuation.definition.heading.l4pc",
                "markup.heading.2.l4pc entity.name.section.l4pc",
            ),
        ]
    }  # fmt: skip


def _label(audience: str, inline: list[dict[str, Any]]) -> dict[str, Any]:
    words = [
        word for label, (who, also) in LABELS.items() if who == audience for word in (label, *also)
    ]
    # A small letter makes nothing public.
    written = _capital(words) if audience == "room" else _any_case(words)
    word, text = _AUDIENCES[audience]
    return _line(
        f"{_MARGIN}(?:\\*\\*|__)?({written}){_COLON}(.*)$", word, "punctuation.separator.l4pc", text,
        inline=inline,
    )  # fmt: skip


def _door(inline: list[dict[str, Any]]) -> dict[str, Any]:
    verbs = "|".join(map(re.escape, VERBS))
    return _line(
        rf"{_MARGIN}(?:\*\*|__)?(If|IF)\s+(.+?)\s*([:：](?=\s)|{_ascii(ARROW)})(?:\*\*|__)?\s*"
        rf"(?:((?i:{verbs}))\b)?(.*)$",
        "keyword.control.door.l4pc", "meta.condition.l4pc", "punctuation.separator.l4pc",
        "keyword.control.verb.l4pc", "meta.response.l4pc", inline=inline,
    )  # fmt: skip


def _setting(inline: list[dict[str, Any]]) -> dict[str, Any]:
    named = r"[Ss]tep(?=\s+[\"“])|[Ss]et(?=\s+[a-z])"
    return _line(
        rf"^\s{{2,}}([-*+])\s+(?:\*\*)?({_any_case((*SETTINGS.values(), *ENTRY_SETTINGS.values()))}|{named})([^:：]*[:：])(.*)$",
        "punctuation.definition.list.l4pc", "entity.other.attribute-name.setting.l4pc",
        "punctuation.separator.l4pc", "meta.setting.l4pc", inline=inline,
    )  # fmt: skip


def _line(match: str, *names: str, inline: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """A whole line, with a name for each of its groups; inline marks stand in the last."""
    captures: dict[str, Any] = {str(n): {"name": name} for n, name in enumerate(names, start=1)}
    if patterns := list(inline):
        captures[str(len(names))]["patterns"] = patterns
    return {"match": match, "captures": captures}


def _any_case(words: Iterable[str]) -> str:
    return f"(?i:{_words(words)})"


def _capital(words: Iterable[str]) -> str:
    """The words with a capital first, and the others small or capital."""
    return "|".join(f"{re.escape(w[0])}(?i:{re.escape(w[1:])})" for w in _long_first(words))


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ").replace(r"\-", "-") for word in _long_first(words))  # fmt: skip


def _long_first(words: Iterable[str]) -> list[str]:
    """The longest first, or a shorter one that it begins with would be found instead."""
    return sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))


def _ascii(pattern: str) -> str:
    """A pattern in which signs of symbol fonts are named, so that the file can be read."""
    return "".join(c if c < "\ue000" or c > "\uf8ff" else rf"\x{{{ord(c):x}}}" for c in pattern)
