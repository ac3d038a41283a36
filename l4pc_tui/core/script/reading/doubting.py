"""A private line that looks like more: it gets a message with its cure, and stays private."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.words import ARROW, CUTS, PLACES, VERBS
from l4pc_tui.core.script.syntax.conditions import trigger_of
from l4pc_tui.core.script.syntax.doubts import (
    bare_fact,
    bare_label,
    inner_label,
    nearly_if,
    probe_place,
    wrapped,
)
from l4pc_tui.core.script.syntax.groups import read_group
from l4pc_tui.core.script.syntax.labels import Opening
from l4pc_tui.core.script.syntax.rows import Row
from l4pc_tui.core.script.syntax.times import looks_like_time

_WHEN = re.compile(
    r"(?:\*\*|__)?(?P<word>When|Whenever|In case|In the event|If|if|"
    r"Should|Unless|Once|As soon as)\b"
)
_SURE = ("When", "Whenever", "In case", "In the event", "if")
"""Words that open a door in people's minds wherever a colon follows; the others with a verb."""
_COLON = re.compile(rf"[:：](?=\s|$)|{ARROW}")
_VERB = re.compile(rf"\s*(?:{'|'.join(VERBS)}|goto|jump to|move to)\b", re.I)
_LONGEST = 160
_HEADINGS = ("S341", "S342", "S343")
"""Messages on a line that was meant as a heading, or as the edge of a block of code."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a line without a label stands.

    first:  it begins a paragraph or an item.
    fact:   it stands where facts stand.
    alone:  no label is over it, or an empty line parts it from its label's words.
    free:   it may begin with the word of a label, as sentences in a note do.
    within: the label whose words it goes on with, empty where it is a note of its own.
    """

    first: bool
    fact: bool = False
    alone: bool = False
    free: bool = False
    within: str = ""


class Doubts:
    """Reports what the lines of one step seem to be."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def word(self, row: Row, found: Opening) -> None:
        """A word before a colon that is no label, or the beginning of a door that is none."""
        at = row.part(0, len(found.word))
        if self._door(row, first=True):
            return
        if found.kind == "lost":
            self._report.add("L401", at, word=found.word, x=found.name, one=found.name)
            return
        if row.text.endswith("?"):
            # Whatever stands before the colon: it may be a question that nobody is asked.
            self._report.add("L425", row.span)
            return
        self._report.add("L420", at, word=found.word)
        if self._report.mending is not None:
            self._report.mending.row("L420", row, 0, 0, "Note: ")

    def valued_fact(self, row: Row) -> Opening | None:
        """The fact that a line gives without a colon, with a value that no sentence would have."""
        found = bare_fact(row.text)
        if found is None:
            return None
        name, start = found
        value = row.text[start:].strip("*_. ")
        fits = {
            "Time": looks_like_time(value),
            "Depth": value.lower() in PLACES,
            "Cut": value.lower() in CUTS,
            "Group": read_group(value) is not None,
        }
        if not fits.get(name, False):
            return None
        self._report.add("L416", row.part(0, start), word=name)
        if self._report.mending is not None:
            self._report.mending.row("L416", row, 0, start, f"{name}: ")
        return Opening("fact", name, name, start)

    def line(self, row: Row, place: Standing) -> bool:
        """A line that begins with neither label nor fact. True when it seems to begin with one."""
        text = row.text
        if found := probe_place(text):
            self._report.add("L424", row.part(found[1], found[2]), x=found[0])
        elif self._door(row, place.first):
            pass
        elif label := None if place.free else bare_label(text, first=place.first, fact=place.fact):
            self._report.add("L421", row.part(label[1], label[2]), x=label[0])
            return True
        elif place.alone:
            self._alone(row, place.within)
        return False

    def _alone(self, row: Row, within: str) -> None:
        """The first line of a paragraph, or of a list, that no label is over."""
        if inner_label(row.text) or self._report.found_at(row.line.content(), _HEADINGS):
            return
        if row.kind == "plain" and row.text.endswith("?"):
            self._report.add("L425", row.span)
        elif row.kind != "plain" or within:
            part = f"part of “{within}:”" if within else "a private note"
            self._report.add("L428", row.span, what=part)
        else:
            self._report.add("L427", row.span)
            if self._report.mending is not None:
                self._report.mending.row("L427", row, 0, 0, "Note: ")

    def _if(self, row: Row, first: bool) -> bool:
        """An If that has lost its colon: what follows has no comma, or is a known condition."""
        if self._report.found_at(row.span, ("D606",)):
            return True
        if not first or ("," in row.text[:_LONGEST] and trigger_of(row.text[:_LONGEST]) is None):
            return False
        self._report.add("D606", row.span)
        return True

    def _door(self, row: Row, first: bool) -> bool:
        """A door that begins with another word than If, or has lost its colon."""
        text = row.text
        sign = _COLON.search(text, 0, _LONGEST)
        match = _WHEN.match(text)
        if match is not None and match["word"] == "If":
            return sign is None and self._if(row, first)
        if sign is None:
            return False
        verb = _VERB.match(text, sign.end()) is not None
        if match is not None and (verb or (match["word"] in _SURE and first)):
            word, at = match["word"], match.start("word")
        elif verb or (first and nearly_if(text)):
            word, at = text.split(maxsplit=1)[0].strip("*_:：") or "…", 0
        else:
            return False
        self._report.add("D620", row.part(at, at + len(word)), word=word)
        return True

    def wrapped(self, above: Sequence[Row]) -> bool:
        """True when what follows these rows goes on in the middle of their last sentence."""
        return bool(above) and above[-1].kind == "plain" and wrapped(above[-1].text)
