"""The certificate of one person, as a page.

It says who was where for how long and what that rests on. It holds no role, no organisation and
nothing about anybody's life or health, and it speaks of points or of being accredited only where
somebody entered a body and its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l4pc_tui.core.certificates.who import Attended, Refused, Somebody, day_words, hours_words
from l4pc_tui.core.document.model import Blank, Document, Grid, Look, Paragraph, Section
from l4pc_tui.core.people.hours import hours_in_words
from l4pc_tui.core.text.amounts import capital, count, listed

TITLE = "Certificate of attendance"
TO_HAND_OUT = "Each page behind this one is for the person whom it names. Keep this list."
"""On the first page of many."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the people of a certificate went through.

    provider: who stands for it, or "". facilitators: as they wish to be named, or none. body,
    number: who accredited it, and under which number; both or neither.
    """

    programme: str
    provider: str = ""
    facilitators: tuple[str, ...] = ()
    body: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of a certificate. day: ISO. first, first_day, first_hours: the first one of the same
    person, where this is another; "" and 0 where it is the first."""

    reference: str
    day: str
    first: str = ""
    first_day: str = ""
    first_hours: float = 0.0

    @property
    def again(self) -> bool:
        """Whether there was one before."""
        return bool(self.first)


def certificate(course: Course, who: Somebody, issue: Issue) -> Document:
    """The certificate of one person."""
    return Document(
        TITLE, Look.CERTIFICATE, about(course, who, issue), "", body(course, who, issue),
        author=course.provider,
    )  # fmt: skip


def for_printing(
    course: Course, each: Sequence[tuple[Somebody, Issue]], none: Sequence[Refused]
) -> Document:
    """All of them, each on a page of its own, behind a list for whoever hands them out; and who gets
    none, and why."""
    pages = tuple(
        Section(
            f"{TITLE}: {who.name}",
            (Grid("This certificate", ("What", "Which"), about(course, who, issue)),
             *body(course, who, issue)),
        )
        for who, issue in each
    )  # fmt: skip
    rows = tuple((who.name, f"up to {hours_words(who.hours)}", one.reference) for who, one in each)
    listed_here = [Grid("The pages that follow", ("Name", "Hours", "Reference"), rows)]
    if none:
        why = tuple((one.who.name, f"{capital(one.told)}.") for one in none)
        listed_here.append(Grid("Who gets none", ("Name", "Why"), why))
    return Document(
        f"Certificates of attendance: {course.programme}", Look.CERTIFICATE,
        blocks=(Paragraph(TO_HAND_OUT), *listed_here), sections=pages, author=course.provider,
        new_page=True,
    )  # fmt: skip


def about(course: Course, who: Somebody, issue: Issue) -> tuple[tuple[str, str], ...]:
    """Whose it is, of what, how long, and which one it is; what is not known has no line."""
    together = who.together
    told = (
        ("Name", who.name),
        ("Programme", course.programme),
        ("Provider", course.provider),
        ("Facilitated by", listed(course.facilitators) if course.facilitators else ""),
        ("Dates", days_words(who.lines)),
        ("Hours", f"up to {hours_words(who.hours)}"),
        ("Of these, learning with others", together_words(who) if together is not None else ""),
        ("Hours rest on", basis_words(who.lines)),
        ("Accredited by", f"{course.body}, number {course.number}" if course.body else ""),
        ("Issued", day_words(issue.day)),
        ("Reference", issue.reference),
        ("Issued again", _again(who, issue)),
    )
    return tuple((label, value) for label, value in told if value)


def body(course: Course, who: Somebody, issue: Issue) -> tuple[Paragraph | Grid | Blank, ...]:
    """What stands below: that somebody took part, the sessions, how hours were counted."""
    again = " This is a reissue." if issue.again else ""
    took_part = f"{who.name} took part in {count(len(who.lines), 'session')} of {course.programme}."
    blanks = () if course.provider else (Blank("Provider"),)
    return (
        Paragraph(f"{took_part}{again}", strong=True),
        sessions(who.lines),
        Paragraph(
            "Hours are from coming to leaving, within the session and without its breaks. They are "
            "rounded to a quarter of an hour once, on the total."
        ),
        *(
            (Paragraph(
                "Learning with others is the time in pairs, in groups and in the whole circle, as the "
                "record of each session tells it." + _unknown(who)
            ),) if who.together is not None else ()
        ),
        *blanks,
        Blank("Signed for the provider"),
    )  # fmt: skip


def list_of(people: Sequence[Somebody]) -> tuple[Paragraph, Grid]:
    """The first page of sheets for many: whose pages follow."""
    rows = tuple((who.name, hours_words(who.hours)) for who in people)
    return Paragraph(TO_HAND_OUT), Grid("The pages that follow", ("Name", "Hours"), rows)


def sessions(lines: Iterable[Attended]) -> Grid:
    """A line for each session."""
    rows = tuple(
        (day_words(each.given.day), session_words(each), minutes_words(each.hours.seconds), each.basis)
        for each in lines
    )  # fmt: skip
    return Grid("Sessions attended", ("Date", "Session", "Time", "Time rests on"), rows,
                frozenset({2}))  # fmt: skip


def session_words(line: Attended) -> str:
    """ "Session 3: Half day three"."""
    number = f"Session {line.given.number}" if line.given.number else ""
    return ": ".join(filter(None, (number, line.given.title))) or "Session"


def minutes_words(seconds: float) -> str:
    """A length of one session in hours and minutes."""
    return hours_in_words(int(seconds / 60 + 0.5))


def together_words(who: Somebody) -> str:
    """The hours of learning with others: "14.5 hours", with what of it nobody knows."""
    return hours_words(who.together or 0.0)


def days_words(lines: Sequence[Attended]) -> str:
    """ "6 October 2026 to 1 December 2026", or the one day."""
    days = sorted(filter(None, (each.given.day for each in lines)))
    ends = dict.fromkeys(day_words(day) for day in (days[:1] + days[-1:]))
    return " to ".join(ends)


def basis_words(lines: Iterable[Attended]) -> str:
    """What all of the hours rest on, each once."""
    return listed(tuple(dict.fromkeys(each.basis for each in lines))) or "nothing"


def _again(who: Somebody, issue: Issue) -> str:
    if not issue.again:
        return ""
    first = f"first issued on {day_words(issue.first_day)}, reference {issue.first}"
    if issue.first_hours == who.hours:
        return first
    return f"{first}, then up to {hours_words(issue.first_hours)}"


def _unknown(who: Somebody) -> str:
    if not who.unknown:
        return ""
    of = count(who.unknown, "session")
    return f" Of {of} nothing of that was recorded, and none of its time is counted here."
