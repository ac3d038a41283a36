"""A story as it is caught in a line: ``~ title: before → after, why it matters``."""

from __future__ import annotations

import re

_TO = re.compile(r"\s*(?:→|->|=>)\s*")


def read_story(text: str) -> tuple[str, str, str]:
    """Its title, how it was before, and how it is after; what the line does not tell is empty.

    A line without a title is told whole as what became.
    """
    title, colon, rest = text.partition(":")
    title, rest = (title.strip(), rest.strip()) if colon and rest.strip() else ("", text.strip())
    before, *after = _TO.split(rest, maxsplit=1)
    return (title, before, after[0]) if after else (title, "", rest)
