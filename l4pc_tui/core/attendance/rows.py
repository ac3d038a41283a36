"""Who a row is about: her name, her addresses, her role, and what the service says beside it."""

from __future__ import annotations

from l4pc_tui.core.attendance.headings import Col
from l4pc_tui.core.attendance.moments import NOTHING
from l4pc_tui.core.attendance.names import address, clean, named
from l4pc_tui.core.attendance.table import Card, Table
from l4pc_tui.core.attendance.values import Came, Seen
from l4pc_tui.core.attendance.words import cancelled, role_of, said_of, says_no, says_yes

_NOBODY = frozenset({"anonymous", "anonimo", "anonyme", "anonym", "anoniem", "anonimowy"})


def said(table: Table, card: Card, *columns: Col) -> str:
    """A card's cell, "" where it only says that there is nothing."""
    cell = table.cell(card, *columns)
    return "" if cell in NOTHING or cell.casefold() == "info requested" else cell


def who(table: Table, card: Card, earlier: bool = False) -> Seen:
    """The person that a card is about. earlier: brackets hold an earlier name."""
    raw = said(table, card, Col.NAME, Col.USER_NAME)
    first, last = said(table, card, Col.FIRST), said(table, card, Col.LAST)
    flags: set[str] = set()
    if not raw and (first or last):
        raw = f"{first} {last}".strip()
        if table.has(Col.FIRST, Col.LAST) and not (first and last):
            flags.add("single_name")
    name = named(raw, earlier)
    flags |= name.flags
    if name.name.casefold() in _NOBODY:
        name = named("")
    email, masked = address(said(table, card, Col.EMAIL))
    upn, _ = address(said(table, card, Col.UPN))
    if masked:
        flags.add("email_masked")
    given = clean(
        f"{said(table, card, Col.REGISTERED_FIRST)} {said(table, card, Col.REGISTERED_LAST)}"
    )
    registered, _ = address(said(table, card, Col.REGISTERED_EMAIL))
    aka = list(name.aka)
    names = {name.name} if name.name else set()
    shown = name.name
    if raw and not given and first and last:  # the name that somebody shows, and her own beside it
        given = clean(f"{first} {last}")
    if given and given != shown:
        aka = ([shown] if shown and "device_name" not in flags else []) + aka
        shown = given
        names.add(given)
    if not email and registered:
        flags.add("email_from_registration")
    if not email and not registered and upn and table.has(Col.EMAIL):
        flags.add("email_from_upn")
    _states(table, card, flags)
    # Two callers whose numbers end alike are two.
    apart = raw if "phone" in flags and not (registered or email or upn) else ""
    return Seen(
        card.row,
        shown,
        registered or email or upn,
        tuple(filter(None, (email, upn, registered))),
        apart,
        aka,
        flags,
        role_of(said(table, card, Col.ROLE)) or ("host" if name.hosts else ""),
        organisation=clean(said(table, card, Col.ORGANISATION)),
        remark=clean(said(table, card, Col.REMARK)),
        names=names,
    )


def _states(table: Table, card: Card, flags: set[str]) -> None:
    if says_yes(said(table, card, Col.GUEST)):
        flags.add("guest")
    if says_yes(said(table, card, Col.EXTERNAL)):
        flags.add("external")
    state = said(table, card, Col.REGISTRATION)
    if said(table, card, Col.REGISTERED_AT, Col.REGISTERED_EMAIL) or state:
        flags.add("registered")
    if cancelled(state):
        flags.add("registration_cancelled")


def waited(table: Table, card: Card) -> bool:
    """Whether a row is time outside the door."""
    return says_yes(said(table, card, Col.WAITING))


def attended(table: Table, card: Card) -> tuple[Came | None, str]:
    """What a column of who came says, and a flag for it."""
    cell = said(table, card, Col.ATTENDED)
    if not cell:
        return None, ""
    if says_no(cell):
        return Came.NOT, "did_not_attend"
    return said_of(cell)
