"""The pieces of a paper written as the steps, handouts and sections of an exercise.

Private by default, as on a page: only the words behind Show and Ask, the lines that a soft break
keeps with them, a quotation below them, and what stands below a heading such as “On the slide”
are for the room. Whatever was more than copying is told to the account.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from l4pc_tui.exchange.imported.arranging import arranged, begins_a_part, has_time, timed_name
from l4pc_tui.exchange.imported.blocks import as_lines, chunks, grid, listed, quoted, remark, safe
from l4pc_tui.exchange.imported.names import Zone, is_a_handout, part_of
from l4pc_tui.exchange.imported.parts import BEFORE, Parts
from l4pc_tui.exchange.imported.probes import Probes
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.heads import (
    LABELS_ELSEWHERE,
    OF_THE_WHOLE,
    Head,
    head_of,
    named_key,
    opens,
    section_of,
)
from l4pc_tui.exchange.papers.pieces import Piece, Run, Runs, is_question, marked, one_line, plain

_ONE_LINE = ("Next", "Handout")


class StepWriter:
    """Writes pieces, one after the other."""

    def __init__(self, pieces: Sequence[Piece], account: Account) -> None:
        self._account = account
        self._parts = Parts(account)
        self._probes = Probes(self._parts, account)
        self._zone: Zone = "top"
        self._asked = False
        self._pieces = arranged(pieces, account)
        self._probe_ahead = _probes_ahead(self._pieces)
        levels = [piece.level for piece in self._pieces if piece.kind == "heading"]
        self._top = min(levels, default=1)
        timed = [
            piece.level
            for at, piece in enumerate(self._pieces)
            if piece.kind == "heading"
            and (has_time(self._pieces, at) or timed_name(one_line(piece.plain))[1])
        ]
        self._last_within = _last_within(self._pieces)
        self._deepest = max(timed, default=2)
        """The level of the deepest heading that is a step; what is below it stands within one."""

    def write(self) -> list[str]:
        """The page below its title, block by block."""
        at = 0
        while at < len(self._pieces):
            at += self._piece(at)
        self._probes.end()
        return self._parts.whole()

    def _piece(self, at: int) -> int:
        """Write what stands at a place; how many pieces that took."""
        piece = self._pieces[at]
        if piece.kind in ("heading", "title"):
            return self._heading(at)
        if piece.kind in ("remark", "footnote"):
            self._told(piece)
        elif piece.kind == "things":
            self._parts.bring(piece.lines)
        elif piece.kind == "quote":
            return self._quote(at)
        elif piece.kind == "table":
            self._probes.end()
            self._parts.put(grid(piece))
            self._parts.runs_on = True
        elif piece.kind == "item":
            return self._items(at)
        elif self._zone == "handout":
            self._parts.put("\n".join(safe(marked(line)) for line in piece.lines))
        else:
            self._words(piece, at)
        return 1

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

    # Headings

    def _heading(self, at: int) -> int:
        piece = self._pieces[at]
        text = one_line(piece.plain)
        deeper = piece.level > self._top
        apart = at > self._last_within and section_of(text) in OF_THE_WHOLE
        if deeper and not apart and self._zone == "step" and not is_a_handout(text):
            if found := named_key(text):
                return self._named_heading(at, *found)
            if head_of(piece.lines[0]) is not None:
                self._words(piece, at)
                return 1
        part = apart or is_a_handout(text) or begins_a_part(self._pieces, at, text)
        if piece.level > self._deepest and deeper and not part:
            self._probes.end()
            if self._zone == "step":
                self._parts.note(text)
                self._account.decide("A heading within a step became a note", piece.where, text)
            else:
                self._parts.put(f"### {text}")
        else:
            self._begin(text, piece.where, at)
        return 1

    def _begin(self, text: str, where: str, at: int) -> None:
        """A new part of the page."""
        self._probes.end()
        self._asked = False
        timed = has_time(self._pieces, at)
        text, self._zone = part_of(text, where, self._account, timed=timed)
        name, time = timed_name(text) if self._zone == "step" and not timed else (text, "")
        self._parts.begin(name)
        if time:
            self._account.add("Time")
            self._parts.fact("Time", time)

    def _named_heading(self, at: int, kind: str, name: str) -> int:
        """A heading that is a label of ours, or a place. What it names stands below it."""
        piece = self._pieces[at]
        text = one_line(piece.plain)
        if kind == "place":
            told = "A heading that became the place of the probes below it"
            self._account.left(told, piece.where, text)
            if not self._probes.open:
                self._probes.begin()
            self._probes.place = name
            return 1
        if kind == "materials":
            self._account.left(f"A heading that became “{BEFORE}”", piece.where, text)
            below = self._run_of("item", at + 1) or self._run_of("words", at + 1)[:1]
            self._parts.bring([line for each in below for line in each.lines])
            return 1 + len(below)
        alone = Piece("words", [[Run(f"{text.rstrip(' :：')}:")]], piece.where)
        if name == "Ask" and self._run_of("item", at + 1):
            self._words(alone, at)
            return 1 + self._questions(at + 1, all_of_them=True)
        taken = 0 if name == "Deeper" else self._below_heading(at + 1, text, name)
        if not taken:
            self._words(alone, at)
        return 1 + taken

    def _below_heading(self, at: int, text: str, name: str) -> int:
        """The block below a heading that is a label: it is the label's words. 0 for none."""
        first = self._pieces[at] if at < len(self._pieces) else None
        if first is None or first.kind not in ("words", "item", "quote", "table"):
            return 0
        alike = self._run_of(first.kind, at) if first.kind in ("item", "quote") else [first]
        lines = [line for piece in alike for line in as_lines(piece)]
        if any(opens(line) for line in lines):
            return 0
        self._probes.end()
        head = Head("label", name, text.rstrip(" :："), [])
        if head.public:
            words = "\n".join(map(plain, lines))
            told = f"Below the heading “{text}”: the room sees this"
            self._account.decide(told, first.where, words)
        for piece in alike:
            self._account.add(str(piece.number or ""))
        self._label(head, lines, first.where)
        return len(alike)

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
        if head.name == "Ask" and head.written.lower() in LABELS_ELSEWHERE:
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

    def _questions(self, at: int, *, all_of_them: bool = False) -> int:
        """The questions in a list below an Ask that has none.

        all_of_them: the heading of the list says that it holds nothing else.
        """
        items = self._run_of("item", at)
        asked = list(
            takewhile(
                lambda item: (
                    head_of(item.lines[0]) is None and (all_of_them or is_question(item.plain))
                ),
                items,
            )
        )
        if asked:
            words = "\n".join(item.plain for item in asked)
            told = "“Ask” had its questions in a list below it: each became an Ask, which the room sees"
            self._account.decide(told, asked[0].where, words)
            self._parts.unask()
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


def _last_within(pieces: Sequence[Piece]) -> int:
    """Where the last heading stands that begins a step or is a label within one; -1 for none."""
    last = -1
    for at, piece in enumerate(pieces):
        text = one_line(piece.plain) if piece.kind == "heading" else ""
        named = text and section_of(text) not in OF_THE_WHOLE and named_key(text) is not None
        if named or (text and has_time(pieces, at)):
            last = at
    return last


def _is_headed(item: Piece) -> bool:
    head = head_of(item.lines[0])
    return head is not None and head.kind in ("label", "fact")


def _is_a_note(line: Runs) -> bool:
    """Whether words without a label are plainly a note. Of what may be more the checker asks."""
    return not opens(line) and not is_question(plain(line))
