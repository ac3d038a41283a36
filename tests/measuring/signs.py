"""Signs lost, doubled, or another in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from measuring.page import Change, Page, body, changed, words

_IN_A_LINE = {
    "bracket": re.compile(r"[()\[\]](?=[^()\[\]]*$)|(?<= )\((?=\d)"),
    "quote": re.compile(r"\""),
    "comma": re.compile(r","),
    "range's dash": re.compile(r"(?<=\d)-(?=\d)"),
    "unit": re.compile(r" (?:min|sec)\b"),
    "times sign": re.compile(r"(?<=\d) x (?=\d)"),
}
_HEAD = re.compile(r"[-:/.,\[\]]")
_FOR_COLON = {
    ";": "semicolon", ".": "full stop", ",": "comma", " -": "dash", " –": "long dash", " :": "space before it",
    "": "nothing", "::": "two", "：": "wide colon", "\u00a0:": "hard space before it", " =": "equals",
}  # fmt: skip


def of_colons(page: Page) -> Iterator[Change]:
    """Something else for the colon of a word, or no space behind it."""
    for word in words(page):
        line = page.lines[word.number]
        at = line.find(":", word.end)
        if at < 0:
            continue
        for sign, kind in _FOR_COLON.items():
            yield from changed(
                f"colon of a {word.of}: {kind}",
                page,
                word.number,
                line[:at] + sign + line[at + 1 :],
            )
        if line[at + 1 : at + 2] == " ":
            yield from changed(
                f"colon of a {word.of}: no space",
                page,
                word.number,
                line[: at + 1] + line[at + 2 :],
            )
            yield from changed(
                f"colon of a {word.of}: neither", page, word.number, line[:at] + line[at + 2 :]
            )


def of_beginnings(page: Page) -> Iterator[Change]:
    """The sign that a line begins with: lost, doubled, without its space, or another."""
    for number, line in body(page):
        match = re.match(r"( *)(- |> |#+ |(\d+)\. )", line)
        if match is None:
            continue
        gap, sign, rest = match[1], match[2], line[match.end() :]
        name = {"-": "dash", ">": "quote sign", "#": "heading sign"}.get(sign[0], "number")
        yield from changed(f"{name} lost", page, number, gap + rest)
        yield from changed(f"{name} lost, its space kept", page, number, f"{gap} {rest}")
        yield from changed(f"{name} doubled", page, number, gap + sign[0] + sign + rest)
        yield from changed(f"{name} twice", page, number, gap + sign + sign + rest)
        yield from changed(f"{name} without its space", page, number, gap + sign.rstrip() + rest)
        if name == "heading sign":
            yield from changed("heading sign one fewer", page, number, sign[1:] + rest)
        if name == "number":
            yield from changed("number with a comma", page, number, f"{gap}{match[3]}, {rest}")
            yield from changed("number without its dot", page, number, f"{gap}{match[3]} {rest}")
            yield from changed("number doubled", page, number, f"{gap}{match[3]}{sign}{rest}")
        for other in {"-": "_=~.", ">": "<)", "#": "", "n": ""}.get(sign[0], ""):
            yield from changed(f"{name} as another", page, number, f"{gap}{other} {rest}")


def of_signs(page: Page) -> Iterator[Change]:
    """Signs within a line of the language: lost or doubled."""
    for number, line in enumerate(page.lines[: page.body]):
        for match in _HEAD.finditer(line):
            at = match.start()
            yield from changed("sign of the header lost", page, number, line[:at] + line[at + 1 :])
            yield from changed(
                "sign of the header doubled", page, number, line[: at + 1] + line[at:]
            )
    for number, line in body(page):
        if not re.match(r"\s*- |If |Handout:|\d+\.|#", line) or re.match(
            r"\s*- (Note|Show|Say first)", line
        ):
            continue
        for name, pattern in _IN_A_LINE.items():
            if name == "comma" and not re.search(r"\(.*,.*\)$|^- Time:", line):
                continue
            for match in pattern.finditer(line):
                start, end = match.span()
                if name == "comma" and line.endswith(")") and start < line.rindex("("):
                    continue
                yield from changed(f"{name} lost", page, number, line[:start] + line[end:])
                yield from changed(f"{name} doubled", page, number, line[:end] + line[start:])
