"""What the words themselves must not hold: unknown variables, personal data, dead links.

These checks look at every line of the page, whatever it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from l4pc_tui.core.script.messages.report import Report, Span
from l4pc_tui.core.script.model.words import VARIABLES
from l4pc_tui.core.script.syntax.source import Line

_BRACE = re.compile(r"\{\{|\{([^{}]{0,60})\}|\{")
_BRACKET = re.compile(
    r"(?:\$\{|｛|\[)\s?(?P<name>[A-Za-z][a-z_]{0,30})\s?[}｝\]](?!\()"
    r"|(?<!\])\((?P<aside>[A-Za-z][a-z_]{0,30})\)"
)
_NAME = re.compile(r"[a-z][a-z_]{0,30}$")
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,200})?/?>|&(?:[A-Za-z]{2,12}|#\d{1,6});"
)
_LINK = re.compile(r"(!?)\[([^\[\]]{0,300})\]\(\s*([^()\s]{0,300})[^()]{0,100}\)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?![\w@])")
_DIGITS = re.compile(r"(?<![\w.,/-])\+?\d(?:[ -]?\(?\d\)?){8,13}(?![\w/-])")
_PHONE = re.compile(r"(?:\+\d{9,13}|0\d{9,10})$")
_MOST_IN_A_LINE = 20
_NHS_WEIGHTS = range(10, 1, -1)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the library that a page shows or links to, as written, and where."""

    target: str
    at: Span


def check_words(
    lines: Iterable[Line], variables: Iterable[str], report: Report
) -> tuple[Attachment, ...]:
    """Report what stands in the lines; return the files they name.

    variables: the names that the header adds to the known ones.
    """
    own = tuple(variables)
    known = (*VARIABLES, *own)
    named: list[Attachment] = []
    for line in lines:
        text = line.text
        if "{" in text:
            _check_braces(line, known, report)
        if any(sign in text for sign in "[({｛"):
            _check_brackets(line, known, own, report)
        if "<" in text or "&" in text:
            for tag in _TAG.finditer(text):
                report.add("F121", line.span(*tag.span()), tag=tag[0])
        if "](" in text:
            named += _check_links(line, report)
        if "@" in text:
            for mail in _MAIL.finditer(text):
                report.add("A811", line.span(*mail.span()), kind="an e-mail address")
        if sum(map(text.count, "0123456789")) >= 9:
            _check_digits(line, report)
    return tuple(named)


def _check_braces(line: Line, known: tuple[str, ...], report: Report) -> None:
    for match in islice(_BRACE.finditer(line.text), _MOST_IN_A_LINE):
        if match[0] == "{{":
            continue
        at = line.span(*match.span())
        name = match[1]
        if name is None:
            report.add("V702", at)
        elif name not in known:
            close = report.closest(name, known) if _NAME.match(name) or name else None
            report.add("V701", at, x=name, y=f"{{{close}}}" if close else None, word=close)


def _check_brackets(
    line: Line, known: tuple[str, ...], own: tuple[str, ...], report: Report
) -> None:
    """Report the name of a variable, and nothing else, in brackets that do not make it one.

    In round brackets a word may stand in any sentence, so there only the page's own names count.
    """
    for match in islice(_BRACKET.finditer(line.text), _MOST_IN_A_LINE):
        name = (match["name"] or match["aside"]).lower()
        if name in (known if match["name"] else own):
            report.add("V709", line.span(*match.span()), x=match[0], y=f"{{{name}}}")


def _check_links(line: Line, report: Report) -> list[Attachment]:
    named: list[Attachment] = []
    for match in _LINK.finditer(line.text):
        picture, words, target = match.groups()
        at = line.span(*match.span())
        if picture and not words.strip():
            report.add("V706", at)
        if re.match(r"[a-z][a-z0-9+.-]*:", target, re.I):
            report.add("V707", at)
        elif target and not target.startswith("#"):
            if _leaves(target):
                report.add("V708", at)
            else:
                named.append(Attachment(target, at))
    return named


def _leaves(target: str) -> bool:
    """True for a path that is absolute or climbs out of the library."""
    parts = target.replace("\\", "/").split("/")
    depth = 0
    for part in parts:
        depth += -1 if part == ".." else part not in ("", ".")
        # The files lie one folder down, so one step up is still inside.
        if depth < -1:
            return True
    return target[0] in "/\\~"


def _check_digits(line: Line, report: Report) -> None:
    for match in islice(_DIGITS.finditer(line.text), 2 * _MOST_IN_A_LINE):
        signs = "".join(char for char in match[0] if char.isdecimal() or char == "+")
        at = line.span(*match.span())
        if len(signs) == 10 and _is_nhs_number(signs):
            report.add("A811", at, kind="an NHS number")
        elif _PHONE.match(signs):
            report.add("A811", at, kind="a telephone number")


def _is_nhs_number(digits: str) -> bool:
    """The check digit of the NHS number: eleven less the weighted sum modulo eleven."""
    if not digits.isascii() or len(set(digits)) == 1:
        return False
    total = sum(int(d) * weight for d, weight in zip(digits, _NHS_WEIGHTS, strict=False))
    return (11 - total % 11) % 11 == int(digits[9])
