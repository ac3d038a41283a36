"""A sheet on which a person writes what they learnt, for whom they answer to."""

from __future__ import annotations

from collections.abc import Sequence

from l4pc_tui.core.certificates.certificate import (
    Course,
    basis_words,
    days_words,
    list_of,
    minutes_words,
    session_words,
    together_words,
)
from l4pc_tui.core.certificates.regulators import REGULATORS, SURE_WORDS, Regulator
from l4pc_tui.core.certificates.who import Attended, Somebody, day_words, hours_words
from l4pc_tui.core.document.model import Blank, Block, Document, Grid, Look, Paragraph, Section
from l4pc_tui.core.text.amounts import listed

NOT_KNOWN = "not recorded"
"""Where nobody knows how people worked: never a guess."""


def reflection(course: Course, who: Somebody, regulator: Regulator) -> Document:
    """The sheet of one person."""
    row = REGULATORS[regulator]
    return Document(
        f"Record of learning for {row.name}", Look.SHEET, _about(course, who, regulator),
        row.notice, (_sessions(who, regulator), *_notes(who, regulator)), _sections(regulator),
        author=course.provider,
    )  # fmt: skip


def reflections(course: Course, people: Sequence[Somebody], regulator: Regulator) -> Document:
    """Those of several people, each beginning a page, behind a list of them."""
    row = REGULATORS[regulator]
    pages = tuple(
        Section(
            who.name,
            (*((Paragraph(row.notice, strong=True),) if row.notice else ()),
             Grid("About this sheet", ("What", "Which"), _about(course, who, regulator)),
             _sessions(who, regulator), *_notes(who, regulator)),
            _sections(regulator),
        )
        for who in people
    )  # fmt: skip
    return Document(
        f"Records of learning for {row.name}: {course.programme}", Look.SHEET, (), "",
        list_of(people), pages, author=course.provider, new_page=True,
    )  # fmt: skip


def _about(course: Course, who: Somebody, regulator: Regulator) -> tuple[tuple[str, str], ...]:
    row = REGULATORS[regulator]
    together = together_words(who) if who.together is not None else NOT_KNOWN
    told = (
        ("Name", who.name),
        ("Programme", course.programme),
        ("Provider", course.provider),
        ("Dates", days_words(who.lines)),
        ("Hours", f"up to {hours_words(who.hours)}"),
        ("Participatory hours", together if row.together else ""),
        ("Hours rest on", basis_words(who.lines)),
        ("Discussion in pairs or groups", _talked(who.lines) if row.kinds else ""),
    )
    return tuple((label, value) for label, value in told if value)


def _sessions(who: Somebody, regulator: Regulator) -> Grid:
    row = REGULATORS[regulator]
    heads = ["Date", "Session"]
    heads += ["Kind of activity"] if row.kinds else []
    heads += ["Time"] + (["Of it with others"] if row.together else [])
    numbers = {heads.index("Time")}
    numbers |= {heads.index("Of it with others")} if row.together else set()
    rows = tuple(
        tuple(
            filter(None, (
                day_words(each.given.day), session_words(each), kind_words(each) if row.kinds else "",
                minutes_words(each.hours.seconds), with_others(each) if row.together else "",
            ))
        )
        for each in who.lines
    )  # fmt: skip
    return Grid("Sessions in the order of their dates", tuple(heads), rows, frozenset(numbers))


def kind_words(line: Attended) -> str:
    """What kind of activity a session was: "facilitated session: in pairs, in small groups"."""
    if line.together is None:
        return f"facilitated session; how people worked is {NOT_KNOWN}"
    return f"facilitated session{': ' if line.ways else ''}{', '.join(line.ways)}"


def with_others(line: Attended) -> str:
    """How long somebody learnt with others in a session."""
    return NOT_KNOWN if line.together is None else minutes_words(line.together)


def _talked(lines: Sequence[Attended]) -> str:
    """In which sessions there was talk in pairs or groups, as their records tell."""
    ways = tuple(dict.fromkeys(way for line in lines for way in line.ways))
    if ways:
        where = sum(bool(line.ways) for line in lines)
        return f"{listed(ways)}, in {where} of {len(lines)} sessions"
    return NOT_KNOWN if any(line.together is None for line in lines) else "none recorded"


def _notes(who: Somebody, regulator: Regulator) -> tuple[Block, ...]:
    counted = Paragraph(
        "Hours with others are those in pairs, in groups and in the whole circle, as the record of each "
        "session tells them. Whether other time in the room counts as well is for you to judge."
    )
    blocks = (counted,) if REGULATORS[regulator].together else ()
    if not who.unknown:
        return blocks
    return (
        *blocks,
        Paragraph(
            f"“{NOT_KNOWN.capitalize()}” means that nobody ran the session with the program: fill it in from "
            "what you remember."
        ),
    )


def _sections(regulator: Regulator) -> tuple[Section, ...]:
    row = REGULATORS[regulator]
    asks = Grid(
        f"What {row.name} asks for", ("What is asked for", "How sure that is"),
        tuple((each.words, SURE_WORDS[each.sure]) for each in row.asks),
    )  # fmt: skip
    check = Paragraph(
        "Rules change. Look them up on the regulator’s own page before you rely on these."
    )
    pieces = tuple(
        Section(piece.heading, tuple(Blank(words, lines) for words, lines in piece.prompts))
        for piece in row.pieces
    )
    return (*pieces, Section("What is asked for", (asks, check)))
