"""The frame of every page for paper: one file that stands alone, as A4 prints it.

No scripts, nothing from a network, pictures within; the page forbids itself to load anything. It
has its own line at the foot, with its title and the number of the page, and an empty one at the head: a browser that finds both
leaves out its own, which would tell the file's path and the time of printing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files

from l4pc_tui.core.text import clean_text

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
{style}{foot}</style>
</head>
<body{look}>
{body}
</body>
</html>
"""
_FOOT = """@page {{
  @top-left {{ content: ""; }}
  @bottom-left {{ content: "{left}"; }}
  @bottom-right {{ content: "page " counter(page) " of " counter(pages); }}
}}
"""
_PART = """@page {name} {{
  @bottom-left {{ content: "{left}"; }}
  @bottom-right {{ content: ""; }}
}}
"""
_LARGE = """@page {name} {{
  margin: 18mm 18mm 22mm;
  @bottom-left {{ font-size: 18pt; }}
  @bottom-right {{ font-size: 18pt; }}
}}
"""
_LARGE_LOOKS = ("large", "easy")
_FOOT_LETTERS = 70
_UNSAFE = re.compile(r"[^\w .,:;!?&()–—’“”-]")


def page(
    title: str, body: Iterable[str], language: str = "en", *, rtl: bool = False, look: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:  # fmt: skip
    """A page of this form. body: pieces of HTML, every word of which is escaped already. look: the
    class that says how large its letters are and how it is laid out. parts: by the name of its
    pages, the title of each part that goes to somebody by itself; its foot counts no pages of others.
    """
    style = files("l4pc_tui.exchange.paper").joinpath("paper.css").read_text("utf-8")
    told = clean_text(title)
    foot = _FOOT.format(left=_in_css(told)) + "".join(
        _PART.format(name=name, left=_in_css(clean_text(part)))
        for name, part in (parts or {}).items()
    )
    if look in _LARGE_LOOKS:
        foot += "".join(_LARGE.format(name=name) for name in ("large", *(parts or {})))
    whole = _PAGE.format(
        language=escape(language), direction="rtl" if rtl else "ltr",
        title=escape(told), style=style, foot=foot,
        look=f' class="{escape(look)}"' if look else "", body="\n".join(filter(None, body)),
    )  # fmt: skip
    return whole.encode()


def _in_css(text: str) -> str:
    """Words within a string of a style sheet; what could end it stands as its number."""
    words = " ".join(text.split())
    short = words if len(words) <= _FOOT_LETTERS else f"{words[:_FOOT_LETTERS].rstrip()} …"
    return _UNSAFE.sub(lambda found: f"\\{ord(found[0]):x} ", short)
