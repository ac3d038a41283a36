"""The pieces of a paper written as the steps, handouts and sections of an exercise: its headings."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.exchange.imported.arranging import begins_a_part, has_time, timed_name
from l4pc_tui.exchange.imported.blocks import as_lines, grid, safe
from l4pc_tui.exchange.imported.body import Body
from l4pc_tui.exchange.imported.names import is_a_handout, part_of
from l4pc_tui.exchange.imported.parts import BEFORE
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.heads import OF_THE_WHOLE, Head, head_of, named_key, opens, section_of
from l4pc_tui.exchange.papers.pieces import Piece, Run, marked, one_line, plain


class StepWriter(Body):
    """Writes pieces, one after the other."""

    def __init__(self, pieces: Sequence[Piece], account: Account) -> None:
        super().__init__(pieces, account)
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
        if not timed and self._parts.again(section_of(text)):
            self._account.left("A second heading of the same part", where, text)
            self._zone = "section"
            return
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
            self._questions_below = True
            return 1 + self._questions(at + 1)
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


def _last_within(pieces: Sequence[Piece]) -> int:
    """Where the last heading stands that begins a step or is a label within one; -1 for none."""
    last = -1
    for at, piece in enumerate(pieces):
        text = one_line(piece.plain) if piece.kind == "heading" else ""
        named = text and section_of(text) not in OF_THE_WHOLE and named_key(text) is not None
        if named or (text and has_time(pieces, at)):
            last = at
    return last
