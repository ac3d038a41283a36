"""The chain of probes below ``Deeper:``: an ordered list, with private lines under its items."""

from __future__ import annotations

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.checking.audience import check_private, check_public
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.model import Block
from l4pc_tui.core.script.model.words import LIMITS, PLACES, PROBE_LABELS
from l4pc_tui.core.script.reading.doubting import Doubts, Standing
from l4pc_tui.core.script.syntax.doors import RawDoor
from l4pc_tui.core.script.syntax.labels import Opening, behind_bold, without_colon
from l4pc_tui.core.script.syntax.places import nearly_probe, place_of, second_place
from l4pc_tui.core.script.syntax.raw_steps import DraftBlock, DraftProbe
from l4pc_tui.core.script.syntax.rows import Row, tidy

_RUNS_ON = ("plain", "quote", "table")
_ASKED = "To ask it, put it on the probe's own line. If it is for you, start it with Note:."


class Chain:
    """Reads the rows below one Deeper for as long as they belong to it.

    asked: the Ask that the probes follow, None when there is none; at: where Deeper stands.
    """

    def __init__(self, asked: DraftBlock | None, at: Span, report: Report) -> None:
        self._probes = asked.probes if asked is not None else []
        self._at = at
        self._report = report
        self._doubts = Doubts(report)
        self._count = 0
        self._indent = 0
        self._margin = 0
        """The columns before the latest question: what stands below it is indented so far."""
        self._open_door: RawDoor | None = None
        self._too_many = False

    @property
    def begun(self) -> bool:
        """True when a probe has been read."""
        return self._count > 0

    def end(self) -> None:
        """Say when the chain has no probes, or too many."""
        if self._count == 0:
            self._report.add("L413", self._at)
        elif self._count > LIMITS["probes"] and not self._too_many:
            self._too_many = True
            self._report.add("L414", self._at, n=self._count)

    def take(self, row: Row, found: Opening | None, *, gap: bool) -> bool:
        """Read a row. False when it ends the chain and belongs to the step.

        gap: True when an empty line stands before it.
        """
        named = found.name if found is not None and found.kind in ("label", "fact") else None
        if named is not None and named not in PROBE_LABELS:
            return False
        # A first number that slipped to the right takes nothing of what is indented below it.
        margin = self._indent if row.kind == "number" else min(self._indent, 1)
        inner = self.begun and row.indent > margin
        if row.kind == "number" and not inner:
            if _is_question(row, found):
                self._probe(row)
                return True
            # A private label with a number before it goes with the probe above.
            inner = self.begun
        elif row.kind == "bullet" and not inner and found is None and self._dashed(row, gap=gap):
            return True
        if inner:
            if named is not None and (row.kind == "number" or (row.kind == "plain" and gap)):
                self._report.add("L429", row.span, x=named)
            self._below(row, found, gap=gap)
            return True
        if self.begun and found is None and row.kind in _RUNS_ON and not gap:
            self.stays_private(row)
            return True
        return False

    def resumes(self, row: Row) -> bool:
        """True when a row goes on with the chain, which other lines have interrupted: it names a
        place, or has the number that comes next."""
        if row.kind != "number" or not self.begun:
            return False
        number = row.line.text[: row.at].strip().rstrip(".)")
        return bool(place_of(row.text)) or (number.isdecimal() and int(number) == self._count + 1)

    def resume(self, row: Row) -> None:
        """Go on with the chain at that row, and say so."""
        self._report.add("L442", row.span)
        self._probe(row)

    def _dashed(self, row: Row, *, gap: bool) -> bool:
        """Read a row with a dash where a probe has its number. False for a list of its own, which
        names no place and has nothing of the chain right before it."""
        if not (self.begun and not gap) and place_of(row.text) is None:
            return False
        at = row.line.span(row.at - len(row.line.text[: row.at].lstrip()), row.at)
        self._report.add("L440", at)
        self._probe(row)
        if self._report.mending is not None:
            margin = len(row.line.text) - len(row.line.text.lstrip())
            self._report.mending.line("L440", row.line, margin, row.at, f"{self._count}. ")
        return True

    def stays_private(self, row: Row) -> None:
        """Say that a row, which looks as if it were asked, is kept for the facilitator alone."""
        if nearly_probe(row.text):
            self._report.add("L441", row.span)
        else:
            what = "line" if row.kind == "plain" else row.kind
            self._report.add("A801", row.span, line=what, label="the probe", hint=_ASKED)
        self.remark(row)

    def remark(self, row: Row) -> None:
        """Put a row with the latest probe, privately: it runs on in its last remark."""
        subs = self._probes[-1].subs
        last = subs[-1] if subs else None
        text = tidy(row.text)
        if row.kind == "plain" and isinstance(last, Block):
            subs[-1] = Block(last.label, last.audience, f"{last.text} {text}", last.line)
        else:
            subs.append(Block("Note", "facilitator", text, row.line.number))

    def close_door(self) -> None:
        """Nothing below runs on in a door any more."""
        self._open_door = None

    def _probe(self, row: Row) -> None:
        if not self.begun:
            self._indent = row.indent
        self._count += 1
        self._margin = row.at
        self.close_door()
        depth, text, start = self._place(row)
        if not text:
            self._report.add("L403", row.span, label=depth.value if depth else "Deeper")
        if second := second_place(text):
            word, begin, end = second
            self._report.add("A804", row.part(start + begin, start + end), x=word)
        check_public(text, row, start, self._report, first=depth is not None)
        self._probes.append(DraftProbe(depth, tidy(text), row.span))

    def _place(self, row: Row) -> tuple[Place | None, str, int]:
        """The depth that a probe names, its question, and where the question begins. None where
        it names none that is known: that is an error, whatever the probe before it was."""
        if found := without_colon(row.text):
            self._report.add("L416", row.part(0, found.start), word=found.place.value)
            if self._report.mending is not None:
                gap = " " if found.start < len(row.text) else ""
                self._report.mending.row("L416", row, 0, found.start, f"{found.place.value}:{gap}")
            return found.place, row.text[found.start :], found.start
        head, colon, _ = row.text.replace("：", ":").partition(":")
        word = head.strip("*_ \u00a0")
        behind = row.text[len(head) + 1 :]
        if (
            not colon
            or not word
            or len(word) > 24
            or (
                row.text[len(head)] == ":"
                and behind
                and not behind[0].isspace()
                and behind[0] not in "*_"
            )
        ):
            return self._placeless(row)
        start = _behind(row.text, len(head) + 1)
        if place := PLACES.get(word.lower()):
            start = behind_bold(row, start, self._report)
            if self._report.mending is not None:
                gap = " " if start < len(row.text) else ""
                self._report.mending.row("", row, 0, start, f"{place.value}:{gap}")
            return place, row.text[start:], start
        close = self._report.closest(word, [p.value for p in Place])
        if len(word.split()) == 1 or close:
            at = row.part(0, len(head) + 1)
            self._report.add("L410", at, word=word, x=close)
            return None, row.text, 0
        return self._placeless(row)

    def _placeless(self, row: Row) -> tuple[None, str, int]:
        """A probe without its place: the closest is told, where the first word comes near one."""
        first = row.text.split(maxsplit=1)[0].strip("*_()[]:.,;=/") if row.text.strip() else ""
        close = self._report.closest(first, [p.value for p in Place], 0.75)
        self._report.add(
            "L415", row.span, x=close, word=row.text.split(maxsplit=1)[0] if close else ""
        )
        return None, row.text, 0

    def _below(self, row: Row, found: Opening | None, *, gap: bool) -> None:
        """A line under a probe: Listen for, Note, If; anything else is a private remark."""
        subs = self._probes[-1].subs
        if self._report.mending is not None and row.kind == "bullet" and row.indent < self._margin:
            self._report.mending.indent("", row, self._margin)
        if found is not None and found.kind == "if":
            response = row.text[found.start :]
            self._open_door = RawDoor(found.name, response, row.span)
            subs.append(self._open_door)
            check_private(response, row, found.start, "If", self._report)
            return
        if self._open_door is not None and found is None and row.kind == "plain":
            self._open_door.response += f" {row.text}"
            return
        self.close_door()
        if found is not None and found.kind == "label":
            if text := tidy(row.text[found.start :]):
                check_private(row.text[found.start :], row, found.start, "Note", self._report)
                subs.append(Block(found.name, "facilitator", text, row.line.number))
            else:
                self._report.add("L403", row.span, label=found.name)
            return
        if found is not None:
            self._doubts.word(row, found)
        elif nearly_probe(row.text) or (row.kind == "plain" and not subs and not gap):
            self.stays_private(row)
            return
        else:
            self._doubts.line(row, Standing(first=row.kind != "plain"))
        check_private(row.text, row, 0, "Note", self._report)
        self.remark(row)


def _behind(text: str, start: int) -> int:
    """Where the question begins behind its colon, and behind the signs that end a bold place."""
    signs = text[: len(text) - len(text.lstrip("*_"))]
    if signs and signs not in text[len(signs) : start]:
        behind = text[start : start + len(signs)]
        start += len(behind) - len(behind.lstrip("*_"))
    while start < len(text) and text[start] in " \t\u00a0":
        start += 1
    return start


def _is_question(row: Row, found: Opening | None) -> bool:
    """True for a numbered line that is a probe. A question may begin with If and have a colon."""
    if found is None or found.kind in ("lost", "unknown"):
        return True
    return found.kind == "if" and row.text.rstrip("*_ ").endswith("?")
