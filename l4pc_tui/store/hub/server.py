"""The way to a PostgreSQL server: the address as it may be shown, and every refusal in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from l4pc_tui.core.text import clean_line
from l4pc_tui.store.file.trouble import Trouble

if TYPE_CHECKING:
    from psycopg import Connection

_PATIENCE = 10
"""Seconds that a server may take to answer, unless the address says otherwise."""
_NOT_PERMITTED = "42501"
_HERE = ("localhost", "127.0.0.1", "::1")


def connect(url: str) -> Connection[tuple[Any, ...]]:
    """An open connection; each block of ``connection.transaction()`` is one transaction.

    What goes to another machine is encrypted unless the address itself says otherwise.
    """
    psycopg = _psycopg()
    told = _parts(url)
    told.setdefault("connect_timeout", _PATIENCE)
    host = told.get("host", "")
    if host and not host.startswith("/") and host not in _HERE:
        told.setdefault("sslmode", "require")
    try:
        return psycopg.connect(  # type: ignore[no-any-return]
            "", **told, autocommit=True, client_encoding="utf8", application_name="l4pc"
        )
    except psycopg.Error as error:
        raise _closed(url, str(error)) from None


def shown(url: str) -> str:
    """The address without its password, for people to read."""
    told = _parts(url)
    user, host, name = (told.get(part, "") for part in ("user", "host", "dbname"))
    socket = host.startswith("/")
    whom = f"{user}@" if user else ""
    place = "" if socket else host + (f":{told['port']}" if "port" in told else "")
    return f"postgresql://{whom}{place}/{name}" + (f"?host={host}" if socket else "")


@contextmanager
def in_words(url: str) -> Iterator[None]:
    """Within it, whatever the server refuses, or a connection that breaks, becomes Trouble."""
    psycopg = _psycopg()
    try:
        yield
    except psycopg.Error as error:
        if error.sqlstate == _NOT_PERMITTED:
            raise Trouble(
                "other",
                f"The hub {shown(url)} lets this login do less than that. Nothing was changed.",
                "Ask whoever looks after the server: GRANT l4pc_writer lets a login push, "
                "l4pc_reader pull.",
            ) from None
        if isinstance(error, psycopg.OperationalError) or error.sqlstate is None:
            raise Trouble(
                "other",
                f"The connection to the hub {shown(url)} broke. Nothing half was kept.",
                "Do it again: what arrived already is not doubled.",
            ) from None
        raise Trouble(
            "other",
            f"The hub {shown(url)} refused ({_first_line(str(error))}). Nothing was changed.",
        ) from None


def _parts(url: str) -> dict[str, Any]:
    psycopg = _psycopg()
    try:
        told: dict[str, Any] = dict(psycopg.conninfo.conninfo_to_dict(url))
    except psycopg.Error:
        # What libpq says of it may hold the password.
        raise Trouble(
            "other",
            "That is no address of a PostgreSQL server.",
            "It looks like postgresql://NAME@SERVER/DATABASE.",
        ) from None
    return told


def _closed(url: str, said: str) -> Trouble:
    if "password" in said:
        return Trouble(
            "other",
            f"The hub {shown(url)} did not take the password. Nothing was changed.",
            "Write it into ~/.pgpass, or set PGPASSWORD for this command.",
        )
    if "does not exist" in said:
        return Trouble(
            "missing",
            f"The server answers, but not as {shown(url)}: {_reason(said)}.",
            "Check the name and the database in the address.",
        )
    return Trouble(
        "other",
        f"No hub answers at {shown(url)} ({_reason(said)}). Nothing was changed.",
        "Check the address, the network and that the server runs; then do it again.",
    )


def _reason(said: str) -> str:
    line = _first_line(said)
    return line.rpartition("failed: ")[2].removeprefix("FATAL:").strip() or line


def _first_line(said: str) -> str:
    return clean_line((said.strip().splitlines() or [""])[0]).rstrip(".")


def _psycopg() -> Any:
    try:
        found = import_module("psycopg")
        import_module("psycopg.conninfo")
    except ImportError:
        raise Trouble(
            "other",
            "A hub needs psycopg, which is not installed. Nothing was changed.",
            "Install it: pip install 'l4pc-tui[hub]'.",
        ) from None
    return found
