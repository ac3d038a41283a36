"""Our signs in those that a font of Windows has, where it is the only one that is looked in.

The list is Windows Glyph List 4 (learn.microsoft.com/typography/opentype/spec/recom#wgl4-character-set);
Consolas and Lucida Console, with which Windows' own console comes, have all of it. Here stand its
signs; its letters are people's own and are left alone.
"""

from __future__ import annotations

import unicodedata

from l4pc_tui.look.signs import in_ascii

WGL4 = frozenset(
    # Of Latin 1, punctuation and currency.
    "¡¢£¤¥¦§¨©«¬\u00ad®¯°±²³´¶·¸¹»¼½¾¿×÷ˆˇˉ˘˙˚˛˜˝΄΅"
    "–—―‗‘’‚‛“”„†‡•…‰′″‹›‼‾⁄ⁿ₣₤₧€№™Ω℮⅛⅜⅝⅞\u00a0"
    # Arrows and sums.
    "←↑→↓↔↕↨∂∆∏∑−∕∙√∞∟∩∫≈≠≡≤≥"
    # Technical signs, lines and blocks.
    "⌂⌐⌠⌡─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█▌▐░▒▓"
    # Shapes and symbols.
    "■□▪▫▬▲►▼◄◊○●◘◙◦☺☻☼♀♂♠♣♥♦♪♫"
)
"""The signs of the list that are no letters, but for those of ASCII."""
# Each is one cell wide, as the sign that it stands for.
_INSTEAD = {
    "✓": "√", "▶": "►", "▸": "›", "◐": "▌", "◑": "▐", "◎": "◙", "◆": "♦", "◇": "◊", "⊘": "Ø",
    "⏎": "◄", "⇄": "↔", "━": "▬", "╌": "─", "▁": "_", "▔": "¯", "▕": "▐", "╭": "┌", "╮": "┐",
    "╯": "┘", "╰": "└", "▖": "▄", "▗": "▄", "▘": "▀", "▝": "▀",
}  # fmt: skip


def _piece(sign: str) -> str:
    """A piece of a frame or a bar that the list has not, by the one that is nearest."""
    name = unicodedata.name(sign)
    if "BOX" not in name:
        low, left = name.startswith("LOWER"), name.startswith("LEFT")
        more = any(much in name for much in ("FIVE", "THREE QUARTERS", "SEVEN"))
        return "█" if more and low else "▌" if left else "▄" if low else "█"
    across = any(way in name for way in ("HORIZONTAL", "LEFT", "RIGHT"))
    upright = any(way in name for way in ("VERTICAL", "UP", "DOWN"))
    return "┼" if across and upright else "─" if across else "│"


_TABLE = str.maketrans(
    {chr(n): _piece(chr(n)) for n in range(0x2500, 0x25A0) if chr(n) not in WGL4} | _INSTEAD
)


def in_wgl4(drawn: str) -> str:
    """The text with our signs in those of the list, in as many cells. Letters are people's own."""
    if drawn.isascii():
        return drawn
    kept = drawn.translate(_TABLE)
    return "".join(
        sign if sign.isascii() or sign in WGL4 or sign.isalpha() else in_ascii(sign)
        for sign in kept
    )
