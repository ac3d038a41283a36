"""What stands below the headings of an exercise: paragraphs, lists, quotations, remarks.

Private by default, as on a page: only the words behind Show and Ask, the lines that a soft break
keeps with them, a quotation below them, and what stands below a heading such as “On the slide”
are for the room. Whatever was more than copying is told to the account.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from l4pc_tui.exchange.imported.arranging import arranged
from l4pc_tui.exchange.imported.blocks import chunks, listed, quoted, remark, safe
from l4pc_tui.exchange.imported.names import Zone
from l4pc_tui.exchange.imported.parts import BEFORE, Parts
from l4pc_tui.exchange.imported.probes import Probes
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.heads import LABELS_ELSEWHERE, Head, head_of, opens
from l4pc_tui.exchange.papers.pieces import Piece, Runs, is_question, marked, one_line, plain

_ONE_LINE = ("Next", "Handout")


class Body:
    """Writes what stands below the heading at which the page has arrived."""

    def __init__(self, pieces: Sequence[Piece], account: Account) -> None:
        self._account = account
        self._parts = Parts(account)
        self._probes = Probes(self._parts, account)
        self._zone: Zone = "top"
        self._asked = False
        self._questions_below = False
        """Whether the latest Ask was a heading or called Questions: a list below it holds those."""
        self._pieces = arranged(pieces, account)
        self._probe_ahead = _probes_ahead(self._pieces)

    def _run_of(self, kind: str, at: int, *, plainly: bool = False) -> list[Piece]:
        """The pieces of a kind from a place on.

        plainly: a list ends where a later item is a label, and goes on as what that is.
        """
        end = at
        while end < len(self._pieces) and self._pieces[end].kind == kind:
            if plainly and end > at and _is_headed(self._pieces[end]):
                break
            end += 1
        return self._pieces[at:end]

    # Paragraphs

    def _words(self, piece: Piece, at: int) -> None:
        """A paragraph, line by line: each that a label begins stands for itself."""
        for chunk in chunks(piece.lines):
            head = head_of(chunk[0])
            if self._zone != "step" and not (
                self._zone == "top" and head is not None and head.kind == "materials"
            ):
                head = None
            if head is None:
                self._loose(chunk, piece.where, at)
            else:
                self._headed(head, chunk, piece.where, at)

    def _headed(self, head: Head, chunk: list[Runs], where: str, at: int) -> None:
        """Lines that a label or a fact begins."""
        if head.kind == "materials":
            told = f"Materials went to “{BEFORE}”"
            self._account.changed(told, where, head.written, "")
            self._parts.bring([head.rest, *chunk[1:]])
        elif head.kind == "place":
            if not self._probes.open and not self._asked:
                self._loose(chunk, where, at)
                return
            if not self._probes.open:
                self._probes.begin()
            self._probes.add(head, where)
            for line in chunk[1:]:
                self._probes.below(line)
        elif self._probes.takes(head):
            for line in chunk:
                self._probes.below(line)
        elif head.kind == "fact":
            self._probes.end()
            self._renamed(head, where)
            self._parts.fact(head.name, one_line(plain(head.rest)).rstrip(" ;|"))
            if chunk[1:]:
                self._loose(chunk[1:], where, at)
        else:
            self._probes.end()
            self._label(head, [head.rest, *chunk[1:]], where)

    def _renamed(self, head: Head, where: str) -> None:
        what = f"“{head.written}” became “{head.name}”"
        self._account.changed(what, where, head.written, head.name)
        asked = head.name == "Ask" and head.written.lower() in LABELS_ELSEWHERE
        if asked and plain(head.rest).strip():
            told = f"Behind “{head.written}”: the room sees this as a question"
            self._account.decide(told, where, plain(head.rest))

    def _label(self, head: Head, lines: list[Runs], where: str) -> None:
        """A label with its words. For the room each line behind the first needs its mark."""
        self._renamed(head, where)
        texts = [marked(line) for line in lines]
        if head.name == "Deeper":
            self._probes.begin(told=True)
            self._parts.put("\n".join(safe(text) for text in texts if text))
            return
        self._asked = self._asked or head.name == "Ask"
        self._questions_below = head.written.lower() in LABELS_ELSEWHERE
        first = f"{head.name}: {texts[0]}".rstrip()
        mark = "> " if head.public else ""
        self._parts.put("\n".join([first, *(f"{mark}{text}" for text in texts[1:] if text)]))
        self._parts.runs_on = not head.public and head.name not in _ONE_LINE

    def _loose(self, chunk: list[Runs], where: str, at: int) -> None:
        """Lines without a label."""
        if self._probes.open and self._probes.place:
            for line in chunk:
                self._probes.at_place(line, where)
            return
        if self._probes.begun and self._probe_ahead[at]:
            for line in chunk:
                self._probes.below(line)
            return
        self._probes.end()
        if self._parts.asks_nothing and is_question(plain(chunk[0])):
            told = "“Ask” had its question in the next paragraph"
            self._account.decide(told, where, plain(chunk[0]))
            self._parts.ask(marked(chunk[0]))
            chunk = chunk[1:]
        text = "\n".join(safe(marked(line)) for line in chunk)
        if self._zone == "step" and not self._parts.runs_on and chunk and _is_a_note(chunk[0]):
            told = "Words without a label became a note, which only you see"
            self._account.decide(told, where, "\n".join(map(plain, chunk)))
            self._parts.note(text)
        else:
            self._parts.put(text)
            self._parts.runs_on = (
                not plain(chunk[0]).lstrip("*_ ").startswith("If ") if chunk else False
            )

    # Lists, quotations, remarks

    def _items(self, at: int) -> int:
        """The items of one list, or the first few of them that are more than a list."""
        if self._zone == "step" and (taken := self._more_than_item(at)):
            return taken
        self._probes.end()
        items = self._run_of("item", at, plainly=self._zone == "step")
        if self._zone == "step" and (asked := [i.plain for i in items if is_question(i.plain)]):
            told = "Questions in a list without a label: only you see them"
            self._account.decide(told, items[0].where, "\n".join(asked))
        self._parts.put("\n".join(listed(items, self._account)))
        self._parts.runs_on = True
        return len(items)

    def _more_than_item(self, at: int) -> int:
        first = self._pieces[at]
        head = head_of(first.lines[0])
        if self._probes.open and self._probes.place and head is None:
            self._words(first, at)
            return 1
        if self._probes.open and self._probes.item(first, head):
            return 1
        if head is not None and (head.kind != "place" or self._asked):
            self._words(first, at)
            return 1
        return self._questions(at) if self._parts.asks_nothing else 0

    def _questions(self, at: int) -> int:
        """The questions in a list below an Ask that has none."""
        items = self._run_of("item", at)
        asked = list(
            takewhile(
                lambda item: (
                    head_of(item.lines[0]) is None
                    and (self._questions_below or is_question(item.plain))
                ),
                items,
            )
        )
        if asked:
            words = "\n".join(item.plain for item in asked)
            told = "“Ask” had its questions in a list below it: each became an Ask, which the room sees"
            self._account.decide(told, asked[0].where, words)
            self._parts.unask()
        rest = list(takewhile(lambda item: not _is_headed(item), items[len(asked) :]))
        if asked and rest:
            told = "The rest of the list below “Ask” is no question: only you see it"
            self._account.decide(told, rest[0].where, "\n".join(item.plain for item in rest))
        for number, item in enumerate(asked):
            if number:
                self._account.add("Ask")
            self._label(Head("label", "Ask", "Ask", []), item.lines, item.where)
        return len(asked)

    def _quote(self, at: int) -> int:
        self._probes.end()
        quotes = self._run_of("quote", at)
        self._parts.put(quoted(quotes))
        return len(quotes)

    def _told(self, piece: Piece) -> None:
        """What nobody is shown; a footnote within a step is a note, for it was meant to be read."""
        if self._probes.begun:
            self._probes.aside(remark(piece, self._account))
        elif piece.kind == "footnote" and self._zone == "step":
            self._parts.note(" ".join(marked(line) for line in piece.lines))
        else:
            self._parts.put(remark(piece, self._account))


def _probes_ahead(pieces: Sequence[Piece]) -> list[bool]:
    """Of each piece, whether another probe comes behind it before any heading or label."""
    ahead: list[bool] = []
    comes = False
    for piece in reversed(pieces):
        ahead.append(comes)
        if piece.kind in ("heading", "title", "table", "quote"):
            comes = False
        elif piece.lines and (head := head_of(piece.lines[0])) is not None:
            comes = head.kind == "place"
    return ahead[::-1]


def _is_headed(item: Piece) -> bool:
    head = head_of(item.lines[0])
    return head is not None and head.kind in ("label", "fact")


def _is_a_note(line: Runs) -> bool:
    """Whether words without a label are plainly a note. Of what may be more the checker asks."""
    return not opens(line) and not is_question(plain(line))
