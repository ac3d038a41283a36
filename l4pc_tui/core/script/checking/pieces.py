"""The words of a page in pieces, each with its label, its step and its place: what advice reads.

A sentence that somebody is quoted with is nobody's advice: quoted words are blanked, so that the
places of the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from l4pc_tui.core.script.messages.report import Span
from l4pc_tui.core.script.model.model import Block, Exercise, Item, SessionPlan, Step
from l4pc_tui.core.script.syntax.source import Line

SPOKEN = ("Say", "Do", "Show", "Ask", "Say first")
"""What the room hears, sees or does."""

_QUOTED = re.compile(r"“[^“”]{0,600}”|\"[^\"]{0,600}\"|„[^„“]{0,600}“")
_SENTENCE = re.compile(r"[^.!?…\n|]+(?:[.!?…]+[”\"’)]*|\n|\||$)")
_FURTHEST = 40


@dataclass(frozen=True)
class Piece:
    """One text of a page.

    label: of a step's block; "If", "Probe", "Handout", "Summary", or the name of a section; of a
    plan's item "Show", "Say first" or "Note". step: None outside steps. text: as the model has it.
    """

    label: str
    text: str
    line: int
    step: Step | None = None

    @cached_property
    def told(self) -> str:
        """The text with what stands in quotation marks blanked."""
        if not any(sign in self.text for sign in '“"„'):
            return self.text
        return _QUOTED.sub(lambda match: " " * len(match[0]), self.text)

    @cached_property
    def low(self) -> str:
        """What it tells itself in small letters, to look for a word before a pattern does."""
        return self.told.lower()

    def speaks_of(self, roots: Iterable[str]) -> bool:
        """True when one of the words, in small letters, stands in what it tells itself."""
        return any(root in self.low for root in roots)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that the page itself tells, without quoted ones."""
        return tuple(
            Sentence(self, match.start() + len(match[0]) - len(match[0].lstrip()), words)
            for match in _SENTENCE.finditer(self.told)
            if (words := match[0].strip(" \n|"))
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. start: where in its piece it begins."""

    piece: Piece
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """The lines that pieces are looked up in.

    lines: by number, as they stand in the file.
    """

    lines: Mapping[int, Line]

    def at(self, piece: Piece, words: str) -> Span:
        """Where words of a piece stand: at most one line of them, else its first line."""
        wanted = words.strip()
        for number in range(piece.line, piece.line + _FURTHEST):
            line = self.lines.get(number)
            if line is None:
                continue
            if (start := line.text.find(wanted)) >= 0:
                return line.span(start, start + len(wanted))
            text = line.text.rstrip()
            # A sentence that goes on in the next line: as much of it as stands here.
            for end in _breaks(wanted):
                if text.endswith(wanted[:end]):
                    return line.span(len(text) - end, len(text))
        line = self.lines.get(piece.line)
        return line.content() if line is not None else Span(piece.line, 1, 1)

    def heading(self, line: int) -> Span:
        """The words of the line that a step or section begins with."""
        found = self.lines.get(line)
        return found.content() if found is not None else Span(line, 1, 1)

    def fact(self, step: Step, name: str) -> Span | None:
        """Where the value of a fact of a step stands; None when the step does not write it."""
        for number in range(step.line + 1, step.line + _FURTHEST):
            line = self.lines.get(number)
            if line is None or line.text.startswith("##"):
                return None
            if match := re.match(rf"\s*(?:[-*+]\s+)?\W*{name}\W*:\W*(.*\S)", line.text, re.I):
                return line.span(*match.span(1))
        return None


def _breaks(words: str) -> Iterator[int]:
    """Where a sentence may be broken into lines, the longest part first; the first two words stay."""
    ends = [match.start() for match in re.finditer(r"\s", words)][:60]
    yield from reversed(ends[1:])


def page_of(lines: Iterable[Line]) -> Page:
    """The page of those lines."""
    return Page({line.number: line for line in lines})


def pieces_of(script: Exercise | SessionPlan) -> tuple[Piece, ...]:
    """All texts of an exercise or a plan, in order."""
    if isinstance(script, SessionPlan):
        return (*_summary(script), *(p for item in script.items for p in _of_item(item)))
    found = [*_summary(script)]
    for step in (*script.steps, *script.sides):
        found += _of_step(step)
    found += [Piece("Handout", each.text, each.line) for each in script.handouts]
    found += [Piece(each.name, each.text, each.line) for each in script.sections]
    return tuple(found)


def _summary(script: Exercise | SessionPlan) -> Iterator[Piece]:
    if script.summary:
        yield Piece("Summary", script.summary, 1)


def _of_step(step: Step) -> Iterator[Piece]:
    for block in step.blocks:
        if block.label != "Todo":
            yield Piece(block.label, block.text, block.line, step)
        for probe in block.probes:
            yield Piece("Probe", probe.text, probe.line, step)
            for sub in probe.subs:
                if isinstance(sub, Block):
                    yield Piece(sub.label, sub.text, sub.line, step)
    doors = [*step.doors, *(door for probe in step.probes for door in probe.doors)]
    for door in doors:
        yield Piece("If", f"If {door.condition}: {door.advice}".strip(), door.line, step)


def _of_item(item: Item) -> Iterator[Piece]:
    if item.show:
        yield Piece("Show", item.show, item.line)
    if item.say_first:
        yield Piece("Say first", item.say_first, item.line)
    for note in item.notes:
        yield Piece("Note", note, item.line)
