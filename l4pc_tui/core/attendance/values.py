"""What is read of an attendance file: people with times, and what is uncertain, as values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from l4pc_tui.core.attendance.moments import Moment
from l4pc_tui.core.people import question

YES_NO = ("yes", "no")


class Outcome(StrEnum):
    """Whether the file was read, must be asked about first, or is nothing that can be read."""

    READ = "read"
    ASK = "ask"
    REFUSE = "refuse"


class Came(StrEnum):
    """Whether the file says that a person came."""

    HERE = "here"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Given:
    """The session that a file is taken into; what is "" is not known.

    date: ISO. start, end: HH:MM in London.
    """

    date: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file leaves open.

    key: what an answer names. text: the question, to a person. answers: all that there are, the
    first or ``proposed`` being what is read meanwhile; empty where any words will do. usual: words
    that a face may offer then. must: nothing is taken in before it is answered.
    """

    key: str
    text: str
    answers: tuple[str, ...] = ()
    proposed: str = ""
    must: bool = False
    usual: tuple[str, ...] = ()

    def asked(self) -> question.Question:
        """As every face asks it."""
        offered = self.answers or self.usual
        choices = tuple(question.Choice(each, each[:1].upper() + each[1:]) for each in offered)
        row = self.key.partition(":")[2].partition(".")[0]
        return question.Question(self.key, self.text, choices, f"Row {row}" if row else "")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A row that looks like a person's and is none."""

    row: int
    why: str


Interval = tuple[int | None, int | None]
"""From and to, as seconds of the clock in London since the year 1; None is not in the file."""


@dataclass(frozen=True, slots=True)
class PersonRead:
    """One person as the file tells of her.

    row: the first that names her. role: as the service says, or "". stated: seconds that the
    service states where the times do not say them, None otherwise. signed: when she signed in.
    """

    row: int
    name: str
    email: str
    came: Came
    role: str = ""
    intervals: tuple[Interval, ...] = ()
    flags: frozenset[str] = frozenset()
    aka: tuple[str, ...] = ()
    stated: int | None = None
    signed: int | None = None
    organisation: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says. why: one sentence for *refuse*, and what was done that is not plain.

    service, layout: what it was taken for, in words.
    """

    outcome: Outcome
    why: str = ""
    questions: tuple[Question, ...] = ()
    people: tuple[PersonRead, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    service: str = ""
    layout: str = ""


Visit = tuple[Moment, Moment]
"""One joining and leaving as it stands in the file."""


@dataclass(slots=True)
class Seen:
    """What some rows of one table say of one person, before rows are brought together.

    keys: addresses by which other rows know her. names: those by which they do. apart: what keeps rows of one name apart (a
    connection, a ticket). came: None where her times decide. times: from and to by turns. fallback, coarse: the times
    and the stated length of a coarser table, for whoever the finer one does not name.
    """

    row: int
    name: str
    email: str = ""
    keys: tuple[str, ...] = ()
    apart: str = ""
    aka: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    role: str = ""
    came: Came | None = None
    times: list[Moment] = field(default_factory=list)
    fallback: list[Moment] = field(default_factory=list)
    stated: int | None = None
    coarse: int | None = None
    signed: list[int] = field(default_factory=list)
    organisation: str = ""
    remark: str = ""
    names: set[str] = field(default_factory=set)
    order: int = 0

    def __post_init__(self) -> None:
        """By default other rows know her by her name."""
        self.names = self.names or ({self.name} if self.name else set())


def visits(times: Sequence[Moment]) -> Iterator[Visit]:
    """Times as visits, from and to."""
    each = iter(times)
    return zip(each, each, strict=True)
