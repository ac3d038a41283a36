"""The columns of a header row: what its headings name, alone and beside one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l4pc_tui.core.attendance.headings import Col, column_of
from l4pc_tui.core.attendance.moments import moment_in
from l4pc_tui.core.text import fold

Columns = tuple[Col | None, ...]

TIMES = (
    Col.JOIN, Col.LEAVE, Col.FIRST_JOIN, Col.LAST_LEAVE, Col.TIMESTAMP, Col.LEFT_AT, Col.SENT,
    Col.STARTED,
)  # fmt: skip
"""The columns that hold a time of somebody's own."""
LENGTHS = (Col.DURATION, Col.SECONDS)
NAMING = (
    Col.NAME, Col.USER_NAME, Col.FIRST, Col.LAST, Col.EMAIL, Col.UPN, Col.REGISTERED_EMAIL,
    Col.REGISTERED_FIRST, Col.REGISTERED_LAST,
)  # fmt: skip
WHOLE_NAMES = frozenset(NAMING) - {Col.EMAIL, Col.UPN}
OF_A_MEETING = frozenset({Col.TOPIC, Col.MEETING, Col.MEETING_START, Col.MEETING_END, Col.HOST})

FORM = frozenset({Col.TIMESTAMP, Col.SENT})
_GUESSES = (
    (
        re.compile(r"\b(?:organi[sz]ation|employer|company|trust|council|workplace)\b"),
        Col.ORGANISATION,
    ),
    (re.compile(r"\b(?:e ?mail|ebost)\b"), Col.EMAIL),
    (re.compile(r"\b(?:sessions?|workshops?|sesiwn)\b"), Col.WHICH),
    (re.compile(r"\b(?:first|given) name\b"), Col.FIRST),
    (re.compile(r"\b(?:last|family) name\b|\bsurname\b"), Col.LAST),
    (re.compile(r"\b(?:name|enw)\b(?!.*\b(?:manager|session|event|school|child|pet)\b)"), Col.NAME),
)
"""Columns that a form's own question is about."""


_CAME, _WENT = (Col.JOIN, Col.FIRST_JOIN), (Col.LEAVE, Col.LAST_LEAVE)
_PAIRS = (("start time", "end time"), ("from", "to"), ("from", "until"))
"""Headings that are times of somebody's own only where both stand there."""


def columns_of(texts: Sequence[str]) -> Columns:
    """The columns that a row of headings names; what a form asks in its own words is guessed."""
    columns = [column_of(text) for text in texts]
    _of_the_meeting(columns)
    _of_two_times(columns, texts)
    known = {column for column in columns if column}
    if {Col.FIRST, Col.LAST, Col.NAME} & known:
        for at, text in enumerate(texts):
            if columns[at] is None and text[:1].isdigit() and moment_in(text):
                columns[at] = Col.SESSION
    if known & FORM and Col.ACTION not in known:
        for at, text in enumerate(texts):
            if columns[at] is None and text:
                columns[at] = _guess(text, columns)
    return tuple(columns)


def _of_the_meeting(columns: list[Col | None]) -> None:
    """Tell the meeting's own columns from the person's, where one row has both.

    The same heading may stand twice; what stands before the person's name is the host's.
    """
    if not {Col.TOPIC, Col.MEETING} & set(columns):
        return
    name = max((at for at, column in enumerate(columns) if column is Col.NAME), default=0)
    for at, column in enumerate(columns):
        if column is Col.STARTED:
            columns[at] = Col.MEETING_START
        elif column is Col.SENT:
            columns[at] = Col.MEETING_END
        elif column in (Col.EMAIL, Col.DURATION, Col.USER_NAME) and at < name:
            again = column in columns[name:]
            if again or column is Col.USER_NAME:
                columns[at] = Col.HOST if column is Col.EMAIL else Col.OTHER


def _of_two_times(columns: list[Col | None], texts: Sequence[str]) -> None:
    """Tell times of coming and going by each other, where a heading alone may mean something else.

    ``Joined`` counts visits beside a first and a last time, a form has a start and an end of its
    own, and an arrival alone is no first one of several.
    """
    known = {column for column in columns if column}
    if not known & WHOLE_NAMES or known & {Col.ACTION, Col.SECONDS, Col.TOPIC, Col.MEETING}:
        return
    keys = [fold(text) for text in texts]
    for came, went in _PAIRS:
        if came in keys and went in keys and not known & {*_CAME, *_WENT, *FORM}:
            columns[keys.index(came)], columns[keys.index(went)] = Col.JOIN, Col.LEAVE
    known = {column for column in columns if column}
    if known & set(_WENT) and not known & set(_CAME):
        for at, column in enumerate(columns):
            if keys[at] == "joined" or column is Col.SENT:
                columns[at] = Col.JOIN
                break
    known = {column for column in columns if column}
    if known & {Col.DURATION, Col.UPN, Col.DETAILS}:
        return
    for coarse, fine, other in (
        (Col.FIRST_JOIN, Col.JOIN, Col.LAST_LEAVE), (Col.LAST_LEAVE, Col.LEAVE, Col.FIRST_JOIN),
    ):  # fmt: skip
        if coarse in known and other not in known and fine not in known:
            columns[columns.index(coarse)] = fine


def _guess(question: str, columns: Sequence[Col | None]) -> Col | None:
    key = fold(question)
    for pattern, column in _GUESSES:
        if pattern.search(key):
            taken = column in columns or (column is Col.NAME and Col.FIRST in columns)
            return None if taken else column
    return None
