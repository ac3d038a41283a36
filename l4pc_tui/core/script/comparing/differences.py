"""Which part of a new version was which part of the old one, and a difference in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from l4pc_tui.core.text import fold

MOST_WORDS = 60
"""Characters of a text that are quoted."""
_ALIKE = 0.6


class HasId(Protocol):
    """A part that can be told from others of its kind."""

    @property
    def id(self) -> str: ...


P = TypeVar("P", bound=HasId)


@dataclass(slots=True)
class Sentences:
    """Sentences in the making."""

    found: list[str] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        self.found.append(sentence)

    def value(self, name: str, old: object, new: object) -> None:
        """A short value: "people: 6-24 is now 8-20"."""
        if old == new:
            return
        if old in ("", None):
            self.say(f"{name}: {new} is new.")
        elif new in ("", None):
            self.say(f"{name}: {old} is gone.")
        else:
            self.say(f"{name}: {old} is now {new}.")

    def words(self, name: str, old: str, new: str) -> None:
        """Words of any length; of long ones the place where they begin to differ."""
        if old == new:
            return
        if not old:
            self.say(f"{name} is new: “{cut_short(new)}”.")
        elif not new:
            self.say(f"{name} is gone: “{cut_short(old)}”.")
        else:
            before, after = _where_they_differ(old, new)
            self.say(f"{name}: “{before}” is now “{after}”.")


def cut_short(text: str) -> str:
    """The beginning of a text on one line, at most 60 characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= MOST_WORDS:
        return line
    return f"{line[: MOST_WORDS - 1].rsplit(' ', 1)[0]} …"


def lists_differ(name: str, old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Sentences on what was put into a list and what was taken out of it."""
    put = [word for word in new if word not in old]
    taken = [word for word in old if word not in new]
    told = [f"{name}: {', '.join(put)} added."] if put else []
    told += [f"{name}: {', '.join(taken)} taken out."] if taken else []
    if not told and list(old) != list(new):
        told.append(f"{name}: now in the order {', '.join(new)}.")
    return told


def matched(
    old: Sequence[P], new: Sequence[P], *, key: Callable[[P], str], text: Callable[[P], str]
) -> dict[str, P]:
    """For each part of the new version that was there before (by its id) the old one.

    The same id or the same name is the same part; else a part that says much the same is one
    that was given another name.
    """
    pairs: dict[str, P] = {}
    for same in (lambda part: part.id, lambda part: fold(key(part))):
        left = {same(part): part for part in reversed(_left(old, pairs.values()))}
        for part in new:
            before = left.pop(same(part), None) if part.id not in pairs else None
            if before is not None:
                pairs[part.id] = before
    for part in (part for part in new if part.id not in pairs):
        others = _left(old, pairs.values())
        if likest := _likest(text(part), others, text):
            pairs[part.id] = likest
    return pairs


def moved(old: Sequence[P], new: Sequence[P], pairs: dict[str, P]) -> list[tuple[P, P | None]]:
    """The parts that stand elsewhere among those that stayed, with what is above them now."""
    # The longest run that kept its order stayed where it was; the others moved.
    from difflib import SequenceMatcher

    there = {part.id for part in pairs.values()}
    before = [part.id for part in old if part.id in there]
    after = [pairs[part.id].id for part in new if part.id in pairs]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {before[n] for block in blocks for n in range(block.a, block.a + block.size)}
    found: list[tuple[P, P | None]] = []
    above: P | None = None
    for part in new:
        if part.id in pairs and pairs[part.id].id not in stayed:
            found.append((part, above))
        above = part
    return found


def _left(parts: Sequence[P], taken: object) -> list[P]:
    ids = {part.id for part in taken}  # type: ignore[attr-defined]
    return [part for part in parts if part.id not in ids]


def _likest(words: str, among: Sequence[P], text: Callable[[P], str]) -> P | None:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words.split())
    best, found = _ALIKE, None
    for part in among:
        matcher.set_seq1(text(part).split())
        if matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio, part
    return found


def _where_they_differ(old: str, new: str) -> tuple[str, str]:
    before, after = " ".join(old.split()), " ".join(new.split())
    if before == after:
        # Only the line breaks are others, and on a screen they count.
        before, after = (text.replace("\n", " / ") for text in (old, new))
    if max(len(before), len(after)) <= MOST_WORDS:
        return before, after
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    start = max((m.end() for m in re.finditer(r"\s", before[: max(same - 15, 0)])), default=0)
    lead = "… " if start else ""
    return lead + cut_short(before[start:]), lead + cut_short(after[start:])
