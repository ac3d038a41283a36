"""Tables with a time of joining and of leaving: a row a join, or a row a person."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.lengths import Length
from l4pc_tui.core.attendance.moments import Moment
from l4pc_tui.core.attendance.names import address, with_guests
from l4pc_tui.core.attendance.rows import attended, said, waited, who
from l4pc_tui.core.attendance.table import Card, Table
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.unread import is_unread
from l4pc_tui.core.attendance.values import Came, Ignored, Seen
from l4pc_tui.core.attendance.words import is_total, said_of, says_no, says_yes
from l4pc_tui.core.text import fold

JOINED = (Col.JOIN, Col.FIRST_JOIN)
LEFT = (Col.LEAVE, Col.LAST_LEAVE)
SLACK = 90
"""Seconds by which a stated length may differ from its times: some leave out the seconds."""

ABSENT, NOT_MARKED = "absent", "not marked"

_TELLS_WHO_CAME = (
    Col.REGISTERED_AT, Col.REGISTERED_EMAIL, Col.REGISTERED_FIRST, Col.REGISTERED_LAST,
    Col.REGISTRATION, Col.ATTENDED, Col.WAITING, Col.DETAILS,
)  # fmt: skip
"""Columns beside which no time means that somebody did not come."""
_NOBODY = Moment()
_ONE_JOIN = re.compile(
    r"\[?\s*(\d{1,2}:\d{2}(?::\d{2})?)\s*\(\s*\d+\s*min\w*\.?\s*\)\s*\[\s*(\d{1,2}:\d{2}(?::\d{2})?)\s*\]"
)
_SECTION_ROLES = (
    ("host", ("host", "anfitrion", "hote", "gastgeber")),
    ("panellist", ("panel", "diskussion", "intervenant")),
    ("attendee", ("attend", "asist", "particip", "teilnehm", "autres", "otros")),
)


@dataclass(slots=True)
class Rows:
    """What a source finds in a book.

    utc: its times are in UTC. assumed: that is known of the service and not said in the file.
    by_hand: somebody typed it from paper. tickets: one address may be several people's.
    """

    seen: list[Seen]
    ignored: list[Ignored]
    utc: bool = False
    assumed: bool = False
    by_hand: bool = False
    tickets: bool = False


def from_joins(book: Book, tables: Sequence[Table], asking: Asking, by_hand: bool) -> Rows:
    """The people of tables with times. Of two tables of one meeting the finer one has the times."""
    earlier = any("original" in fold(heading) or "ursprung" in fold(heading) or "oryginaln" in fold(heading)
                  or "oorspronk" in fold(heading) for table in tables for heading in table.headings)  # fmt: skip
    found = Rows([], [], by_hand=by_hand)
    per_join = any(table.has(Col.JOIN, Col.LEAVE) for table in tables)
    timed = any(table.any(*JOINED, *LEFT) for table in tables)
    # A long file writes the same few moments again and again.
    unread = {id(moment) for moment in book.moments.values() if is_unread(moment)}
    for table in tables:
        fine = table.any(*JOINED, *LEFT) and (not per_join or table.has(Col.JOIN, Col.LEAVE))
        read = _Read(book, table, asking, by_hand, earlier, fine or not timed, unread)
        for card in table.cards:
            read.card(card, found)
    # Whoever has no name in the table of joins has none in the coarser one: she is not two.
    nameless = [each for each in found.seen if not each.name and not each.email]
    if any(each.times for each in nameless):
        coarse = {id(each) for each in nameless if each.fallback}
        found.seen = [each for each in found.seen if id(each) not in coarse]
    return found


class _Read:
    """Reads the cards of one table."""

    def __init__(
        self, book: Book, table: Table, asking: Asking, by_hand: bool, earlier: bool, finest: bool,
        unread: Set[int],
    ) -> None:  # fmt: skip
        self._book, self._table, self._asking = book, table, asking
        self._by_hand, self._earlier, self._finest = by_hand, earlier, finest
        self._join, self._leave = table.moves(*JOINED), table.moves(*LEFT)
        self._length = table.moves(Col.DURATION, Col.SECONDS)
        self._timed = (self._join is not None or self._leave is not None) and not self._withheld()
        self._unread = unread
        self._tail = table.has(Col.DETAILS)
        self._role = section_role(table.title)
        self._moderated = table.has(Col.MODERATOR)
        self._plain = (self._join, self._leave) == (0, 1) and len(table.moving) == 2

    def _withheld(self) -> bool:
        """Whether a report keeps the times of everybody to itself: those who are in it were there."""
        table = self._table
        if self._by_hand or table.any(*_TELLS_WHO_CAME):
            return False
        return not any(
            (isinstance(each, Moment) and (each.seconds is not None or each.year or each.text))
            or (isinstance(each, Length) and each.seconds)
            for card in table.cards for each in card.flat
        )  # fmt: skip

    def card(self, card: Card, found: Rows) -> None:
        """Take in one card."""
        table = self._table
        name = said(table, card, Col.NAME, Col.USER_NAME, Col.FIRST)
        if name and is_total(name):
            found.ignored.append(Ignored(card.row, "a total, not a person"))
            return
        if self._moderated and not said(table, card, Col.MODERATOR):
            return  # the line of those who answered a poll without their name
        if self._is_footer(card, name):
            return
        guests = 0
        seen = who(table, card, self._earlier)
        if self._by_hand and seen.name:
            plain, guests = with_guests(seen.name)
            if guests:
                seen.name, seen.names = plain, {plain}
        if not seen.name and not seen.email and not self._timed_row(card):
            return
        if self._moderated:
            seen.role = "moderator" if says_yes(said(table, card, Col.MODERATOR)) else "viewer"
        seen.role = seen.role or self._role
        if waited(table, card):
            seen.came = Came.NOT
            seen.flags.add("waiting_room_only")
        else:
            self._times(card, seen)
        if guests:
            seen.flags.add("plus_guest")
            along = self._asking.yes_or_no(
                f"plus-guest:{card.row}",
                f"“{seen.name} + {guests}”: add an unnamed walk-in for whoever came along? Yes or no.",
            )
        found.seen.append(seen)
        if guests and along:
            found.seen += [_along_with(seen, number) for number in range(1, guests + 1)]

    def _is_footer(self, card: Card, name: str) -> bool:
        """Whether a row is what a program or a page says of itself below its table."""
        known = any(address(said(self._table, card, of))[0] for of in (Col.EMAIL, Col.UPN))
        if known or self._timed_row(card):
            return False
        return "://" in name or name.endswith(":") or (card.below and not self._by_hand)

    def _timed_row(self, card: Card) -> bool:
        return any(moment.seconds is not None for moment in self._all(card))

    def _all(self, card: Card) -> list[Moment]:
        """The times of a card, from and to by turns."""
        if self._plain and not self._tail:
            return card.flat
        join, leave = self._join, self._leave
        found: list[Moment] = []
        for row in card.visits:
            found.append(row[join] if join is not None else _NOBODY)
            found.append(row[leave] if leave is not None else _NOBODY)
        return found

    def _times(self, card: Card, seen: Seen) -> None:
        """Her times in this table, and what the row says of whether she came."""
        table = self._table
        came, flag = attended(table, card)
        times = self._all(card)
        lengths = [row[self._length] for row in card.visits] if self._length is not None else []
        stated = [length.seconds for length in lengths if isinstance(length, Length)]
        if self._tail:
            times = [each for row in card.visits for each in self._details(row[-1])] or times
        full = any(moment.seconds is not None for moment in times)
        unread = bool(self._unread) and any(id(moment) in self._unread for moment in times)
        if unread:
            seen.flags.add("unread_time")
        if full and came is not Came.NOT:
            seen.came = Came.HERE
            if self._finest:
                seen.times = times
                if not table.has(Col.JOIN, Col.LEAVE) and stated and not self._tail:
                    seen.stated = max(stated)
            else:
                seen.fallback, seen.coarse = times, max(stated, default=None)
            if self._by_hand:
                seen.flags.add("sign_in")
                if any(each.text and said_of(each.text)[1] == "late" for each in times):
                    seen.flags.add("late")
        elif came is not None:
            seen.came = came
            seen.flags.add(flag or ("sign_in" if came is Came.HERE else "did_not_attend"))
        elif self._said_in_words(times, seen):
            pass
        elif unread and not said(table, card, Col.SIGNATURE):
            seen.came = Came.UNKNOWN  # what stands there is asked about
        else:
            self._without_times(card, seen, stated)
        seen.flags.discard("")

    def _said_in_words(self, times: Sequence[Moment], seen: Seen) -> bool:
        """Whether words stand where a time would: ``apologies``, a tick."""
        for moment in (each for each in times if each.text):
            came, flag = said_of(moment.text)
            if came:
                seen.came = came
                seen.flags.add(flag or ("sign_in" if came is Came.HERE else "absent"))
                return True
        return False

    def _without_times(self, card: Card, seen: Seen, stated: Sequence[int]) -> None:
        table = self._table
        if any(stated):
            seen.came, seen.stated = Came.HERE, max(stated)
            seen.flags.add("duration_only")
        elif said(table, card, Col.SIGNATURE):
            seen.came = Came.HERE
            seen.flags |= {"sign_in", "no_times"}
        elif self._by_hand and self._remark_says(seen):
            return
        elif self._by_hand and (self._timed or table.any(Col.SIGNATURE, Col.ATTENDED)):
            seen.came = Came.UNKNOWN
            seen.flags.add("blank_row")
            answer = self._asking.words(
                f"blank:{card.row}",
                f"{seen.name} has no time and no signature: absent, or not marked?",
                lambda given: _of_a_blank(given) is not None,
                usual=(ABSENT, NOT_MARKED),
            )
            seen.came = _of_a_blank(answer) or Came.UNKNOWN
        elif not self._timed:
            only = "registered" in seen.flags and not said(table, card, Col.ROLE, Col.EMAIL)
            seen.came = Came.UNKNOWN if only else Came.HERE
            seen.flags.add("no_times")
        elif self._tail:
            seen.came = Came.NOT
            seen.flags.add("not_seen")
        else:
            seen.came = Came.NOT
            seen.flags.add("did_not_attend")

    def _remark_says(self, seen: Seen) -> bool:
        came, flag = said_of(seen.remark)
        if came is not Came.NOT:
            return False
        seen.came = came
        seen.flags.add(flag or "absent")
        return True

    def _details(self, cells: tuple[str, ...]) -> list[Moment]:
        at = self._book.at
        return [
            at(text)
            for cell in cells
            for found in _ONE_JOIN.finditer(cell)
            for text in found.groups()
        ]


def _of_a_blank(answer: str) -> Came | None:
    """What an answer says of a row without a time; None for what is no answer, as a bare yes."""
    if fold(answer) in (fold(NOT_MARKED), "unknown"):
        return Came.UNKNOWN
    return None if says_yes(answer) or says_no(answer) else said_of(answer)[0]


def _along_with(seen: Seen, number: int) -> Seen:
    """Somebody whose name was not written down, who came and went with whoever brought her."""
    name = f"Guest of {seen.name}" + (f" {number}" if number > 1 else "")
    return Seen(seen.row, name, came=seen.came, times=list(seen.times), flags={"sign_in"})


def section_role(title: str) -> str:
    """The role of everybody in a section, by its title: ``Panelist Details``."""
    words = fold(title).split()
    if (
        not words
        or len(words) > 4
        or not ({"details", "attended", "detalles", "asistentes"} & set(words))
    ):
        return ""
    for role, beginnings in _SECTION_ROLES:
        if any(word.startswith(beginning) for word in words for beginning in beginnings):
            return role
    return ""
