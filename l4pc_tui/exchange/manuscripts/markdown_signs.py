"""Signs that other programs put into Markdown, and that our pages do not know: taken out before the
text is read, each kept for what it stands for.

Obsidian: properties, comments, links to pages, check boxes, highlights, names of blocks. Notion:
asides and toggles as HTML. Google Docs: pictures as long lines of letters at the end.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.exchange.manuscripts.account import Account

HeldKind = Literal["comment", "footnote", "picture"]

OPEN, CLOSE, BREAK = "\ue000", "\ue001", "\ue002"
"""Stand in the text for what was taken out; characters that no keyboard has."""
HELD = re.compile(f"{OPEN}(\\d+){CLOSE}")

_OURS = re.compile("[\ue000-\ue002]")
_DATA = re.compile(r"^\[([^\]\n]*)\]:\s*<?data:[^\n]*$", re.M)
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\[([^\[\]\n]{0,80})\]")
_COMMENTS = (("<!--", "-->"), ("%%", "%%"))
_WIKI = re.compile(r"(!?)\[\[([^\[\]|\\\n]{1,300})(?:\\?\|([^\[\]\n]*))?\]\]")
_NOTE_BELOW = re.compile(r"^\[\^([^\[\]\n]{1,80})\]:[ \t]*(.*(?:\n[ \t]+\S.*)*)", re.M)
_NOTE_AT = re.compile(r"\[\^([^\[\]\n]{1,80})\]")
_BLOCK_NAME = re.compile(r"[ \t]\^[A-Za-z0-9-]+[ \t]*$", re.M)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_BOX = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[[ xX/-]\][ \t]+", re.M)
_LOOSE_BOLD = re.compile(r"\*\*([^*\n]{1,80}?)([ \t]+)\*\*(?=[^\s*])")
"""Stars with a space before the last two, which Markdown takes for stars: ``**Ask: **What``."""
_IMG = re.compile(r"<img\b[^<>]*>", re.I)
_LINE = re.compile(r"<br\s*/?>", re.I)
_STRUCK = re.compile(r"</?(?:s|del|strike)>", re.I)
_BLOCK = re.compile(
    r"</?(?:aside|details|summary|div|p|table|tbody|thead|tr|td|th|figure|figcaption|center|ul|ol"
    r"|section|hr)(?:\s[^<>]*)?/?>",
    re.I,
)
_TAG = re.compile(
    r"</?(?:u|span|font|sup|sub|mark|kbd|small|b|i|strong|em|a|code|li|input|ins)(?:\s[^<>]*)?/?>",
    re.I,
)
_ALT = re.compile(r"""\balt\s*=\s*("([^"]*)"|'([^']*)')""", re.I)


@dataclass(frozen=True, slots=True)
class Held:
    """What was taken out of the text. words: what it says; "" for a picture without words."""

    kind: HeldKind
    words: str


@dataclass(slots=True)
class Plainer:
    """A text that is Markdown and no more. held: what its stand-ins stand for. apart: words that
    stand in the text no longer."""

    text: str
    held: list[Held] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)


def plainer(text: str, account: Account) -> Plainer:
    """The text with those signs taken out."""
    done = Plainer(_DATA.sub("", _OURS.sub("", text)))
    notes: dict[str, list[str]] = {}

    def hold(kind: HeldKind, words: str) -> str:
        words = html.unescape(words)
        done.held.append(Held(kind, words))
        done.apart.append(words)
        return f"{OPEN}{len(done.held) - 1}{CLOSE}"

    def wiki(match: re.Match[str]) -> str:
        put_in, target, alias = match.groups()
        if put_in:
            return hold("picture", f"{target} {alias or ''}".strip())
        if not alias:
            return target
        account.changed(
            "A link to another page kept only its words", "", f"{target}: {alias}", alias
        )
        done.apart.append(target)
        return alias

    def below(match: re.Match[str]) -> str:
        notes.setdefault(match[1], []).append(" ".join(match[2].split()))
        return ""

    def named(match: re.Match[str]) -> str:
        account.left("The name of a paragraph, for links", "", match[0].strip(" ^\t"))
        done.apart.append(match[0])
        return ""

    data = {match[1].casefold() for match in _DATA.finditer(text)}
    text = _PICTURE.sub(
        lambda m: hold("picture", m[1]) if (m[2] or m[1]).casefold() in data else m[0], done.text
    )
    for opens, closes in _COMMENTS:
        text = _between(text, opens, closes, lambda words: hold("comment", words))
    text = _WIKI.sub(wiki, text)
    text = _NOTE_BELOW.sub(below, text)
    text = _NOTE_AT.sub(
        lambda m: hold("footnote", notes[m[1]].pop(0)) if notes.get(m[1]) else "", text
    )
    for words in (words for each in notes.values() for words in each):
        account.left("A footnote that nothing in the text points at", "", words)
        done.apart.append(words)
    text = _BLOCK_NAME.sub(named, text)
    text = _IMG.sub(
        lambda m: hold("picture", (a[2] or a[3]) if (a := _ALT.search(m[0])) else ""), text
    )
    text = _LOOSE_BOLD.sub(r"**\1**\2", text)
    text = _STRUCK.sub("~~", _LINE.sub(BREAK, _BOX.sub(r"\1", _HIGHLIGHT.sub(r"\1", text))))
    done.text = _TAG.sub("", _BLOCK.sub("\n\n", text))
    return done


def _between(text: str, opens: str, closes: str, hold: Callable[[str], str]) -> str:
    """The text with everything between two signs held; a sign without its other one stays."""
    out = []
    at = 0
    while (start := text.find(opens, at)) >= 0:
        end = text.find(closes, start + len(opens))
        if end < 0:
            break
        out += [text[at:start], hold(text[start + len(opens) : end].strip())]
        at = end + len(closes)
    return "".join([*out, text[at:]])


def properties(text: str) -> tuple[list[tuple[str, str]], str, str]:
    """The names and values above a page between lines of dashes, the text below them, and what was
    written between them that is neither."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != "---":
        return [], text, ""
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), 0)
    if not end:
        return [], text, ""
    found: list[tuple[str, str]] = []
    other: list[str] = []
    for line in lines[1:end]:
        key, colon, value = line.partition(":")
        listed = line.strip().removeprefix("- ").strip()
        if line.strip().startswith("- ") and found:
            before = found[-1][1]
            found[-1] = (found[-1][0], f"{before}, {_bare(listed)}".removeprefix(", "))
        elif colon and key.strip() and not line[:1].isspace():
            found.append((key.strip(), _bare(value.strip())))
        elif line.strip():
            other.append(line.strip())
    return found, "\n".join(lines[end + 1 :]), "\n".join(other)


def _bare(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else "" if value in ("|", ">", "|-", ">-", "[]") else value


def parted(text: str) -> Iterator[str | int]:
    """A text between its stand-ins, and the number of each of them."""
    at = 0
    for match in HELD.finditer(text):
        if match.start() > at:
            yield text[at : match.start()]
        yield int(match[1])
        at = match.end()
    if at < len(text):
        yield text[at:]
