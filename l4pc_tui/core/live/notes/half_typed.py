"""Lines that are half typed: the one being typed, and those that wait below it.

They are kept together as one text, a line each; a note that is being mended stands before its
new words. What parts them is nothing that a typed line can hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l4pc_tui.core.record.names import NO_NOTE, NoteId

_MENDS = "\x1e"


@dataclass(frozen=True, slots=True)
class Half:
    """One of them. mends: the note in whose place its words are to stand; "" for a new one."""

    text: str
    mends: NoteId = NO_NOTE


def kept(lines: Iterable[Half]) -> str:
    """The lines as they are kept, the one being typed last; those without words are not."""
    return "\n".join(
        f"{line.mends}{_MENDS}{line.text}" if line.mends else line.text
        for line in lines
        if line.text.strip()
    )


def read(text: str) -> tuple[Half, ...]:
    """The lines that are kept in a text."""
    found = []
    for line in filter(str.strip, text.split("\n")):
        mends, is_mend, words = line.partition(_MENDS)
        found.append(Half(words, NoteId(mends)) if is_mend else Half(line))
    return tuple(found)


def behind(text: str, more: str) -> str:
    """Two texts joined. What is begun in one and goes on in the other stands once; one line each
    become one, for they are somebody's who took over and went on."""
    first, second = read(text), read(more)
    before = [line for line in first if not any(_goes_on(line, other) for other in second)]
    after = [line for line in second if not any(_goes_on(line, other) for other in before)]
    both = (*before, *after)
    if len(before) == len(first) == 1 == len(after) == len(second) and not any(
        line.mends for line in both
    ):
        return f"{text.rstrip()} {more}"
    return kept(both)


def _goes_on(line: Half, other: Half) -> bool:
    """Whether another line holds all of this one."""
    return line.mends == other.mends and line.text.strip() in other.text
