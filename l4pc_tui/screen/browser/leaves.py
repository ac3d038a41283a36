"""The files of the page: our own, from the package, and the colours of the themes as a style.

Nothing of a session is in any of them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from l4pc_tui.look.palettes import BURROW, CONTRAST, PAPER, named
from l4pc_tui.screen.browser.visits import Leaf

_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_LOOKS = (
    (":root", BURROW), (':root[data-look="light"]', PAPER), (':root[data-contrast="high"]', CONTRAST),
)  # fmt: skip

ALWAYS = (
    ("Cache-Control", "no-store"),
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=(), fullscreen=(self)"),
)
"""What goes with every answer: kept nowhere, nothing from elsewhere, in no other page's frame."""


@cache
def content(leaf: Leaf) -> bytes:
    """The bytes of a file of the page; of every leaf but the news."""
    if leaf is Leaf.COLOURS:
        return "".join(f"{where} {{{_colours(theme)}}}\n" for where, theme in _LOOKS).encode()
    name = "index.html" if leaf is Leaf.PAGE else leaf.value
    return files("l4pc_tui.screen.browser").joinpath("page", name).read_bytes()


def kind(leaf: Leaf) -> str:
    """What a browser is to take a leaf for."""
    if leaf is Leaf.NEWS:
        return "text/event-stream; charset=utf-8"
    return f"{_KINDS.get(leaf.value.rpartition('.')[2], 'text/html')}; charset=utf-8"


def _colours(theme: str) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in named(theme).items())
