"""Variables in texts: ``{cohort}``, ``{partner}`` and the exercise's own; ``{{`` is a brace."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MARK = re.compile(r"\{\{|\}\}|\{([a-z][a-z_]{0,30})\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The words to show. A variable that nothing fills is shown as ``[cohort]``, never blank."""
    if "{" not in text and "}" not in text:
        return text

    def word(found: re.Match[str]) -> str:
        name = found[1]
        return values.get(name) or f"[{name}]" if name else found[0][0]

    return _MARK.sub(word, text)
