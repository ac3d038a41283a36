"""Markdown of other programs (Google Docs, Obsidian, Notion) read into pieces, as any paper is."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from l4pc_tui.exchange.manuscripts.account import Account
from l4pc_tui.exchange.manuscripts.guard import TOO_MANY
from l4pc_tui.exchange.manuscripts.heads import head_of, opens
from l4pc_tui.exchange.manuscripts.markdown_lines import (
    decoded,
    end_to_end,
    grouped,
    without_properties,
)
from l4pc_tui.exchange.manuscripts.markdown_signs import BREAK, Held, parted, plainer, properties
from l4pc_tui.exchange.manuscripts.pieces import Paper, Piece, Run, Runs, cut, lines_of, plain
from l4pc_tui.exchange.refused import FileRefused

MOST_TEXT = 300_000
"""Letters without the pictures; a page of ours holds 256 KB."""
MOST_LINES = 10_000
MOST_BRACKETS = 5_000
"""Each may begin a link, for whose end the rest of the paragraph is looked through."""
_CALLOUT = re.compile(r"\s*\[!(?P<kind>[\w-]+)\][+-]?\s*")
_OURS = re.compile(r"format:\s*(?:exercise|session|programme)/\d")
_NUMBER = re.compile(r"^(?P<before>[ \t>]*)\d{1,9}[.)](?=\s|$)")
_ADDRESS = re.compile(r"\]\(\s*(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)")
_REFERENCE = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:\s*\S+.*$", re.M)
_REFERRED = re.compile(r"\]\[(?P<name>[^\]\n]+)\]")


def read_markdown(data: bytes, *, notion: bool = False) -> Paper:
    """The paper that a Markdown file is. notion: lines below the title are its properties.

    Raises FileRefused.
    """
    text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    fields, body, other = properties(text)
    if any(_OURS.match(f"{key}: {value}") for key, value in fields):
        raise FileRefused("This is a page of l4pc already.", "“l4pc check” reads it as it is.")
    account = Account()
    if other:
        account.left("Lines among the properties that have no name", "", other)
    signs = plainer(body, account)
    lines = signs.text.count("\n")
    if len(signs.text) > MOST_TEXT or lines > MOST_LINES or signs.text.count("[") > MOST_BRACKETS:
        raise FileRefused(TOO_MANY, "Split it in two.")
    reader = _Markdown(signs.text, signs.held, account)
    pieces = reader.read()
    words = [*signs.apart, *reader.words, *(f"{key}: {value}" for key, value in fields), other]
    if notion:
        pieces = without_properties(pieces, fields)
    return Paper(pieces, words, account, "Markdown file", reader.pictures, fields)


class _Markdown:
    def __init__(self, text: str, held: Sequence[Held], account: Account) -> None:
        self._held = held
        self._account = account
        self._lines = text.split("\n")
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        parser.disable(["code", "html_block", "html_inline"])
        known: dict[str, Any] = {}
        self._tokens = parser.parse(text, known)
        self._references = set(known.get("references", ()))
        self._lists: list[int | None] = []
        self._quotes = 0
        self._first = False
        self._callout = ""
        self._chain = 0
        self.pictures = 0
        self.pieces: list[Piece] = []
        self.words: list[str] = []
        self._waiting: list[Piece] = []

    def read(self) -> list[Piece]:
        tokens = self._tokens
        at = 0
        while at < len(tokens):
            at += self._token(tokens, at)
        self.words += self._raw()
        return self.pieces

    def _raw(self) -> list[str]:
        """The text as it was written, without addresses and the numbers of lists."""
        numbered = {token.map[0] for token in self._tokens
                    if token.type == "list_item_open" and token.map and token.info}  # fmt: skip
        lines = [
            _NUMBER.sub(r"\g<before>", line) if n in numbered else line
            for n, line in enumerate(self._lines)
        ]
        text = _REFERENCE.sub(self._unless_known, _ADDRESS.sub("]", "\n".join(lines)))
        text = _REFERRED.sub(self._unless_known, text)
        return [re.sub(r"\ue000\d+\ue001", "", html.unescape(text)).replace(BREAK, "\n")]

    def _unless_known(self, match: re.Match[str]) -> str:
        """The name of an address that stands elsewhere is no word."""
        return "]" if normalizeReference(match["name"]) in self._references else match[0]

    # Blocks

    def _token(self, tokens: Sequence[Token], at: int) -> int:
        token = tokens[at]
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._chain += not self._lists
            start = int(token.attrGet("start") or 1)
            self._lists.append(start - 1 if kind.startswith("ordered") else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._first = True
            if self._lists[-1] is not None:
                self._lists[-1] += 1
        elif kind == "blockquote_open":
            self._quotes += 1
        elif kind == "blockquote_close":
            self._quotes -= 1
            if not self._quotes:
                self._callout = ""
        elif kind == "table_open":
            return self._table(tokens, at)
        elif kind in ("fence", "code_block"):
            lines = [[Run(line)] for line in token.content.split("\n") if line.strip()]
            self._put([Piece("words", lines, self._where(token))] if lines else [])
        elif kind == "inline":
            before = tokens[at - 1]
            level = int(before.tag[1]) if before.type == "heading_open" else 0
            self._inline(token, level)
        return 1

    def _where(self, token: Token) -> str:
        return f"line {token.map[0] + 1} of its text" if token.map else ""

    def _put(self, pieces: Sequence[Piece]) -> None:
        self.pieces += [*pieces, *self._waiting]
        self._waiting = []

    def _inline(self, token: Token, level: int) -> None:
        where = self._where(token)
        lines = self._spoken(token, where)
        if level:
            self._put([Piece("heading", [end_to_end(lines)], where, level=level)] if lines else [])
        elif not lines:
            self._put([])
        elif self._quotes:
            self._put(self._quoted(lines, where))
        elif self._lists and self._first:
            self._first = False
            number = self._lists[-1] or 0
            first, *rest = grouped(lines)
            item = Piece("item", first, where, len(self._lists), number, str(self._chain))
            self._put([item, *(Piece("words", each, where) for each in rest)])
        else:
            groups = grouped(lines)
            self._tell_private(groups, where)
            self._put([Piece("words", each, where) for each in groups])

    def _tell_private(self, groups: Sequence[list[Runs]], where: str) -> None:
        """Say that a line right below one for the room is not for the room."""
        for before, after in pairwise(groups):
            head = head_of(before[0])
            if head is not None and head.public and not opens(after[0]):
                self._account.decide(
                    f"The line below “{head.written}” is not for the room", where,
                    "\n".join(map(plain, after)),
                )  # fmt: skip

    def _quoted(self, lines: list[list[Runs]], where: str) -> list[Piece]:
        """A quotation, or the box that Obsidian makes of one: a note, never for the room."""
        flat = [line for group in lines for line in group]
        match = _CALLOUT.match(plain(flat[0]))
        if match is not None:
            self._callout = match["kind"].lower()
            self._account.left("The kind of a box, which became a note", where, match["kind"])
            flat = [cut(flat[0], match.end()), *flat[1:]]
            flat = [line for line in flat if plain(line).strip()]
            if len(flat) > 1 and head_of(flat[0]) is None:
                flat[0] = [Run(run.text, bold=True) for run in flat[0]]
        if self._lists:
            flat = [[Run("- "), *flat[0]], *flat[1:]] if flat and self._first else flat
            self._first = False
        if not flat:
            return []
        if not self._callout:
            return [Piece("quote", flat, where)]
        pieces = []
        for group in grouped([[line] for line in flat]):
            if head_of(group[0]) is None:
                self._account.add("Note")
                group = [[Run("Note: "), *group[0]], *group[1:]]
            pieces.append(Piece("words", group, where))
        return pieces

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        rows: list[list[list[Piece]]] = []
        waiting: list[Piece] = []
        end = at
        while tokens[end].type != "table_close":
            token = tokens[end]
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                where = self._where(token)
                lines = [line for group in self._spoken(token, where) for line in group]
                rows[-1].append([Piece("words", [line], where) for line in lines])
                waiting += self._waiting
                self._waiting = []
            end += 1
        if any(map(any, rows)):
            self.pieces.append(Piece("table", [], self._where(tokens[at]), rows=rows))
        self.pieces += waiting
        return end - at + 1

    # Words

    def _spoken(self, token: Token, where: str) -> list[list[Runs]]:
        """The words of a paragraph: groups of lines, a group for each line as it was written.

        A soft break of Markdown begins a group, a hard one a line of the same group.
        """
        groups: list[list[Run]] = [[]]
        bold = slant = struck = 0
        link = ""
        for each in token.children or ():
            kind = each.type
            if kind == "softbreak":
                groups.append([])
            elif kind == "hardbreak":
                groups[-1].append(Run("\n"))
            elif kind in ("strong_open", "strong_close"):
                bold += each.nesting
            elif kind in ("em_open", "em_close"):
                slant += each.nesting
            elif kind in ("s_open", "s_close"):
                struck += each.nesting
            elif kind == "link_open":
                href = str(each.attrGet("href") or "")
                link = href if href.startswith(("http://", "https://", "mailto:")) else ""
            elif kind == "link_close":
                link = ""
            elif kind == "image":
                self._picture(each.content, where)
            elif each.content:
                self._say(
                    each.content,
                    groups[-1],
                    Run("", bool(bold), bool(slant), link),
                    bool(struck),
                    where,
                )
        return [lines for group in groups if (lines := lines_of(group))]

    def _say(self, text: str, into: list[Run], look: Run, struck: bool, where: str) -> None:
        for part in parted(text):
            if isinstance(part, int):
                self._hold(self._held[part], where)
            elif struck:
                self._account.left("Words that were struck out", where, part)
            else:
                words = part.replace(BREAK, "\n")
                into.append(Run(words, look.bold, look.slant, look.link))

    def _hold(self, held: Held, where: str) -> None:
        if held.kind == "picture":
            self._picture(held.words, where)
        elif not held.words:
            return
        elif held.kind == "comment":
            self._account.decide(
                "A comment stands as a remark that nobody is shown", where, held.words
            )
            self._waiting.append(Piece("remark", [[Run(f"Comment: {held.words}")]], where))
        else:
            self._account.decide("A footnote became a note", where, held.words)
            self._waiting.append(Piece("footnote", [[Run(held.words)]], where))

    def _picture(self, words: str, where: str) -> None:
        self.pictures += 1
        self._account.left("A picture", where, words)
        self._waiting.append(Piece("remark", [[Run("A picture stood here")]], where))
