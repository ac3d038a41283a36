"""A page's Markdown as plain lines: for a pipe, plain mode, and whoever listens to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l4pc_tui.core.handbook.pages import lines_of

IN_A_BROWSER = "l4pc help --web"
"""What shows the handbook with its pictures."""
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|\*(?=\S)|__)(.+?)(?<!\\)\1")
_CODE = re.compile(r"(`+)(.+?)\1")
_ESCAPED = re.compile(r"\\([^\w\s]|_)")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"(?:\\|  +)\n")
_HEADING = re.compile(r"(#{1,6})\s+")
_QUOTED = re.compile(r"^>\s?")
_LETTER = re.compile(r"\w")
_OUTSIDE = re.compile(r"[a-z][a-z+.-]*:")
_HELD = re.compile("\1(\\d+)\1")


def without_pictures(text: str) -> str:
    """A text in which each picture is told in words, with where it is to be seen."""
    return _PICTURE.sub(lambda found: f"*Picture: {found[1]}.* “{IN_A_BROWSER}” shows it.", text)


def plain_lines(text: str) -> Iterator[str]:
    """The lines that a text is without signs: a paragraph is one line, a row of a table says each
    cell behind the name of its column, code stands four cells in."""
    block: list[str] = []
    head: list[str] = []
    for line, code in (*lines_of(without_pictures(text)), ("", False)):
        if block and (code or line.startswith("|") or not line.strip() or _begins(line)):
            yield from _joined(block).split("\n")
            block = []
        if code:
            head = []
            if not line.lstrip().startswith(("```", "~~~")):
                yield f"    {line}"
        elif line.startswith("|"):
            cells = [_in_words(cell.strip()) for cell in _BAR.split(line.strip().strip("|"))]
            if not head:
                head = cells
            elif not all(set(cell) <= set("-: ") for cell in cells):
                yield _row(head, cells)
        else:
            head = []
            if line.strip():
                block.append(line)
            else:
                yield ""


def _begins(line: str) -> bool:
    return bool(re.match(r"\s*(#{1,6}\s|[-*]\s|\d+\.\s|>)", line))


def _joined(block: Sequence[str]) -> str:
    told = "\n".join(line.strip() if number else line.rstrip() for number, line in enumerate(block))
    told = _BREAK.sub("\0", told).replace("\n", " ")
    found = _HEADING.match(told)
    if found:
        words = _in_words(told[found.end() :])
        return words.upper() if len(found[1]) < 3 else words
    return _in_words(_QUOTED.sub("", told)).replace("\0", "\n")


def _row(head: Sequence[str], cells: Sequence[str]) -> str:
    said = [f"{name}: {cell}" for name, cell in zip(head, cells, strict=False) if cell]
    return f"- {'; '.join(said)}"


def _in_words(text: str) -> str:
    """Without signs; what stood as code is left as it is, and in quotes where it is several words
    of a sentence."""
    held: list[str] = []

    def hold(code: re.Match[str]) -> str:
        words = code[2].strip().replace("\\|", "|")
        alone = not _LETTER.search(text[: code.start()])
        held.append(words if alone or " " not in words else f"“{words}”")
        return f"\1{len(held) - 1}\1"

    text = _LINK.sub(_link, _CODE.sub(hold, text))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    text = _ESCAPED.sub(r"\1", text)
    return _HELD.sub(lambda found: held[int(found[1])], text)


def _link(found: re.Match[str]) -> str:
    return f"{found[1]} ({found[2]})" if _OUTSIDE.match(found[2]) else found[1]
