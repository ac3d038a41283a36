"""What is printed where the alphabet is small: our signs in words of ASCII, letters by their code.

A console in code page 850 or a log in cp1252 has no arrow and no ellipsis. Our own signs have a
way to be written there; a letter of somebody's name has none, and stays recognisable as a code.
"""

from __future__ import annotations

import codecs

ERRORS = "l4pc.signs-in-words"
"""The name of the handler for ``errors=``, once ``register`` was called."""

SIGNS = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'", "‹": "<", "›": ">",
    "…": "...", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-", "·": "-",
    "•": "*", "→": "->", "←": "<-", "↑": "up", "↓": "down", "↕": "up or down", "⏎": "Enter",
    "⇄": "<>", "▶": ">", "▸": ">", "✓": "ok", "✔": "ok", "☑": "ok", "√": "ok", "©": "(c)", "×": "x", "≈": "about ", "≠": "not ", "≥": ">=",
    "≤": "<=", "▲": "!", "▼": "v", "●": "*", "○": "o", "◐": "%", "◑": "/", "◎": "@", "◇": "&",
    "◆": "*", "■": "#", "□": "_", "▪": "*", "◦": "-", "‣": ">", "➔": "->", "⌂": "^", "⊘": "/",
    "\u00a0": " ", "\u202f": " ", "£": "GBP ", "€": "EUR ",
    "°": " degrees", "━": "=", "─": "-", "╌": ".", "│": "|", "█": "#", "▒": "#", "▀": "#", "▄": "#",
}  # fmt: skip


def register() -> str:
    """Make the handler known to Python; its name."""
    codecs.register_error(ERRORS, _in_words)
    return ERRORS


def _in_words(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    told = (SIGNS.get(sign) or _code(sign) for sign in error.object[error.start : error.end])
    return "".join(told), error.end


def _code(sign: str) -> str:
    return sign.encode("ascii", "backslashreplace").decode()
