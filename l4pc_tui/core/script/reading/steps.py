"""The lines of one step, read into a draft: facts, blocks, probes and doors.

Private by default: only the words behind Show and Ask, the quote right below them, and the
first line of a probe are for the room. Whatever else stands there becomes private text.
"""

from __future__ import annotations

import re
from typing import Literal

from l4pc_tui.core.script.checking.audience import (
    check_length,
    check_lone_point,
    check_look,
    check_private,
    check_public,
)
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.words import DOOR, LABELS, LIMITS
from l4pc_tui.core.script.reading.doubting import Doubts, Standing
from l4pc_tui.core.script.reading.out_of_place import check_cells
from l4pc_tui.core.script.reading.probes import Chain
from l4pc_tui.core.script.syntax.doors import RawDoor
from l4pc_tui.core.script.syntax.doubts import meant, wrapped
from l4pc_tui.core.script.syntax.labels import Opening, begins_with_label, opening
from l4pc_tui.core.script.syntax.raw_steps import DraftBlock, DraftStep, Fact
from l4pc_tui.core.script.syntax.rows import Row, inside, is_table_rule, table_columns

_ASKED = ("Ask", "Show", "Deeper")
_OWN_SHOW = "To show it, write Show: on a line above it. If it is for you, take the > away."
_DOOR = re.compile(DOOR)
_REMARKS = ("Note", "Example", "Why", "Todo")


class StepReader:
    """Reads the rows below a step's heading, one after the other."""

    def __init__(self, step: DraftStep, report: Report) -> None:
        self.step = step
        self.report = report
        self.block: DraftBlock | None = None
        self.asked: DraftBlock | None = None
        self.gap = False
        self.quote: Literal["may come", "open", "closed"] = "closed"
        self.open_door: RawDoor | None = None
        self.chain: Chain | None = None
        self.behind_deeper: Span | None = None
        """Where words stand on the line of the latest Deeper."""
        self.past: Chain | None = None
        """The latest chain, while no other list or question has come after it."""
        self.doubts = Doubts(report)
        self.lone_quote = False
        """True while the row above is in a quote that nothing shows."""
        self.plain_note = False
        """True while the block is a remark without any label."""

    def read(self, rows: list[Row]) -> DraftStep:
        """The draft of all the rows."""
        for row in rows:
            self._row(row)
        check_cells([row for row in rows if row.kind == "table"], self.report)
        self._end_chain()
        self._end_block()
        return self.step

    def _row(self, row: Row) -> None:
        self.lone_quote = self.lone_quote and row.kind == "quote"
        if row.kind in ("blank", "rule"):
            self.gap = True
            self.open_door = None
            if self.chain is not None:
                self.chain.close_door()
            if self.quote == "open":
                self.quote = "closed"
            if self.block is not None and not self.block.public:
                self.block.rows.append(row)
            return
        if row.kind == "heading":
            self.report.add("S303", row.line.content())
            self._end_chain()
            self._end_block()
            if row.text:
                self._note(row)
            self.gap = True
        elif row.kind == "quote":
            self._quote(row)
        elif row.kind == "table":
            if not is_table_rule(row) and table_columns(row) > LIMITS["columns"]:
                self.report.add("F122", row.span)
            if self.chain is None or not self.chain.take(row, None, gap=self.gap):
                self._end_chain()
                self._text(row)
        else:
            self._words(row)
        self.gap = False

    def _words(self, row: Row) -> None:
        found = opening(row, self.report)
        if self.chain is not None:
            if self.chain.take(row, found, gap=self.gap):
                return
            self._end_chain()
        if self.past is not None and found is None and self.past.resumes(row):
            self._end_block()
            self.chain, self.past = self.past, None
            self.chain.resume(row)
            return
        if row.kind == "number" and found is None:
            self.past = None
        if found is None and (bare := self.doubts.valued_fact(row)):
            found = bare
        if found is not None and self._runs_on(row, found):
            found = None
        if found is None:
            self._text(row, told=self._doubt(row))
        elif found.kind == "if":
            self._end_block()
            self._starts(row)
            self.open_door = RawDoor(found.name, row.text[found.start :], row.span)
            self.step.doors.append(self.open_door)
            check_private(row.text[found.start :], row, found.start, "If", self.report)
            self._check_door(self.open_door)
        elif found.kind == "fact":
            self._fact(row, found)
        elif found.kind in ("lost", "unknown"):
            self.doubts.word(row, found)
            self._note(row)
            self.plain_note = False
        else:
            self._label(row, found)

    def _runs_on(self, row: Row, found: Opening) -> bool:
        """True when a word before a colon is part of the words above it, and nothing more.

        So it is in a list or a note below its label, in the middle of a wrapped sentence, and in
        small letters anywhere but at the beginning.
        """
        if found.kind not in ("lost", "unknown") or self.block is None or self.block.public:
            return False
        if (row.kind == "plain" and self.gap) or self._beside(row):
            return False
        if found.word[0].islower():
            return row.kind == "plain" and found.word.lower() != found.name.lower()
        if found.kind == "lost":
            # In a list below a label, a word that means something else to others is a word.
            return (
                row.kind != "plain" and found.name not in _ASKED and meant(found.word) is not None
            )
        return (
            row.kind != "plain"
            or (self.block.label in _REMARKS and not self.plain_note)
            or self.doubts.wrapped(self.block.rows)
        )

    def _doubt(self, row: Row) -> bool:
        """Say when a line without a label looks like more than the note that it is.

        True when it seems to begin with a label.
        """
        block = self.block
        if self.open_door is not None and not self.gap:
            if row.kind == "plain" and not wrapped(self.open_door.response):
                return self.doubts.line(row, Standing(first=False))
            return False
        beside = self._beside(row)
        begins = self.gap or block is None or row.kind != "plain"
        if not begins and block is not None and self.doubts.wrapped(block.rows):
            return False
        within = "" if block is None or block.public or self.plain_note else block.label
        plain = row.kind == "plain"
        if plain and within and block is not None and 0 <= block.item < row.indent:
            return False
        inside = bool(within) and not (self.gap and plain) and not beside
        return self.doubts.line(
            row,
            Standing(
                first=begins,
                fact=row.kind == "bullet" and not within,
                alone=begins if plain else block is None or beside,
                # In a note, and in a list below a label, sentences begin with verbs.
                free=inside and (not plain or within in _REMARKS),
                within=within,
            ),
        )

    def _beside(self, row: Row) -> bool:
        """True for an item of a list in which the label above stands in an item of its own."""
        block = self.block
        return block is not None and row.kind != "plain" and row.indent <= block.item

    def _starts(self, row: Row) -> None:
        if self.report.mending is not None:
            self.report.mending.starts[row.line.number] = "block"

    def _label(self, row: Row, found: Opening) -> None:
        self._end_chain()
        self._end_block()
        self._starts(row)
        words = row.text[found.start :]
        at = row.part(0, found.start)
        if found.name == "Deeper":
            self._start_chain(row, found, words)
            return
        if found.name == "Next":
            if self.step.next is not None:
                self.report.add("S312", at, fact="Next", n=self.step.next.at.line)
            elif words:
                self.step.next = Fact(words, row.part(found.start))
            else:
                self.report.add("L403", at, label="Next")
            return
        self.plain_note = False
        audience = LABELS[found.name][0]
        item = row.indent if row.kind in ("bullet", "number") else -1
        self.block = DraftBlock(found.name, audience, row.span, own=words, item=item)
        if audience == "room":
            self.quote = "may come"
            check_public(words, row, found.start, self.report, first=True)
        else:
            row_of_words = Row("plain", row.line, row.at + found.start, words, hard=row.hard)
            self.block.rows.append(row_of_words)
            check_private(words, row, found.start, found.name, self.report)
        if found.name == "Ask":
            self.asked, self.past = self.block, None
        if found.name == "Todo":
            self.report.add("L407", at)

    def _fact(self, row: Row, found: Opening) -> None:
        self._end_chain()
        self._end_block()
        value, at = row.text[found.start :], row.part(found.start)
        if self.report.mending is not None:
            self.report.mending.starts[row.line.number] = "fact"
            self.report.mending.line("", row.line, 0, row.at, "- ")
        before = self.step.facts.get(found.name)
        if before is not None:
            self.report.add("S312", row.span, fact=found.name, n=before.at.line)
        elif not value:
            self.report.add("L403", row.span, label=found.name)
        else:
            self.step.facts[found.name] = Fact(value, at)
            if found.name in ("Lead", "Room"):
                check_private(value, row, found.start, found.name, self.report)

    def _quote(self, row: Row) -> None:
        label = begins_with_label(inside(row).text) or row.text.startswith("[!")
        shown = self.block is not None and self.block.public
        if label or (not shown and _DOOR.match(row.text)):
            self.report.add("L405", row.span, severity="error" if shown else "warning")
        self.open_door = None
        if self.chain is not None:
            if self.chain.begun:
                self.chain.stays_private(row)
                return
            self._end_chain()
        block = self.block
        if block is None or not block.public:
            self._text(row, told=label)
        elif self.quote == "closed":
            self.report.add(
                "A801", row.span, line="quote", label=block.label,
                hint="To show it, put a > on the empty line above it. If it is for you, start it with Note:.",
            )  # fmt: skip
            self._note(row)
        else:
            self.quote = "open"
            block.rows.append(row)
            check_public(row.text, row, 0, self.report, first=False)
            check_look(row, self.report)

    def _text(self, row: Row, *, told: bool = False) -> None:
        """A row without a label: it runs on in a private block, never in a public one.

        told: something was said about a label in it.
        """
        label = "Note" if self.block is None else self.block.label
        if row.kind == "quote":
            if not self.lone_quote and not told:
                above = "no label" if self.block is None or self.plain_note else label
                self.report.add("A801", row.span, line="quote", label=above, hint=_OWN_SHOW)
            self.lone_quote = True
        elif row.kind != "table" and not told:
            check_private(row.text, row, 0, label, self.report)
        if self.open_door is not None:
            if row.kind == "plain":
                self.open_door.response += f" {row.text}"
                return
            self.open_door = None
        if self.block is None:
            self._note(row)
        elif self.block.public:
            self._stays_private(row, self.block)
            self._note(row)
        else:
            self.block.rows.append(row)

    def _stays_private(self, row: Row, block: DraftBlock) -> None:
        what = {"bullet": "list", "number": "list", "table": "table"}.get(row.kind, "line")
        empty = not block.own and not block.rows
        if self.quote == "open" and row.kind == "plain":
            self.report.add("A802", row.span)
        elif what != "line" or not self.gap or empty:
            self.report.add("A801", row.span, line=what, label=block.label)

    def _note(self, row: Row) -> None:
        """A new private block that begins with this row."""
        self._end_chain()
        self._end_block()
        self.block = DraftBlock("Note", "facilitator", row.span, rows=[row])
        self.plain_note = True

    def _end_block(self) -> None:
        block, self.block = self.block, None
        self.quote = "closed"
        self.open_door = None
        if block is None:
            return
        text = block.text()
        if text:
            check_length(block, text, self.report)
            check_lone_point(block, self.report)
        elif block.label == "Show":
            self.report.add("A807", block.at)
        else:
            self.report.add("L403", block.at, label=block.label)
        # An Ask without words stays: its probes hang on it.
        if text or block.label == "Ask":
            self.step.blocks.append(block)

    def _check_door(self, door: RawDoor) -> None:
        if not door.response:
            self.report.add("L403", door.at, label="If …")
        elif len(self.step.doors) == LIMITS["doors"] + 1:
            self.report.add("D612", door.at, n=len(self.step.doors))

    def _start_chain(self, row: Row, found: Opening, words: str) -> None:
        if self.asked is None:
            self.report.add("L412", row.span)
        self.chain, self.past = Chain(self.asked, row.span, self.report), None
        if words:
            self.behind_deeper = row.part(found.start)
            note = Row("plain", row.line, row.at + found.start, words)
            self.step.blocks.append(DraftBlock("Note", "facilitator", row.span, rows=[note]))

    def _end_chain(self) -> None:
        if self.chain is not None:
            if self.behind_deeper is not None and self.chain.begun:
                self.report.add("S348", self.behind_deeper)
            self.behind_deeper = None
            self.chain.end()
            self.past, self.chain = (self.chain if self.chain.begun else None), None
