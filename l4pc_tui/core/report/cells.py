"""All numbers of a report in one ledger, so that none can be worked out from two of its tables."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from l4pc_tui.core.disclosure.ledger import Ledger, Rate, Sum
from l4pc_tui.core.disclosure.rules import Rule
from l4pc_tui.core.people.hours import Basis
from l4pc_tui.core.report.figures import Asking, Figures, Meeting, Pulse

MINUTES = "minutes"


class _Book:
    """A ledger on its way."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.sums: list[Sum] = []
        self.rates: list[Rate] = []
        self.sizes: dict[str, str] = {}
        self.tables: list[tuple[str, ...]] = []
        self.within: list[tuple[str, str]] = []
        self.unsaid: set[str] = set()

    def put(self, name: str, number: int) -> str:
        self.counts[name] = number
        return name

    def sum(self, total: str, parts: Iterable[str]) -> None:
        """A table of parts that add up."""
        if held := tuple(parts):
            self.sums.append(Sum(total, held))
            if total not in self.sizes:
                self.tables.append(held)

    def among(self, part: str, whole: str) -> None:
        """Whoever is counted in one number is in the other too, as anybody knows."""
        if self.counts[part] <= self.counts[whole]:
            self.within.append((part, whole))

    def rate(self, part: str, whole: str) -> None:
        self.rates.append(Rate(rate_of(part), part, whole))


def rate_of(part: str) -> str:
    """The name of the share that a number is of its whole."""
    return f"{part}, of all"


def organisation(name: str) -> str:
    """The name of the number of an organisation: numbers are remembered, and words are not."""
    return f"organisation {sha256(name.encode()).hexdigest()[:16]}"


def ledger_of(figures: Figures, rule: Rule | None) -> Ledger:
    """Every number of people, commitments, barriers and hours that a report prints, and what a
    reader can add up of them.

    rule: by which small ones will be hidden. Where none is, every count of a pulse, and who fell, is
    printed too: that tells of single people. Where counts are rounded, no hours are here: divided by
    how long a session was they would tell how many were there (see ``hours_of_all``).
    """
    book, whole = _Book(), rule is None
    rounds = rule is not None and rule.to > 1
    reached = book.put("reached", figures.reached)
    book.among(reached, book.put("enrolled", figures.enrolled))
    book.among(book.put("walked in", figures.walked_in), reached)
    book.rate(book.put("completed", figures.completed), reached)
    named = figures.organisations
    book.sum(reached, [book.put(organisation(name), many) for name, many in named.items()])
    places = [book.put(f"cohort {name}", many) for name, many in figures.cohorts.items()]
    if sum(figures.cohorts.values()) == figures.reached:
        book.sum(reached, places)
    for meeting in figures.held:
        _meeting(book, meeting, hours=not rounds)
        book.among(f"{meeting.key} there", reached)
        book.among(f"{meeting.key} enrolled", "enrolled")
    if len(figures.held) == 1 and figures.held[0].there == figures.reached:
        book.among(reached, f"{figures.held[0].key} there")
    if not rounds:
        book.sizes[book.put(MINUTES, figures.minutes)] = reached
        book.sum(MINUTES, [f"{each.key} {MINUTES}" for each in figures.held])
    for pulse in figures.pulses:
        if not pulse.few:
            _pulse(book, pulse, whole=whole)
    for answer in figures.answers:
        _of(book, answer.key, answer.of, "")
        said = book.put(f"{answer.key} said", answer.answered)
        book.rate(book.put(f"{answer.key} agree", answer.agree), said)
    for change in figures.changes:
        matched = book.put(f"{change.key} matched", change.rose + change.same + change.fell)
        book.rate(book.put(f"{change.key} rose", change.rose), matched)
        if whole:
            book.put(f"{change.key} same", change.same)
            book.put(f"{change.key} fell", change.fell)
    _fate(book, figures)
    barriers = [book.put(f"barrier {sort}", many) for sort, many in figures.barriers.items()]
    book.sum(book.put("barriers", sum(figures.barriers.values())), barriers)
    book.put("certificates", figures.certificates)
    agreed = figures.stories.agreed
    kept = book.put("stories not agreed", figures.stories.told - agreed)
    book.sum(book.put("stories", figures.stories.told), [book.put("stories agreed", agreed), kept])
    return Ledger(
        book.counts, tuple(book.sums), tuple(book.rates), book.sizes, tuple(book.tables),
        tuple(book.within), frozenset(book.unsaid),
    )  # fmt: skip


def _meeting(book: _Book, meeting: Meeting, *, hours: bool) -> None:
    key = meeting.key
    there = book.put(f"{key} there", meeting.there)
    book.among(book.put(f"{key} online", meeting.online), there)
    book.rate(there, book.put(f"{key} enrolled", meeting.enrolled))
    if hours:
        book.sizes[book.put(f"{key} {MINUTES}", meeting.minutes)] = there
        _each(book, meeting, there)


def _each(book: _Book, meeting: Meeting, there: str) -> None:
    """Nobody was there for longer than the session was, and by its plan everybody all the time: how
    long they were there tells how many they were."""
    minutes, length = f"{meeting.key} {MINUTES}", meeting.length
    if meeting.bases == (Basis.PLANNED,) and meeting.minutes == meeting.there * length:
        book.sums.append(Sum(minutes, (there,), (length,)))
        return
    # Both were rounded, each once.
    length += meeting.minutes > meeting.there * length
    if meeting.minutes <= meeting.there * length:
        missed = book.put(f"{minutes} missed", meeting.there * length - meeting.minutes)
        book.unsaid.add(missed)
        book.sums.append(Sum(minutes, (there, missed), (length, -1)))


def _of(book: _Book, key: str, of: Asking, meeting: str) -> None:
    """Who answered, and what that is of; where it is of a session, of the numbers told of that."""
    book.put(f"{key} answered", of.answered)
    for name, whole in (("present", of.present), ("enrolled", of.enrolled)):
        if whole is not None and book.counts.get(_of_meeting(meeting, name)) != whole:
            book.put(f"{key} {name}", whole)
        if whole is not None:
            own = f"{key} {name}"
            book.among(f"{key} answered", own if own in book.counts else _of_meeting(meeting, name))


def _of_meeting(meeting: str, name: str) -> str:
    return f"{meeting} {'there' if name == 'present' else name}"


def asking_names(ledger: Ledger, key: str, of: Asking, meeting: str) -> tuple[str, str, str]:
    """The names under which who answered, was present and was enrolled stand; "" for unknown."""

    def named(name: str, whole: int | None) -> str:
        own = f"{key} {name}"
        return "" if whole is None else own if own in ledger.counts else _of_meeting(meeting, name)

    return f"{key} answered", named("present", of.present), named("enrolled", of.enrolled)


def _pulse(book: _Book, pulse: Pulse, *, whole: bool) -> None:
    _of(book, pulse.key, pulse.of, pulse.session)
    agree = book.put(f"{pulse.key} agree", sum(pulse.counts[-2:]))
    book.rate(agree, f"{pulse.key} answered")
    if whole:
        for at, many in enumerate(pulse.counts, 1):
            book.put(f"{pulse.key} said {at}", many)


def _fate(book: _Book, figures: Figures) -> None:
    fate = figures.fate
    blocked = [book.put(f"blocked by {what}", many) for what, many in fate.blocked.items()]
    total = book.put("commitments blocked", sum(fate.blocked.values()))
    book.sum(total, blocked)
    parts = [book.put(f"commitments {name}", number) for name, number in
             (("done", fate.done), ("started", fate.started), ("changed", fate.changed),
              ("waiting", fate.waiting))]  # fmt: skip
    book.sum(book.put("commitments", fate.made), (*parts, total))
