"""Who is let in, and to what: one method, one host, one token, a few files and the news.

The page is for a browser on this laptop that was told its address, and for nobody else. A page
from elsewhere may know the port, and may make its own name lead to this machine: what it cannot
know is the token, and what it cannot choose are the headers that a browser adds by itself.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Protocol


class Leaf(StrEnum):
    """What can be asked for, by its name behind the token."""

    PAGE = ""
    COLOURS = "colours.css"
    LOOK = "page.css"
    SCRIPT = "page.js"
    ICON = "icon.svg"
    NEWS = "news"


class Refusal(Enum):
    """Why nobody is let in: the number of the answer, its name, and the sentence below it."""

    METHOD = (405, "Method Not Allowed", "This page can only be looked at.")
    STRANGER = (403, "Forbidden", "This page is only for the browser that l4pc opened it in.")
    NOTHING = (404, "Not Found", "There is nothing here.")
    UNCLEAR = (400, "Bad Request", "That was not a question.")
    TOO_LONG = (431, "Request Header Fields Too Large", "That was too long a question.")
    TOO_SLOW = (408, "Request Timeout", "That took too long.")
    TOO_MANY = (503, "Service Unavailable", "Too many windows are open. Close one.")

    @property
    def status(self) -> int:
        """The number of the answer."""
        return self.value[0]

    @property
    def reason(self) -> str:
        """What the answer is called."""
        return self.value[1]

    @property
    def words(self) -> bytes:
        """What is told; never anything of what was asked."""
        return f"{self.value[2]}\n".encode()


class Headers(Protocol):
    """The headers of a request: every value of a name, or None."""

    def get_all(self, name: str, /) -> Sequence[str] | None: ...


@dataclass(frozen=True, slots=True)
class House:
    """Where the page lives. host: "127.0.0.1:PORT". token: what stands in the address."""

    host: str
    token: str

    @property
    def origin(self) -> str:
        """What a browser calls the origin of the page."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.origin}/{self.token}/"


def asked_for(house: House, method: str, path: str, headers: Headers) -> Leaf | Refusal:
    """What a request may have, or why nothing."""
    if method != "GET":
        return Refusal.METHOD
    if not _of_this_house(house, headers):
        return Refusal.STRANGER
    leaf = _leaf(house.token, path)
    return Refusal.NOTHING if leaf is None else leaf


def _of_this_house(house: House, headers: Headers) -> bool:
    """Whether the browser says that it asks this very host, for a page of this very host.

    ``Host`` is another where a name from elsewhere leads here. ``Origin`` and ``Sec-Fetch-Site``
    tell whose page asks; "none" is an address that a person opened.
    """
    hosts = headers.get_all("Host") or ()
    origins = headers.get_all("Origin") or ()
    sites = headers.get_all("Sec-Fetch-Site") or ()
    return (
        list(hosts) == [house.host]
        and all(origin == house.origin for origin in origins)
        and all(site in ("same-origin", "none") for site in sites)
    )


def _leaf(token: str, path: str) -> Leaf | None:
    given, slash, name = path.removeprefix("/").partition("/")
    right = hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())
    if not (right and slash and path.startswith("/")):
        return None
    return next((leaf for leaf in Leaf if leaf.value == name), None)
