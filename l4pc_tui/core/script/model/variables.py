"""``{cohort}`` and the other variables: filled in at run time, never left blank."""

from __future__ import annotations

import re
from collections.abc import Mapping

VARIABLE = re.compile(r"\{\{|\{([a-z][a-z_]{0,30})\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its variables filled in. One without a value shows as ``[cohort]``."""
    if "{" not in text:
        return text
    return VARIABLE.sub(lambda m: "{" if m[1] is None else values.get(m[1]) or f"[{m[1]}]", text)
