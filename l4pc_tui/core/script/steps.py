"""The lines of one step, read into a draft: facts, blocks, probes and doors.

Private by default: only the words behind Show and Ask, the quote right below them, and the
first line of a probe are for the room. Whatever else stands there becomes private text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.doors import RawDoor
from l4pc_tui.core.script.labels import (
    Opening,
    begins_with_label,
    label_place,
    label_word,
    opening,
    second_label,
)
from l4pc_tui.core.script.model import Audience, Block
from l4pc_tui.core.script.report import Report, Span
from l4pc_tui.core.script.rows import Row, inside, is_table_rule, prose, table_columns, tidy
from l4pc_tui.core.script.words import LABELS, LIMITS, PLACES, PROBE_LABELS

SCREEN_CHARACTERS = 280
SCREEN_LINES = 8
SAY_WORDS = 250
WORDS_A_MINUTE = 130


@dataclass(slots=True)
class DraftProbe:
    """A probe whose depth may still have to come from the one before."""

    depth: Place | None
    text: str
    at: Span
    subs: list[Block | RawDoor] = field(default_factory=list)


@dataclass(slots=True)
class DraftBlock:
    """A block that is still growing. ``own``: the words on the label's own line."""

    label: str
    audience: Audience
    at: Span
    own: str = ""
    rows: list[Row] = field(default_factory=list)
    probes: list[DraftProbe] = field(default_factory=list)

    @property
    def public(self) -> bool:
        return self.audience == "room"

    def text(self) -> str:
        """The words of the block, for the room line by line."""
        if not self.public:
            return prose(self.rows)
        quote = prose((inside(row) for row in self.rows), keep_lines=True)
        return "\n".join(part for part in (tidy(self.own), quote) if part)


@dataclass(slots=True)
class Fact:
    """A fact as written and where its value stands."""

    value: str
    at: Span


@dataclass(slots=True)
class DraftStep:
    """A step as read from its lines; references and inheritance are settled later."""

    name: str
    kind: Literal["step", "side"]
    at: Span
    id: str = ""
    blocks: list[DraftBlock] = field(default_factory=list)
    doors: list[RawDoor] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    next: Fact | None = None


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
        self.deeper: Opening | None = None
        self.deeper_at: Span | None = None
        self.deeper_count = 0
        self.list_indent = 0

    def read(self, rows: list[Row]) -> DraftStep:
        """The draft of all the rows."""
        for row in rows:
            self._row(row)
        self._end_deeper()
        self._end_block()
        return self.step

    def _row(self, row: Row) -> None:
        if row.kind in ("blank", "rule"):
            self.gap = True
            self.open_door = None
            if self.quote == "open":
                self.quote = "closed"
            if self.block is not None and not self.block.public:
                self.block.rows.append(row)
            return
        if row.kind == "heading":
            self.report.add("S303", row.line.content())
            self._end_deeper()
            self._end_block()
            if row.text:
                self._note(row)
            self.gap = True
        elif row.kind == "quote":
            self._quote(row)
        elif row.kind == "table":
            if not is_table_rule(row) and table_columns(row) > LIMITS["columns"]:
                self.report.add("F122", row.span)
            self._text(row)
        else:
            self._words(row)
        self.gap = False

    def _words(self, row: Row) -> None:
        found = opening(row, self.report)
        if self.deeper is not None and self._in_deeper(row, found):
            return
        if found is None:
            self._text(row)
        elif found.kind == "if":
            self._end_block()
            self.open_door = RawDoor(found.name, row.text[found.start :], row.span)
            self.step.doors.append(self.open_door)
            self._check_door(self.open_door)
        elif found.kind == "fact":
            self._fact(row, found)
        elif found.kind == "lost":
            word = row.part(0, len(found.word))
            self.report.add("L401", word, word=found.word, x=found.name)
            self._note(row)
        else:
            self._label(row, found)

    def _label(self, row: Row, found: Opening) -> None:
        self._end_deeper()
        self._end_block()
        words = row.text[found.start :]
        at = row.part(0, found.start)
        if found.name == "Deeper":
            self._start_deeper(row, found, words)
            return
        if found.name == "Next":
            if self.step.next is not None:
                self.report.add("S312", at, fact="Next", n=self.step.next.at.line)
            elif words:
                self.step.next = Fact(words, row.part(found.start))
            else:
                self.report.add("L403", at, label="Next")
            return
        audience = LABELS[found.name][0]
        self.block = DraftBlock(found.name, audience, row.span, own=words)
        if audience == "room":
            self.quote = "may come"
            self._check_public(words, row, found.start, first=True)
        else:
            row_of_words = Row("plain", row.line, row.at + found.start, words, hard=row.hard)
            self.block.rows.append(row_of_words)
        if found.name == "Ask":
            self.asked = self.block
        if found.name == "Todo":
            self.report.add("L407", at)

    def _fact(self, row: Row, found: Opening) -> None:
        self._end_deeper()
        self._end_block()
        value, at = row.text[found.start :], row.part(found.start)
        before = self.step.facts.get(found.name)
        if before is not None:
            self.report.add("S312", row.span, fact=found.name, n=before.at.line)
        elif not value:
            self.report.add("L403", row.span, label=found.name)
        else:
            self.step.facts[found.name] = Fact(value, at)

    def _quote(self, row: Row) -> None:
        if begins_with_label(inside(row).text):
            self.report.add("L405", row.span)
        self.open_door = None
        if self.deeper is not None:
            if self._last_probe() is not None:
                self._remark(row)
                return
            self._end_deeper()
        block = self.block
        if block is None or not block.public:
            self._text(row)
        elif self.quote == "closed":
            self.report.add(
                "A801", row.span, line="quote", label=block.label,
                hint="To show it, put a > on the empty line above it. If it is for you, start it with Note:.",
            )  # fmt: skip
            self._note(row)
        else:
            self.quote = "open"
            block.rows.append(row)
            self._check_public(row.text, row, 0, first=False)

    def _text(self, row: Row) -> None:
        """A row without a label: it runs on in a private block, never in a public one."""
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
        self._end_deeper()
        self._end_block()
        self.block = DraftBlock("Note", "facilitator", row.span, rows=[row])

    def _end_block(self) -> None:
        block, self.block = self.block, None
        self.quote = "closed"
        self.open_door = None
        if block is None:
            return
        text = block.text()
        if text:
            self._check_length(block, text)
        elif block.label == "Show":
            self.report.add("A807", block.at)
        else:
            self.report.add("L403", block.at, label=block.label)
        # An Ask without words stays: its probes hang on it.
        if text or block.label == "Ask":
            self.step.blocks.append(block)

    def _check_length(self, block: DraftBlock, text: str) -> None:
        if block.public and (len(text) > SCREEN_CHARACTERS or text.count("\n") >= SCREEN_LINES):
            self.report.add("A806", block.at, n=len(text))
        if block.label == "Say" and (count := len(text.split())) > SAY_WORDS:
            self.report.add("L406", block.at, n=round(count / WORDS_A_MINUTE, 1))

    def _check_public(self, words: str, row: Row, start: int, *, first: bool) -> None:
        if label := second_label(words, first):
            begin, end = label_place(label)
            self.report.add("A804", row.part(start + begin, start + end), x=label_word(label))
        if "{participant}" in words:
            col = start + words.index("{participant}")
            self.report.add(
                "A805",
                row.part(col, col + len("{participant}")),
                participant="{participant}",
                partner="{partner}",
            )

    def _check_door(self, door: RawDoor) -> None:
        if not door.response:
            self.report.add("L403", door.at, label="If …")
        elif len(self.step.doors) == LIMITS["doors"] + 1:
            self.report.add("D612", door.at, n=len(self.step.doors))

    # Probes -------------------------------------------------------------------------------

    def _start_deeper(self, row: Row, found: Opening, words: str) -> None:
        if self.asked is None:
            self.report.add("L412", row.span)
        self.deeper, self.deeper_at, self.deeper_count = found, row.span, 0
        if words:
            self.step.blocks.append(
                DraftBlock(
                    "Note",
                    "facilitator",
                    row.span,
                    rows=[Row("plain", row.line, row.at + found.start, words)],
                )
            )

    def _end_deeper(self) -> None:
        if self.deeper is None or self.deeper_at is None:
            return
        if self.deeper_count == 0:
            self.report.add("L413", self.deeper_at)
        elif self.deeper_count > LIMITS["probes"]:
            self.report.add("L414", self.deeper_at, n=self.deeper_count)
        self.deeper = self.deeper_at = None

    def _last_probe(self) -> DraftProbe | None:
        if self.asked is None or self.deeper_count == 0:
            return None
        return self.asked.probes[-1]

    def _in_deeper(self, row: Row, found: Opening | None) -> bool:
        """Read a row below Deeper. False when it ends the chain and belongs to the step."""
        probe = self._last_probe()
        own_label = found is not None and found.kind in ("label", "fact")
        if found is not None and own_label and found.name not in PROBE_LABELS:
            return False
        inner = probe is not None and row.indent > self.list_indent
        if row.kind == "number" and not inner:
            if found is None or found.kind == "lost":
                self._probe(row)
                return True
            # A private label with a number before it: it goes with the probe above.
            inner = probe is not None
        if probe is not None and inner:
            self._sub(row, found, probe)
            return True
        if probe is not None and row.kind == "plain" and found is None and not self.gap:
            self.report.add("A801", row.span, line="line", label="Deeper")
            self._remark(row)
            return True
        self._end_deeper()
        return False

    def _probe(self, row: Row) -> None:
        if self.deeper_count == 0:
            self.list_indent = row.indent
        self.deeper_count += 1
        self.open_door = None
        depth, text, start = self._place(row)
        if not text:
            self.report.add("L403", row.span, label="Deeper")
        self._check_public(text, row, start, first=False)
        if self.asked is not None:
            self.asked.probes.append(DraftProbe(depth, tidy(text), row.span))

    def _place(self, row: Row) -> tuple[Place | None, str, int]:
        """The depth that a probe names, its question, and where the question begins."""
        head, colon, _ = row.text.replace("：", ":").partition(":")
        word = head.strip("*_ \u00a0")
        behind = row.text[len(head) + 1 :]
        if (
            not colon
            or not word
            or len(word) > 24
            or (behind and not behind[0].isspace() and behind[0] not in "*_")
        ):
            return None, row.text, 0
        start = len(head) + 1
        while start < len(row.text) and row.text[start] in "*_ \t\u00a0":
            start += 1
        if place := PLACES.get(word.lower()):
            return place, row.text[start:], start
        close = self.report.closest(word, [p.value for p in Place])
        if len(word.split()) == 1 or close:
            at = row.part(0, len(head) + 1)
            self.report.add("L410", at, word=word, x=close)
        return None, row.text, 0

    def _sub(self, row: Row, found: Opening | None, probe: DraftProbe) -> None:
        self.gap = False
        if found is not None and found.kind == "if":
            self.open_door = RawDoor(found.name, row.text[found.start :], row.span)
            probe.subs.append(self.open_door)
            return
        if self.open_door is not None and found is None and row.kind == "plain":
            self.open_door.response += f" {row.text}"
            return
        self.open_door = None
        if found is not None and found.kind == "label" and found.name in PROBE_LABELS:
            text = tidy(row.text[found.start :])
            if text:
                probe.subs.append(Block(found.name, "facilitator", text, row.line.number))
            else:
                self.report.add("L403", row.span, label=found.name)
            return
        if found is not None and found.kind == "lost":
            at = row.part(0, len(found.word))
            self.report.add("L401", at, word=found.word, x=found.name)
        self._remark(row)

    def _remark(self, row: Row) -> None:
        """Put a row with the latest probe, privately: it runs on in its last remark."""
        probe = self._last_probe()
        assert probe is not None
        last = probe.subs[-1] if probe.subs else None
        if row.kind == "plain" and isinstance(last, Block):
            probe.subs[-1] = Block(
                last.label, last.audience, f"{last.text} {tidy(row.text)}", last.line
            )
        else:
            probe.subs.append(Block("Note", "facilitator", tidy(row.text), row.line.number))
