"""Sign-ins, tickets, registers that were taken, and lists of addresses: who came, without hours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from l4pc_tui.core.attendance.asking import Asking
from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.joins import Rows
from l4pc_tui.core.attendance.moments import DAY, Moment, words
from l4pc_tui.core.attendance.names import address, address_in, clean, named
from l4pc_tui.core.attendance.rows import said, who
from l4pc_tui.core.attendance.table import Table
from l4pc_tui.core.attendance.tables import Book
from l4pc_tui.core.attendance.unread import is_unread
from l4pc_tui.core.attendance.values import Came, Given, Ignored, Seen
from l4pc_tui.core.attendance.words import cancelled, is_total, said_of
from l4pc_tui.core.people.sheet import shown
from l4pc_tui.core.text import fold

LATE = 3600
"""Seconds after the start from which a sign-in is called late."""
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def from_forms(tables: Sequence[Table], given: Given, asking: Asking) -> Rows:
    """The people who answered a form when they came in. The earliest answer counts."""
    found = Rows([], [])
    for table in tables:
        sent = table.moves(Col.SENT)
        when = sent if sent is not None else table.moves(Col.TIMESTAMP)
        assert when is not None
        rows = [(card, visit[when]) for card in table.cards for visit in card.visits]
        day = _day_of(table, [moment for _, moment in rows], given, asking)
        here = Counter(fold(said(table, card, Col.WHICH)) for card, _ in rows)
        usual = here.most_common(1)[0][0] if here else ""
        for card, moment in rows:
            unread = is_unread(moment)
            if moment.at is None and not unread:
                continue
            if day and moment.at is not None and moment.at // DAY != day:
                found.ignored.append(Ignored(card.row, "an answer of another day"))
                continue
            seen = who(table, card)
            seen.came = Came.HERE
            seen.flags.add("sign_in")
            seen.signed = [] if moment.at is None else [moment.at]
            seen.flags |= {"unread_time"} if unread else set()
            which = said(table, card, Col.WHICH)
            if which and fold(which) != usual and here[usual] > here[fold(which)]:
                seen.flags.add("other_session")
                counted = asking.yes_or_no(
                    f"other-session:{card.row}",
                    f"{seen.name or seen.email or 'Somebody'} answered “{clean(which)}”: count them "
                    "here? Yes or no.",
                )
                if counted is False:
                    found.ignored.append(Ignored(card.row, "an answer about another session"))
                    continue
            if not seen.name and not seen.email:
                seen.apart = f"{table.sheet} {card.row} {moment.at}"
            found.seen.append(seen)
    return found


def _day_of(table: Table, moments: Sequence[Moment], given: Given, asking: Asking) -> int | None:
    """The day whose answers count, where a form was used on several."""
    days = sorted({moment.at // DAY for moment in moments if moment.at is not None})
    if len(days) < 2:
        return None
    names = {day: (words(day * DAY) or "")[:10] for day in days}
    for day, name in names.items():
        if name == given.date:
            return day
    chosen = asking.choose(
        "which-session",
        f"The answers in “{table.sheet}” are of {len(days)} days. Which one?",
        tuple(names.values()),
        names[days[-1]],
    )
    return next(day for day, name in names.items() if name == chosen)


def from_tickets(tables: Sequence[Table], asking: Asking) -> Rows:
    """The people who had tickets, and who of them came. A ticket that was not used is no absence
    of somebody who came with another."""
    found = Rows([], [], tickets=True)
    for table in tables:
        for card in table.cards:
            seen = who(table, card)
            if not seen.name and not seen.email:
                continue
            if not seen.name:  # a place whose holder is not named yet; the address is the buyer's
                seen.email, seen.keys, seen.apart = "", (), f"{card.row}"
            state = said(table, card, Col.TICKET)
            key = fold(state)
            for _ in card.visits or [()]:
                if key in ("checked in", "checkedin", "attended"):
                    seen.came = Came.HERE
                    seen.flags.add("checked_in")
                elif cancelled(state) or said_of(state)[0] is Came.NOT:
                    seen.came = Came.NOT
                    seen.flags |= {"registered", "registration_cancelled"}
                else:
                    seen.came = Came.UNKNOWN
                    seen.flags.add("registered")
            found.seen.append(seen)
    if found.seen and not any(seen.came is Came.HERE for seen in found.seen):
        answer = asking.choose(
            "came",
            "Nobody is checked in: the list says who had a ticket, not who came. What is it to be?",
            ("nobody is marked", "everybody with a ticket came"),
            "nobody is marked",
        )
        if answer != "nobody is marked":
            for seen in found.seen:
                seen.came = Came.HERE if seen.came is Came.UNKNOWN else seen.came
    return found


def from_taken(tables: Sequence[Table], given: Given, asking: Asking) -> Rows:
    """The people of a register with a column a session, and what it says of the one that is meant."""
    found = Rows([], [])
    columns = {
        (moment.at if moment.at is not None else -1): (table, at)
        for table in tables
        for at, moment in table.sessions.items()
    }
    names = {at: (words(at) or "")[: None if at % DAY else 10] for at in sorted(columns) if at >= 0}
    chosen = _which(names, given, asking)
    for table in tables:
        at = next((at for at, m in table.sessions.items() if m.at == chosen), None)
        if at is None:
            continue
        place = table.fixed.index(at)
        for card in table.cards:
            seen = who(table, card)
            if not seen.name or is_total(seen.name):
                continue
            cell = card.cells[place]
            came, flag = said_of(cell)
            if came is None:
                seen.came = Came.UNKNOWN
                seen.flags.add("not_taken" if fold(cell) in ("", "n a") else "unknown_code")
            else:
                seen.came = came
                seen.flags |= {flag} - {""} | ({"no_times"} if came is Came.HERE else set())
            found.seen.append(seen)
    return found


def _which(names: dict[int, str], given: Given, asking: Asking) -> int | None:
    """The session whose column counts: the only one, that of the day (and the hour), or the answer."""
    if len(names) < 2:
        return next(iter(names), None)
    of_day = [at for at, name in names.items() if given.date and name.startswith(given.date)]
    if len(of_day) > 1 and given.start:
        of_day = [at for at in of_day if names[at][11:16] == given.start] or of_day
    if len(of_day) == 1:
        return of_day[0]
    count = COUNTS[len(names)] if len(names) < len(COUNTS) else str(len(names))
    chosen = asking.choose(
        "which-session",
        f"The file holds {count} sessions. Which one?",
        tuple(names.values()),
        names[max(names)],
    )
    return next(at for at, name in names.items() if name == chosen)


_APART = re.compile(r"[;\n]|,(?=[^,]*@)")


def from_addresses(book: Book) -> Rows:
    """The people of a list of addresses, as it is copied from a mail."""
    found = Rows([], [])
    for sheet in book.sheets:
        for row, cells in sheet.rows:
            texts = [text for cell in cells if (text := shown(cell).strip())]
            pieces = [piece for text in texts for piece in _APART.split(text) if piece.strip()]
            before: list[str] = []
            some = False
            for piece in pieces:
                email, name = address_in(piece)
                if not email:
                    before.append(clean(piece))
                    continue
                some = True
                known = named(name or (" ".join(before) if len(pieces) == 2 else ""))
                found.seen.append(
                    Seen(row, known.name, email, (email,), aka=list(known.aka), came=Came.HERE,
                         flags=set(known.flags))
                )  # fmt: skip
                before = []
            if texts and not some:
                found.ignored.append(Ignored(row, "no address in it"))
    return found


def is_of_addresses(book: Book) -> bool:
    """Whether most lines of a file without a table hold an address."""
    full = with_one = 0
    for sheet in book.sheets:
        for _, cells in sheet.rows:
            texts = [text for cell in cells if (text := shown(cell).strip())]
            full += bool(texts)
            with_one += any(address_in(text)[0] or address(text)[0] for text in texts)
            if full > 1000:
                break
    return with_one * 2 > full
