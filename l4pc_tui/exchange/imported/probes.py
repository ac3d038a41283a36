"""Probes as papers have them: below “Deeper”, below headings that are places, or without either."""

from __future__ import annotations

from l4pc_tui.exchange.imported.parts import Parts
from l4pc_tui.exchange.papers.account import Account
from l4pc_tui.exchange.papers.heads import TYPED, Head, head_of
from l4pc_tui.exchange.papers.pieces import Piece, Runs, cut, is_question, marked, plain

_REMARKS = ("Listen for", "Note")


class Probes:
    """The probes of one Ask, while they are being read. place: whose heading stands above."""

    def __init__(self, parts: Parts, account: Account) -> None:
        self._parts = parts
        self._account = account
        self._lines: list[str] | None = None
        self._depth = 1
        self._count = 0
        self.place = ""

    @property
    def open(self) -> bool:
        """Whether what follows may be a probe."""
        return self._lines is not None

    @property
    def begun(self) -> bool:
        """Whether there is a probe that something can stand below."""
        return bool(self._lines)

    def begin(self, *, told: bool = False) -> None:
        """Open them. told: the paper says so itself."""
        self.end()
        if not told:
            self._account.add("Deeper")
        self._lines, self._count = [], 0
        self._parts.put("Deeper:")
        self._parts.runs_on = False

    def end(self) -> None:
        """Close them, and put them on the page."""
        lines, self._lines, self.place = self._lines, None, ""
        self._parts.put("\n".join(lines or ()))

    def add(self, head: Head, where: str) -> None:
        """A question that names its place."""
        self._account.changed(
            f"“{head.written}” became “{head.name}”", where, head.written, head.name
        )
        self._put(f"{self._number()}. {head.name}: {marked(head.rest)}")

    def at_place(self, line: Runs, where: str) -> None:
        """A line below a heading that is a place. What is no question is nobody's to see."""
        if is_question(plain(line)):
            self._account.add(self.place)
            if match := TYPED.match(plain(line)):
                self._account.changed("A number before a probe", where, match[0], "")
                line = cut(line, match.end())
            self._put(f"{self._number()}. {self.place}: {marked(line)}")
            return
        what = f"Below the heading “{self.place}”, and no question: it became a note"
        self._account.decide(what, where, plain(line))
        if self.begun:
            self.below(line)
        else:
            self._parts.note(marked(line))

    def item(self, item: Piece, head: Head | None) -> bool:
        """An item of a list below Deeper; False for one that ends the probes."""
        if not self.begun:
            self._depth = item.level
        deeper = item.level > self._depth
        if head is not None and head.kind == "place" and not deeper:
            self.add(head, item.where)
        elif self.begun and (deeper or (head is not None and head.name in _REMARKS)):
            self.below(item.lines[0])
        elif item.number and head is None:
            # A probe without its place: the checker asks for it.
            self._put(f"{self._number()}. {marked(item.lines[0])}")
        else:
            return False
        for line in item.lines[1:]:
            self.below(line)
        return True

    def takes(self, head: Head) -> bool:
        """Whether a label belongs to the latest probe."""
        return self.begun and head.name in _REMARKS

    def below(self, line: Runs) -> None:
        """A line that belongs to the latest probe, and is for nobody but the facilitator."""
        head = head_of(line)
        text = marked(line)
        if head is not None and head.name in _REMARKS:
            text = f"{head.name}: {marked(head.rest)}"
            what = f"“{head.written}” became “{head.name}”"
            self._account.changed(what, "", head.written, head.name)
        self._put(f"   - {text}")

    def aside(self, comment: str) -> None:
        """What nobody is shown, where it stood among the probes."""
        self._put(comment)

    def _put(self, line: str) -> None:
        assert self._lines is not None  # opened by whoever finds a probe
        self._lines.append(line)

    def _number(self) -> int:
        self._count += 1
        self._account.add(str(self._count))
        return self._count
