"""What a screen leaves behind when it is gone."""

from __future__ import annotations

from textual._styles_cache import StylesCache


def forget_pictures() -> None:
    """Let go of what widgets that are gone had drawn.

    Textual remembers grounds by the widget's whole picture, a thousand of them for the whole
    app: half a megabyte stayed with every panel that was opened, 25 MB in the end.
    """
    clear = getattr(StylesCache.get_inner_outer, "cache_clear", None)
    if clear is not None:
        clear()
