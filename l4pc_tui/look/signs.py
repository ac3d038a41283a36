"""Signs that every terminal and screen reader can say, for those that are drawn otherwise."""

from __future__ import annotations

# Each is one cell wide, as the sign that it stands for, so that columns keep their places.
_ASCII = str.maketrans(
    {
        "✓": "v", "▶": ">", "●": "*", "○": "o", "◐": "%", "◎": "@", "■": "#", "□": "_",
        "⌂": "^", "◆": "*", "▲": "!", "▼": "=", "·": "-", "–": "-", "—": "-", "→": ">",
        "←": "<", "↑": "^", "↓": "v", "⏎": "<", "┬": "+", "┴": "+", "│": "|", "╎": "|",
        "╷": "|", "╵": "|", "▌": "|", "█": "#", "━": "=", "╌": ".", "─": "-",
    }
)  # fmt: skip


def in_ascii(drawn: str) -> str:
    """The text with our signs in ASCII. Letters, accents and quotes are text and stay."""
    return drawn.translate(_ASCII)
