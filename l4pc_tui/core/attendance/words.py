"""What services and people write for roles and for who came, in several languages."""

from __future__ import annotations

import re

from l4pc_tui.core.attendance.values import Came
from l4pc_tui.core.text import fold

_ROLES = {
    "organiser": (
        "organizer", "organiser", "organizator", "organizador", "organizadora", "organisator",
        "organisatrice", "organisateur", "organizzatore", "co organizer", "co organiser",
        "coorganizer", "wspolorganizator", "coorganizador", "co organisateur", "mitorganisator",
        "trefnydd", "medeorganisator", "co organizzatore", "producer organizer",
    ),
    "presenter": (
        "presenter", "producer", "osoba prowadzaca", "prezenter", "apresentador", "moderador",
        "presentador", "referent", "presentateur", "presentator", "relatore", "presentatore",
        "prowadzacy", "cyflwynydd", "animateur", "intervenant", "moderatore", "vortragender",
        "ponente", "conferencier", "presentatrice", "apresentadora", "presentadora",
    ),
    "attendee": (
        "attendee", "participant", "uczestnik", "uczestniczka", "participante", "asistente",
        "teilnehmer", "teilnehmerin", "deelnemer", "partecipante", "mynychwr", "viewer attendee",
        "convidado", "spectateur",
    ),
    "host": ("host", "anfitrion", "hote", "gastgeber", "gospodarz", "ospitante", "cohost", "co host"),
    "panellist": ("panelist", "panellist", "panelista", "diskussionsteilnehmer", "paneliste"),
    "moderator": ("moderator",),
    "viewer": ("viewer",),
}  # fmt: skip
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words}

_YES = frozenset(["yes", "y", "true", "1", "si", "oui", "ja", "tak", "sim", "ie", "ydy", "da"]) | {
    "✓",
    "✔",
    "☑",
}
_HERE = (
    _YES
    | frozenset(
        [
            "present",
            "here",
            "attended",
            "attending",
            "came",
            "p",
            "x",
            "late",
            "l",
            "online",
            "ok",
            "in",
            "attendance",
            "arrived",
            "joined",
            "presente",
            "anwesend",
            "aanwezig",
            "obecny",
            "obecna",
            "bresennol",
        ]
    )
    | {"checked in", "in person", "on line", "present online", "in attendance", "in room"}
)
_NOT = frozenset(
    [
        "no",
        "n",
        "absent",
        "a",
        "false",
        "0",
        "dna",
        "cancelled",
        "canceled",
        "declined",
        "excused",
        "e",
        "sick",
        "ill",
        "leave",
        "non",
        "nein",
        "nee",
        "nie",
        "nao",
        "nage",
        "refunded",
        "deleted",
        "ausente",
        "abwesend",
        "afwezig",
        "nieobecny",
        "absennol",
        "withdrawn",
        "withdrew",
        "❌",
        "✗",
        "✘",
    ]
) | {
    "did not attend",
    "not attending",
    "no show",
    "on leave",
    "annual leave",
    "not present",
    "unable to attend",
    "cannot attend",
    "not here",
    "not attended",
}
_SORRY = frozenset(
    ["apologies", "apology", "apols", "apol", "sorry", "ymddiheuriadau", "ymddiheuriad"]
) | {
    "sends apologies",
    "sent apologies",
    "apologies sent",
    "with apologies",
    "apologies received",
}
_CANCELLED = frozenset(
    [
        "cancelled",
        "canceled",
        "declined",
        "denied",
        "rejected",
        "cancelado",
        "cancelada",
        "annule",
        "abgesagt",
        "storniert",
        "geannuleerd",
        "annullato",
        "anulowano",
        "withdrawn",
        "refunded",
        "deleted",
        "transferred",
    ]
) | {"not attending"}

_TOTAL = re.compile(
    r"(?:grand |sub ?)?totals?\b|total number\b|number (?:of )?(?:people|participants|attendees|present)\b|"
    r"cyfanswm\b|gesamt\b|summe\b|suma\b|razem\b|totale\b|totaal\b|head ?count\b|no present\b|count$|"
    r"printed (?:by|on|at)\b|page \d+"
)
_BEHIND = re.compile(r"[(\[].*?[)\]]")


def role_of(cell: str) -> str:
    """The role that a cell names, as we call it; "" for none that is known."""
    return _ROLE_OF.get(fold(cell), "") if cell else ""


def says_yes(cell: str) -> bool:
    """Whether a cell says yes."""
    return bool(cell) and (fold(cell) in _YES or cell.strip() in _YES)


def says_no(cell: str) -> bool:
    """Whether a cell says no, in one of the words that services use."""
    return fold(cell) in {"no", "false", "non", "nein", "nee", "nie", "nao", "0", "n"}


def cancelled(cell: str) -> bool:
    """Whether a registration was taken back."""
    key = fold(cell)
    return key in _CANCELLED or key.partition(" ")[0] in _CANCELLED


def said_of(cell: str) -> tuple[Came | None, str]:
    """What a word says of who came, and a flag for it: ``apologies``, ``late``, ``excused``."""
    text = _BEHIND.sub("", cell).strip()
    key = fold(text) or text.casefold()
    if key in _SORRY or any(word in _SORRY for word in key.split()[:4]):
        return Came.NOT, "apologies"
    if key in _HERE:
        return Came.HERE, "late" if key in ("l", "late") else ""
    if key in _NOT:
        return Came.NOT, "excused" if key in ("e", "excused") else ""
    return None, ""


def is_total(name: str) -> bool:
    """Whether a row is a sum or a footer, and no person."""
    return bool(_TOTAL.match(fold(name)))
