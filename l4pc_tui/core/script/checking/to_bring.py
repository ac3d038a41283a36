"""Things that a script uses and that its list does not name: nobody would pack them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from l4pc_tui.core.script.checking.pieces import Page, Piece
from l4pc_tui.core.script.messages.report import Report
from l4pc_tui.core.script.model.materials import things
from l4pc_tui.core.script.model.model import Exercise

_A = r"(?:an?|the|your|their|each|every|one|two|three|four|five|six|his|her|both|another|blank|\d+)"
_OF = r"(?:[a-z]+ )?"
_THINGS: tuple[tuple[str, str, str, str], ...] = (
    ("cards", "card", rf"{_A} {_OF}cards?|cards (?:down|on|into|face|in)", r"\w*cards?|handouts?"),
    ("slips of paper", "slip", rf"{_A} {_OF}slips?(?! (?:of the|up|away|out))|slips (?:in|into|of)",
     r"slips?|strips?|paper|cards?|sticky notes|notebooks?"),
    ("a bowl", "bowl", r"(?:a|the|your) bowl", r"bowls?|baskets?|box|boxes|hat|bag|tin|jar|basin"),
    ("pens", "pen|marker|felt", rf"{_A} {_OF}(?:pens?|pencils?|markers?|felt[ -]tips?)(?! friend)|pens down",
     r"pens?|pencils?|markers?|felt[ -]?tips?|crayons?|chalk"),
    ("sticky notes", "sticky|post", r"sticky notes?|post-?its?", r"sticky notes?|post-?its?|notes"),
    ("large sheets", "sheet|flip", r"(?:large|big|long|blank) sheets?|flip ?charts?",
     r"sheets?|flip ?charts?|rolls? of paper|lining paper|paper"),
    ("tape", "hang|tape|the wall", r"(?:hangs? (?:it|them|yours|the|your|up|their|each|every|both)|with tape|(?:stick|tape|pin|put|fix) (?:it|them|yours) (?:up )?(?:on|to) the wall"
     r"|tape (?:it|them|the|your))",
     r"tape|tacks?|blu-?tack|pins?|pin|magnets?|pegs?|clips?|sticky|hooks?|nails?|something to hang"),
    ("a bell", "bell|ring ", r"(?:at|by|until) the (?:soft |loud )?bell|(?<!the )(?<!a )(?<!your )ring (?:softly|quietly|loudly|once|twice|gently|the bell|a bell)",
     r"bells?|chimes?|gong|triangle|whistle|drum|singing bowl|timer|(?:the )?screen"),
    ("envelopes", "envelope", r"(?:an?|the|your) envelopes?|envelopes", r"envelopes?"),
    ("stamps", "stamp", r"(?:a|the) stamp (?:on|for)|stamped", r"stamps?|stamped"),
    ("scissors", "scissors|cut ", r"(?:with|use|pass|take|bring) (?:the |your |a pair of |some )?scissors|cut (?:it|them) (?:out|up|in)", r"scissors|knife"),
    ("string", "string|wool|rope|ribbon", r"(?:a|the) (?:piece of |ball of |length of )?(?:string|wool|rope|ribbon)", r"string|wool|rope|ribbon|yarn|cord"),
    ("dots to stick", "dots|sticker", r"(?:sticky |coloured |three |two |five )dots|stickers", r"dots?|stickers?"),
    ("postcards", "postcard", rf"{_A} {_OF}postcards?", r"(?:post)?cards?"),
    ("a candle", "candle", r"(?:a|the) candles?|light (?:a|the) candle", r"candles?|lamp"),
    ("dice", " die|dice", r"(?:a|the) (?:die|dice)\b(?= )|roll the dice", r"dice|die"),
)  # fmt: skip
"""What a thing is called: its roots, its words where it is used, and those on a list."""


@cache
def _used() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            name,
            tuple(roots.split("|")),
            re.compile(rf"\b(?:{used})\b", re.I),
            re.compile(rf"\b(?:{listed})\b", re.I),
        )
        for name, roots, used, listed in _THINGS
    )


_WRITES = re.compile(r"(?:^|[.:;] )(?:Then |Now )?Write (?!.*\bchat\b)", re.M)
_ELSEWHERE = re.compile(
    r"\b(?:on the call|in the chat|online|at home|last time|if you have|in your pocket)\b", re.I
)


def check_listed(exercise: Exercise, pieces: Sequence[Piece], page: Page, report: Report) -> None:
    """Advise on each thing that the room uses and no line of “Before you begin” names."""
    section = exercise.section("Before you begin")
    listed = section.text if section is not None else ""
    spoken = [
        piece for piece in pieces if piece.label in ("Say", "Do", "Show") and piece.step is not None
    ]
    for name, roots, used, known in _used():
        if known.search(listed):
            continue
        for piece in spoken:
            if piece.speaks_of(roots) and (found := _first(used, piece)):
                words = piece.text[found.start() : found.end()]
                report.add("A820", page.at(piece, words), x=name)
                break
        else:
            if name == "pens" and exercise.setting != "online":
                _check_writing(spoken, page, report)


def _first(used: re.Pattern[str], piece: Piece) -> re.Match[str] | None:
    """Where a sentence uses the thing, and does not speak of another time or place."""
    for sentence in piece.sentences:
        if (
            found := used.search(piece.told, sentence.start, sentence.start + len(sentence.words))
        ) and (not _ELSEWHERE.search(sentence.words)):
            return found
    return None


def _check_writing(spoken: Sequence[Piece], page: Page, report: Report) -> None:
    for piece in spoken:
        if piece.label == "Say" and (found := _WRITES.search(piece.told)):
            start = found.end() - len("Write ")
            report.add("A820", page.at(piece, piece.text[start : start + 5]), x="pens")
            return


_EACH = re.compile(
    r"(?:\w+ )?(?:cards?|pens?|pencils?|handouts?|slips?(?: of paper)?|postcards?|copies|notebooks?)\b",
    re.I,
)


def check_enough(exercise: Exercise, page: Page, report: Report) -> None:
    """Advise on a number of things that suffices for some of the sizes that the page allows."""
    section = exercise.section("Before you begin")
    low, high = exercise.people
    if section is None or low == high:
        return
    for row in section.text.split("\n"):
        if row[:2] != "- " or not row[2:3].isdigit():
            continue
        for thing in things(row[2:]):
            counted = thing.count is not None and thing.share is None
            if counted and low <= (thing.count or 0) < high and _EACH.match(thing.what):
                at = page.at(
                    Piece(section.name, section.text, section.line), row[2:].split("\n")[0]
                )
                report.add("A827", at, n=high, thing=thing.what)
