"""What a room needs that a script may have forgotten: a secret that is one, somebody to be with, a
sign for those who do not hear, a stop that is nobody's fault, time for what was learned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.checking.pieces import SPOKEN, Page, Piece
from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.measures import Group
from l4pc_tui.core.script.model.model import Exercise, Step

# A vote that is to be secret ---------------------------------------------------------------

_HIDDEN = re.compile(
    r"\b(?:(?:against|close to|near|at|on|before|in front of) (?:the|your|their) chests?"
    r"|only (?:I|me|we|the two of us|one of us|the facilitators?|your facilitators?|you two)"
    r" (?:can |may |will )?(?:see|sees)"
    r"|(?:so that )?(?:nobody|no one|none of the others) else (?:can |may )?sees?"
    r"|under the table|behind (?:your|their) backs?)\b",
    re.I,
)
_VOTE = re.compile(
    r"\b(?:fingers?|thumbs?|one to five|1 ?(?:to|-|–) ?5|how safe|vote|votes|from one to (?:ten|four|three))\b",
    re.I,
)
_TRULY_HIDDEN = re.compile(
    r"\b(?:eyes (?:closed|shut)|(?:close|shut) (?:your|their) eyes|face[ -]down|slips?|bowl|basket"
    r"|in the chat|to me alone|private message|folded|cards?)\b",
    re.I,
)
_NOT_SO = re.compile(
    r"\b(?:never|do not|don['’]t|not with|no longer|instead of|rather than|cannot be)\b", re.I
)


_VOTED = ("finger", "thumb", "to five", "5", "how safe", "vote", "from one")


def check_secret_votes(pieces: Sequence[Piece], page: Page, report: Report) -> None:
    """Advise on a vote by hands that a circle cannot help but see."""
    for piece in pieces:
        group = piece.step.group if piece.step is not None else None
        if group is not None and (group.size is not None and group.size <= 3):
            continue
        if piece.label in ("Background", "Credits") or not piece.speaks_of(_VOTED):
            continue
        if not _VOTE.search(piece.told):
            continue
        found = _HIDDEN.search(piece.told)
        if found is None or _TRULY_HIDDEN.search(piece.told) or _NOT_SO.search(piece.told):
            continue
        report.add("A816", page.at(piece, piece.text[found.start() : found.end()]))


# Somebody to be with -----------------------------------------------------------------------

_ODD = re.compile(
    r"\b(?:left over|odd (?:number|one)|one (?:person )?over|one too many|uneven|make (?:a|up a) three"
    r"|without a partner|no partner|nobody to (?:be|talk|sit|work) with|one (?:pair|group|trio) of three"
    r"|three (?:in a group|together|go together)|in threes? if|pairs? or (?:trios?|threes)|twos or threes"
    r"|(?:a|one|the) (?:group|pair|trio|three) (?:has|have|of) (?:only )?(?:two|three|four)"
    r"|(?:only |just )two (?:people|in)|(?:group|groups) of (?:two|four)|one four|a four"
    r"|(?:if|where) (?:the )?(?:number|numbers) (?:does|do) not|go(?:es)? on as two)\b",
    re.I,
)
_OVER = ("over", "odd", "too many", "uneven", "three", "two", "four", "partner", "number", "trio")
_SIZES = {2: "pairs", 3: "trios"}
_ANY = (2, 100)
"""The range of a page that names none: that is to be written first."""


def check_left_over(
    exercise: Exercise, pieces: Sequence[Piece], page: Page, report: Report
) -> None:
    """Advise on the first pairs, and the first trios, of an exercise with no word on who is over."""
    low, high = exercise.people
    for size, name in _SIZES.items():
        steps = [step for step in exercise.steps if step.group == Group(size, size)]
        if not steps or exercise.people == _ANY or (low == high and high % size == 0):
            continue
        # Who is over may be said where the room is still one, or on the list before it begins.
        told = [
            p
            for p in pieces
            if p.label in ("Before you begin", "Access")
            or (p.step is not None and (p.step in steps or p.step.group.size is None))
        ]
        if any(_ODD.search(piece.text) for piece in told if piece.speaks_of(_OVER)):
            continue
        first = steps[0]
        at = page.fact(first, "Group") or page.heading(first.line)
        rest = "three go together" if size == 2 else "a group of two or four"
        report.add("A817", at, groups=name, rest=rest)


# A sign that can be seen -------------------------------------------------------------------

_BELL = re.compile(
    r"\b(?:(?:at|by|with|until|before|after) (?:the|each|every|a)(?: \w+)? bell|the (?:soft|loud|next|first|last|second) bell"
    r"|(?<!the )(?<!a )(?<!your )(?<!this )ring (?:the bell|a bell|softly|quietly|loudly|once|twice|gently|again)|the bell (?:rings|goes|tells))\b",
    re.I,
)
_SEEN = re.compile(
    r"\b(?:raised? (?:a |your |my |the |one )?(?:hands?|arms?)|hands? (?:is |are |goes? |go )?(?:up|raised)|light|lights|lamp|flash(?:es)?"
    r"|(?:hold|put|lift)s? (?:up )?(?:a|one|both|my|your|the) (?:hands?|arms?)|(?:hands?|arms?) (?:\w+ )?in the air"
    r"|wave|waves|sign (?:that|which) (?:can|is)|visible|can be seen|on the screen|a coloured (?:sheet|card|cloth)|the screen)\b",
    re.I,
)


def check_bells(pieces: Sequence[Piece], page: Page, report: Report) -> None:
    """Advise on a bell that nobody sees: once, where it is first heard."""
    rung = [
        piece
        for piece in pieces
        if piece.label in (*SPOKEN, "Note", "If")
        and ("ell" in piece.text or "ing " in piece.text)
        and _BELL.search(piece.text)
    ]
    if not rung or any(_with_sign(piece) for piece in pieces):
        return
    found = _BELL.search(rung[0].text)
    assert found is not None
    report.add("A818", page.at(rung[0], found[0]), x=found[0])


def _with_sign(piece: Piece) -> bool:
    """True for a text that gives a sign to see along with the bell."""
    if piece.label == "Access":
        return bool(
            re.search(r"\b(?:bells?|ring|signals?|sounds?)\b", piece.text, re.I)
            and _SEEN.search(piece.text)
        )
    return piece.speaks_of(("bell", "ring")) and any(
        _SEEN.search(each.words) and re.search(r"\b(?:bell|ring)", each.words, re.I)
        for each in piece.sentences
    )


# A stop that is nobody's fault -------------------------------------------------------------

_LOW = re.compile(
    r"\b(?:(?:one|a single|1) (?:finger|low (?:answer|card|number|slip))|on one finger|is a (?:one|1)|(?:a|any) (?:one|1)\b(?= (?:is|on|in|among|comes|from))"
    r"|(?:shows?|says?|answers?|gives?|writes?) (?:a |an? )?(?:one|1)\b(?! (?:word|line|thing|sentence|of|or|by|more))(?: finger)?)",
    re.I,
)
_ENDS = re.compile(
    r"\b(?:whole room (?:goes|stops)|(?:go|goes) (?:straight |right )?(?:on |back )?to the (?:last step|way back|end|close)"
    r"|(?:then|and) (?:from there )?to the (?:last step|way back|end)|go from there to|stop (?:here|there|at once|the exercise)|(?:it|we|the exercise|everything) (?:stops|ends)|stay with the first|end (?:here|it there)"
    r"|is enough(?: to stop)?|(?:skip|leave out) (?:the|this))\b",
    re.I,
)
_OTHER_WAY = re.compile(
    r"\b(?:two rooms|plan B|both rooms|each (?:person )?chooses|you choose|people choose|other room|pause|five minutes)\b",
    re.I,
)


def check_low_answers(
    pieces: Sequence[Piece], exercise: Exercise | None, page: Page, report: Report
) -> None:
    """Advise where one low answer ends what everybody came for."""
    told: set[int] = set()
    for step in (*exercise.steps, *exercise.sides) if exercise else ():
        stops = [door for door in step.doors if door.verb in ("skip to", "end")]
        ending = [door for door in stops if _LOW.search(door.condition)]
        if not ending or any(_OTHER_WAY.search(p.told) for p in pieces if p.step is step):
            continue
        for door in ending:
            report.add("A819", page.heading(door.line))
        told.add(step.line)
    for piece in pieces:
        if piece.step is not None and piece.step.line in told:
            continue
        if not piece.speaks_of(_VOTED):
            continue
        low = _LOW.search(piece.told)
        ends = _ENDS.search(piece.told)
        if low is None or ends is None or _OTHER_WAY.search(_beside(piece, pieces)):
            continue
        if _VOTE.search(piece.told):
            report.add("A819", page.at(piece, piece.text[low.start() : low.end()]))


def _beside(piece: Piece, pieces: Sequence[Piece]) -> str:
    if piece.step is None:
        return piece.told
    return "\n".join(other.told for other in pieces if other.step is piece.step)


# Time for what was learned -----------------------------------------------------------------


_SEVERAL = 3
"""So many steps make an exercise of which something may be lost."""


def check_harvest(exercise: Exercise, page: Page, report: Report) -> None:
    """Advise where an exercise goes to Feel or deeper, and no question to the circle is sure to be asked."""
    steps = exercise.steps
    deep = [at for at, step in enumerate(steps) if _deepest(step).depth >= Place.FEEL.depth]
    if not deep or len(steps) < _SEVERAL:
        return
    after = steps[deep[0] :]
    asked = [step for step in after if step.group.low == 0 and _asks(step)]
    if any(step.cut == "never" for step in asked):
        return
    may_go = [step for step in asked if step.cut != "never"]
    at: Span | None = page.fact(may_go[-1], "Cut") if may_go else None
    if at is not None:
        report.add("A824", at, name=may_go[-1].name, x="never")
    else:
        report.add("A824", page.heading(steps[deep[-1]].line), name=None, x=None)


def _deepest(step: Step) -> Place:
    places = [step.depth, *(probe.depth for probe in step.probes)]
    return max(
        (p for p in places if p is not Place.RETURN), key=lambda p: p.depth, default=Place.ARRIVE
    )


def _asks(step: Step) -> bool:
    asks = [block.text for block in step.blocks if block.label == "Ask" and block.text]
    # A vote on how safe it is asks for no learning.
    return any(not re.search(r"\bhow safe\b", text, re.I) for text in asks)


# Rooms online ------------------------------------------------------------------------------

_MINUTES = re.compile(r"\b(?:minutes?|seconds?|\d+ ?(?:min|sec))\b", re.I)
_ROOMS = re.compile(r"\b(?:add|rooms?|breakouts?|open(?:s|ing)?|moving)\b", re.I)


def check_opening_rooms(
    exercise: Exercise, pieces: Sequence[Piece], page: Page, report: Report
) -> None:
    """Advise where groups meet online and the page gives no minute for opening their rooms."""
    section = exercise.section("Online")
    if exercise.setting == "room" or section is None:
        return
    if not any(step.group.size is not None for step in exercise.steps):
        return
    texts = [piece for piece in pieces if piece.label == "Online"]
    for piece in texts:
        if any(_MINUTES.search(s.words) and _ROOMS.search(s.words) for s in piece.sentences):
            return
    report.add("A825", page.heading(section.line))
