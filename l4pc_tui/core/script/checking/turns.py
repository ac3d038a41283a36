"""How long a part takes from what its own words promise: turns, harvests, quiet, moving, forms.

A floor and no forecast: what nothing is said of counts as nothing. All in seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from l4pc_tui.core.script.checking.pieces import Page, Piece, pieces_of
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.measures import Group, Time, in_words
from l4pc_tui.core.script.model.model import Exercise, Item, Step
from l4pc_tui.core.script.model.sums import whole_times

CHANGE = 60
"""People come into other groups."""
NEIGHBOUR = 20
"""Somebody turns to whoever sits beside them."""
STRANGER = 90
"""A room of twelve or more finds somebody new, or a third."""
INTO_CIRCLE = 30
SENTENCE = 15
WORD = 6
VOICE = 20
NOTE = 15
FIELD = 25
"""A line of a form is written by hand."""
AT_THE_DOOR = 45
_WORDS_A_SECOND = 130 / 60
_LARGE = 12
_SMALL = 6
_LONG = 120
_QUARTER = 4

_NUMBERS = {
    "half a": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "forty-five": 45, "sixty": 60, "ninety": 90, "half": 0.5,
}  # fmt: skip
_N = rf"(?P<n>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|\d{{1,3}})"
_SPAN = rf"{_N} (?:full |whole |good |quiet )?(?P<unit>minutes?|seconds?)"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that takes time, in words, and how long."""

    what: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Needed:
    """What a part needs at least. least, most: what it has."""

    parts: tuple[Part, ...]
    least: int
    most: int

    @property
    def seconds(self) -> int:
        """All of it."""
        return round(sum(part.seconds for part in self.parts))

    @property
    def fits(self) -> bool:
        """True when it can be held."""
        return self.seconds <= self.most

    @property
    def short(self) -> bool:
        """True when the short end of what it has is a promise that nobody can keep."""
        return self.seconds > self.least

    @property
    def words(self) -> str:
        """The parts: "moving 1 min, two turns of 4 min 8 min"."""
        return ", ".join(
            f"{p.what} {in_words(round(p.seconds))}" for p in self.parts if p.seconds >= 1
        )


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(pattern, re.I)
        for name, pattern in {
            "each": rf"\b{_SPAN}(?:,? (?:for )?each\b(?! (?:way|round|other))| a (?:head|person|turn)| for each (?:of you|person|one|card|turn)| for (?:one|the) and \w+ for)",
            "gets": rf"\beach (?:of you |of them |one |person |partner )?(?:\w+ ){{1,3}}?(?:for )?{_SPAN}",
            "tells": rf"\b(?:one (?:of you )?(?:tells|talks|speaks)|tellers?|tell (?:the others|each other)|the (?:speaker|owner|presenter))\b[^.;:]{{0,60}}?\b(?:for|in) {_SPAN}",
            "round": rf"\bafter {_SPAN} of each round",
            "quiet": rf"\b{_SPAN}(?:['’]s?)? of (?:quiet|silence)|\b(?:quiet|silence|wait|alone) for {_SPAN.replace('?P<n>', '?P<m>').replace('?P<unit>', '?P<also>')}",
            "word": r"\bone word (?:each|from each|of each)\b",
            "sentence": r"\b(?:one|a) (?:sentence|line|reason|thing)(?: or two)? (?:each|from each)\b|\b(?:say|says) (?:one|a) sentence\b",
            "voices": r"\b(?P<few>two or three|three or four|four or five|two|three|four|five|six) (?:voices|answers)\b",
            "few": r"\b(?:a few of|some of (?:us|you)|two or three|three or four|four or five|those who (?:like|want)|whoever|if (?:you|they) like|as many as)\b",
            "of_each": r"\bfrom (?:each|every) (?P<whom>pair|trio|three|four|group|table)\b",
            "for_each": r"\b(?P<n>one|two|three|four) (?:notes? |things? |lines? )?for each (?:story|card|person|name)\b",
            "title": r"\b(?:find|write|choose|give) a (?:title|name|word|line) for each\b",
            "door": r"\bask (?:each|every) (?:one|person|of them)\b|\bregister as people come\b|\beach person at the door\b",
            "fill": r"\b(?:fill (?:in|it in)|fills? in|write .{0,40}\b(?:on|into) (?:the|your|each other’s) (?:sheet|form|handout|page|card))\b",
            "stranger": r"\b(?:know less well|new face|a stranger|somebody new|someone new|from another (?:trio|pair|group|table)|have not (?:talked|spoken)|find (?:somebody|someone|a person|one person|a new))\b",
            "near": r"\b(?:neighbour|near you|beside you|next to you|with whoever sits|stay with (?:the same|your) partner|same partner)\b",
        }.items()
    }


def _length(found: re.Match[str]) -> float:
    groups = found.groupdict()
    number = groups.get("n") or groups.get("m") or "0"
    unit = groups.get("unit") or groups.get("also") or "minutes"
    count = float(number) if number.isdecimal() else _NUMBERS[number.lower()]
    return count * (60 if unit.lower().startswith("min") else 1)


def needed(exercise: Exercise, people: int) -> tuple[Needed, ...]:
    """What each step of the main line needs at least, with so many people."""
    held: dict[int, list[Piece]] = {}
    for piece in pieces_of(exercise):
        if piece.step is not None and piece.label in ("Say", "Do", "Show"):
            held.setdefault(piece.step.line, []).append(piece)
    found: list[Needed] = []
    before: Step | None = None
    size: int | None = None
    for step, time in zip(exercise.steps, whole_times(exercise.steps, people), strict=True):
        texts = held.get(step.line, [])
        size = step.group.size or size
        least = time.min
        parts = list(_moving(step, before, texts, people))
        talk = list(_talking(step, texts, people, size))
        told = sum(part.seconds for part in talk)
        moved = sum(part.seconds for part in parts)
        # Rounds are turns: what comes before the first of them is not part of any, but where the
        # least of them has half minutes in it, those are kept for it.
        each = time.min // step.time.rounds
        spoken = (each // 60 * 60 or each) * step.time.rounds
        if step.time.rounds > 1 and step.time.per is None and moved and spoken > told:
            turn = in_words(spoken // step.time.rounds)
            parts.append(Part(f"{step.time.rounds} rounds of {turn}", spoken))
            if moved * _QUARTER < step.time.min or spoken < time.min:
                # So little is made up for within the first round, or has its half minutes.
                least += round(moved)
        else:
            parts += talk
            parts += _filling(exercise, step, texts)
        found.append(Needed(tuple(parts), least, time.max))
        before = step
    return tuple(found)


def check_times(exercise: Exercise, page: Page, report: Report) -> None:
    """Advise on steps that their own words do not fit into, with as many people as are usual."""
    people = exercise.usual_people
    for step, need in zip(exercise.steps, needed(exercise, people), strict=True):
        if need.most and not need.fits and (at := page.fact(step, "Time")):
            need_words, most = in_words(need.seconds), in_words(need.most)
            report.add("A828", at, n=people, need=need_words, parts=need.words, most=most)


def _moving(step: Step, before: Step | None, texts: Iterable[Piece], people: int) -> Iterator[Part]:
    if before is None or (step.group == before.group and step.group.size is not None):
        if step.group.size is None or before is None:
            return
        words = " ".join(piece.told for piece in texts if piece.label == "Say")
        if _patterns()["stranger"].search(words):
            yield Part("finding somebody new", STRANGER if people >= _LARGE else CHANGE)
        return
    if step.group.size is None:
        if before.group.size is not None and step.group.low == 0 and step.time.per is None:
            yield Part("back into the circle", INTO_CIRCLE)
        return
    words = " ".join(piece.told for piece in texts if piece.label == "Say")
    if _patterns()["stranger"].search(words):
        yield Part("finding somebody new", STRANGER if people >= _LARGE else CHANGE)
    elif _patterns()["near"].search(words):
        yield Part("turning to a neighbour", NEIGHBOUR)
    elif step.group.size > 2 and people >= _LARGE:
        yield Part("moving into threes or more", STRANGER)
    else:
        yield Part("moving", CHANGE)


def _talking(step: Step, texts: list[Piece], people: int, size: int | None) -> Iterator[Part]:
    """What is said, and in turns. Turns of small groups go on side by side."""
    words = sum(len(piece.text.split()) for piece in texts if piece.label == "Say")
    yield Part("what you say", words / _WORDS_A_SECOND)
    turns = step.group.size or (1 if step.group.low == 1 else people)
    yield from _turns(texts, turns, step.time.rounds)
    yield from _harvest(texts, step.group, people, size)


def _turns(texts: list[Piece], turns: int, rounds: int) -> Iterator[Part]:
    known = _patterns()
    longest = 0.0
    for piece in texts:
        for name in ("each", "gets", "tells"):
            if turns == 1 or (name == "tells" and (rounds > 1 or turns > _SMALL)):
                continue
            lengths = map(_length, known[name].finditer(piece.told))
            # So long a turn in a circle is not meant for everybody.
            longest = max(
                [longest, *(each for each in lengths if turns <= _SMALL or each <= _LONG)]
            )
    if longest:
        yield Part(f"{turns} turns of {in_words(round(longest))}", turns * longest)
    every = [found for piece in texts for found in known["round"].finditer(piece.told)]
    if every and not longest:
        latest = max(map(_length, every))
        yield Part(f"{rounds} rounds of {in_words(round(latest))} and more", rounds * latest)
    quiet = [
        _length(found)
        for piece in texts
        if piece.label == "Do"
        for found in known["quiet"].finditer(piece.told)
    ]
    if quiet:
        yield Part("quiet", max(quiet))
    if turns > 1:
        marked = [f for piece in texts for f in known["for_each"].finditer(piece.told)]
        if marked:
            count = max(_NUMBERS[f["n"].lower()] for f in marked)
            yield Part("notes", count * turns * NOTE)
        if any(known["title"].search(piece.told) for piece in texts):
            yield Part("a line for each", turns * 60)


def _harvest(texts: list[Piece], group: Group, people: int, size: int | None) -> Iterator[Part]:
    if group.low != 0:
        return
    known = _patterns()
    text = " ".join(piece.told for piece in texts)
    sizes = {"pair": 2, "trio": 3, "three": 3, "four": 4, "group": size or 4, "table": size or 4}
    whom = known["of_each"].search(text)
    speakers = -(-people // sizes[whom["whom"].lower()]) if whom else people
    few = known["voices"].search(text)
    if known["few"].search(text) and not whom:
        speakers = 0
    if known["sentence"].search(text) or whom:
        yield Part(f"{speakers} sentences", speakers * SENTENCE)
    elif known["word"].search(text):
        yield Part(f"{speakers} words", speakers * WORD)
    if few:
        count = few["few"].lower().split(" or ")[0]
        yield Part(f"{count} voices", _NUMBERS[count] * VOICE)


def _filling(exercise: Exercise, step: Step, texts: list[Piece]) -> Iterator[Part]:
    """A handout that is filled in where it is given."""
    given = {block.text.strip(" .").casefold() for block in step.blocks if block.label == "Handout"}
    if not given or not any(_patterns()["fill"].search(piece.told) for piece in texts):
        return
    for handout in exercise.handouts:
        if handout.name.casefold() in given and (
            lines := len(re.findall(r"…{2,}|\.{6,}|_{4,}", handout.text))
        ):
            yield Part(f"{lines} lines of a form", lines * FIELD)


def needed_by_item(item: Item, time: Time, people: int) -> Needed:
    """What a part of a plan that is no exercise needs at least. time: what it has in all."""
    texts = [Piece("Say", item.say_first, item.line)] if item.say_first else []
    texts += [Piece("Do", note, item.line) for note in item.notes]
    text = " ".join(piece.told for piece in texts)
    known = _patterns()
    parts = [Part("what you say", len(item.say_first.split()) / _WORDS_A_SECOND)]
    if known["door"].search(text):
        parts.append(Part(f"{people} people at one door", people * AT_THE_DOOR))
    paired = re.search(r"\b(?:partners?|each other|in pairs|pairs)\b", item.say_first, re.I)
    parts += _turns(texts, 2 if paired else people, 1)
    parts += _harvest(texts, Group(0, 0), people, None)
    if re.search(r"\bpulse\b.{0,40}\bslips\b|\bslips\b.{0,80}\bbowl\b", text, re.I):
        parts.append(Part("slips", 120))
    return Needed(tuple(parts), time.min, time.max)
