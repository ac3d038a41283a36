"""Certificates and sheets as tables, for a program to read. Days and minutes are plain; what is not
known is empty, and never 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l4pc_tui.core.certificates.certificate import Course, Issue, basis_words
from l4pc_tui.core.certificates.involvement import Band, band_of
from l4pc_tui.core.certificates.reflection import kind_words
from l4pc_tui.core.certificates.who import Attended, Refused, Somebody
from l4pc_tui.core.record.tables import Column, Table, Unit
from l4pc_tui.core.record.travel import Travels


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate."""

    course: Course
    who: Somebody
    issue: Issue


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """One session of somebody. reference: of the certificate that it is on, or ""."""

    who: Somebody
    line: Attended
    reference: str = ""


@dataclass(frozen=True, slots=True)
class InvolvedRow:
    """The same for somebody who may be paid."""

    who: Somebody
    line: Attended
    bands: Sequence[Band]
    declines: bool


_YES = Travels.YES

CERTIFICATES: Table[CertificateRow] = Table(
    "certificates", "Certificates", "one certificate",
    (
        Column("reference", "what stands on it, by which it is found again", Unit.ID, _YES,
               lambda row: row.issue.reference),
        Column("name", "whose it is", Unit.NAME, _YES, lambda row: row.who.name),
        Column("programme", "what it is of", Unit.WORDS, _YES, lambda row: row.course.programme),
        Column("provider", "who stands for it", Unit.NAME, _YES, lambda row: row.course.provider),
        Column("hours_up_to", "hours, rounded to a quarter once", Unit.COUNT, _YES,
               lambda row: row.who.hours),
        Column("hours_with_others", "of these, learning with others; empty where nobody knows",
               Unit.COUNT, _YES, lambda row: row.who.together),
        Column("sessions", "sessions attended", Unit.COUNT, _YES, lambda row: len(row.who.lines)),
        Column("basis", "what the hours rest on", Unit.WORDS, _YES,
               lambda row: basis_words(row.who.lines)),
        Column("issued", "the day of issue", Unit.DAY, _YES, lambda row: row.issue.day),
        Column("first_reference", "of a reissue, the reference of the first", Unit.ID, _YES,
               lambda row: row.issue.first),
        Column("first_issued", "of a reissue, the day of the first", Unit.DAY, _YES,
               lambda row: row.issue.first_day),
    ),
)  # fmt: skip

NONE: Table[Refused] = Table(
    "no-certificate", "Who gets no certificate", "one person who was looked at and gets none",
    (
        Column("name", "who it is", Unit.NAME, _YES, lambda row: row.who.name),
        Column("why", "why, in one word", Unit.WORD, _YES, lambda row: str(row.why)),
        Column("minutes", "how long they were there in all", Unit.MINUTES, _YES,
               lambda row: _minutes(row.who.seconds)),
        Column("told", "why, in words; and which certificate of theirs is out from before", Unit.WORDS,
               _YES, lambda row: row.told),
    ),
)  # fmt: skip

_SESSION: tuple[Column[AttendedRow], ...] = (
    Column("name", "who was there", Unit.NAME, _YES, lambda row: row.who.name),
    Column("date", "the day of the session", Unit.DAY, _YES, lambda row: row.line.given.day),
    Column("session", "its number in the programme", Unit.COUNT, _YES,
           lambda row: row.line.given.number or None),
    Column("title", "its title", Unit.WORDS, _YES, lambda row: row.line.given.title),
    Column("minutes", "how long they were there", Unit.MINUTES, _YES,
           lambda row: _minutes(row.line.hours.seconds)),
    Column("minutes_with_others", "of these, in pairs, in groups and in the whole circle; empty where "
           "nobody knows", Unit.MINUTES, _YES,
           lambda row: None if row.line.together is None else _minutes(row.line.together)),
    Column("basis", "what that rests on", Unit.WORDS, _YES, lambda row: row.line.basis),
)  # fmt: skip

SESSIONS: Table[AttendedRow] = Table(
    "sessions", "Sessions of the certificates", "one session of one certificate",
    (
        Column("reference", "of the certificate", Unit.ID, _YES, lambda row: row.reference),
        *_SESSION,
    ),
)  # fmt: skip

LEARNT: Table[AttendedRow] = Table(
    "learning", "Sessions of the sheets of learning", "one session of one person",
    (
        *_SESSION,
        Column("kind_of_activity", "how people worked, as the record tells", Unit.WORDS, _YES,
               lambda row: kind_words(row.line)),
    ),
)  # fmt: skip

INVOLVED: Table[InvolvedRow] = Table(
    "involvement", "Hours of involvement", "one session of one person",
    (
        Column("person", "who was there", Unit.NAME, _YES, lambda row: row.who.name),
        Column("date", "the day of the session", Unit.DAY, _YES, lambda row: row.line.given.day),
        Column("session", "its number in the programme", Unit.COUNT, _YES,
               lambda row: row.line.given.number or None),
        Column("title", "its title", Unit.WORDS, _YES, lambda row: row.line.given.title),
        Column("start", "when they came", Unit.CLOCK, _YES, lambda row: row.line.came),
        Column("end", "when they left", Unit.CLOCK, _YES, lambda row: row.line.left),
        Column("minutes", "how long they were there", Unit.MINUTES, _YES,
               lambda row: _minutes(row.line.hours.seconds)),
        Column("preparation_hours", "hours of preparation that were agreed, to be filled in",
               Unit.COUNT, _YES, lambda _row: None),
        Column("band", "by the programme’s own table; empty where none is set", Unit.WORDS, _YES,
               lambda row: band_of(row.line, row.bands)),
        Column("declines_payment", "whether they decline payment; why is not asked", Unit.YES, _YES,
               lambda row: row.declines),
        Column("payee", "who is paid, if somebody else, to be filled in", Unit.NAME, _YES,
               lambda _row: None),
        Column("confirmed_by", "who confirmed it, to be filled in", Unit.NAME, _YES,
               lambda _row: None),
        Column("claim_reference", "to be filled in", Unit.ID, _YES, lambda _row: None),
        Column("paid_on", "to be filled in", Unit.DAY, _YES, lambda _row: None),
    ),
)  # fmt: skip

TABLES = (CERTIFICATES, SESSIONS, NONE, LEARNT, INVOLVED)
"""All of them, as the page about exports lists them."""


def _minutes(seconds: float) -> int:
    return int(seconds / 60 + 0.5)
