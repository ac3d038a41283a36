"""``explain CODE``: why a message exists, with lines that get it and lines that do not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from l4pc_tui.core.script.messages import report
from l4pc_tui.core.script.messages.diagnostic import Severity

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u2028\u2029\u202a-\u202e\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say about a message. Texts in {brackets} depend on the file.

    when: what else decides, empty for most. fix: True when ``check --fix`` can mend it.
    bad, good: lines as a person would see them, or how the file is called or saved; a character
    that cannot be seen stands as ‹U+00AD›.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    when: str
    fix: bool
    why: str
    bad: str
    good: str

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        """Both with what stands before them."""
        return ("Instead of", self.bad), ("Write", self.good)


def explain(code: str) -> Explanation | None:
    """The explanation of a code in whatever case; None when there is no such code."""
    code = code.strip().upper()
    entry, told = report.explain(code), _table().get(code)
    if entry is None or told is None:
        return None
    more = " …" if "more" in told else ""
    return Explanation(
        code=code,
        severity=entry["severity"],
        message=entry["message"],
        hint=entry["hint"],
        when=entry.get("when", ""),
        fix=bool(entry.get("fix", False)),
        why=told["why"],
        bad=_seen(told.get("seen_bad", told["bad"])) + more,
        good=_seen(told.get("seen_good", told["good"])),
    )


def examples(code: str) -> tuple[str, str]:
    """The bad lines and the good ones, whole. Raises KeyError for no code."""
    told = _table()[code]
    return told["bad"] + told.get("more", "") * told.get("times", 0), told["good"]


def _seen(text: str) -> str:
    return _UNSEEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)


@cache
def _table() -> dict[str, Any]:
    # Only who asks for an explanation needs the words.
    import tomllib
    from importlib.resources import files

    text = files("l4pc_tui.core.script.messages").joinpath("explanations.toml").read_text("utf-8")
    return tomllib.loads(text)
