"""A message of the checker, with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message of the checker.

    line, col: from 1, in code points of the original file; end: the column after the last one.
    fix: True when ``fmt`` can mend it.
    instead, write: the one right word that the hint names, and what it stands for in that place,
    empty for the whole of it; write is empty where no one word is right. note: True when the words
    may be meant as a private note.
    """

    code: str
    severity: Severity
    path: str
    line: int
    col: int
    end: int
    message: str
    hint: str
    fix: bool = False
    instead: str = ""
    write: str = ""
    note: bool = False
