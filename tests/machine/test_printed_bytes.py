"""What is printed where the alphabet is small."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

import l4pc_tui
from l4pc_tui.machine.printed_bytes import SIGNS, register

HOUSE = Path(l4pc_tui.__file__).parent
SPEAKING = ("cli", "desk", "plain", "core/live", "core/people", "core/report", "core/outcomes")
"""Rooms whose words are printed."""
NOT_PRINTED = frozenset("（）：．。、＃＋－／")
"""Signs in tables of what people may type."""


def test_our_signs_have_words_in_ascii() -> None:
    errors = register()
    assert "“Zoë” → 3 × £5…".encode("ascii", errors) == b'"Zo\\xeb" -> 3 x GBP 5...'
    assert "“Zoë” → £5…".encode("cp1252", errors) == "“Zoë” -> £5…".encode("cp1252")
    assert "“Zoë” → £5…".encode("cp850", errors) == '"Zoë" -> £5...'.encode("cp850")


@pytest.mark.parametrize("page", ["ascii", "cp1252", "cp850"])
def test_whatever_can_be_printed_is_printed_somehow(page: str) -> None:
    every = "".join(map(chr, [*range(0x20, 0xD800, 7), 0xD800, 0x1F600]))
    assert every.encode(page, register())
    assert all(told.isascii() and told.isprintable() for told in SIGNS.values())


def test_no_sign_of_ours_is_printed_as_a_code() -> None:
    found: dict[str, str] = {}
    for room in SPEAKING:
        for file in (HOUSE / room).rglob("*.py"):
            for sign in re.findall(r"[^\x00-\x7f]", file.read_text(encoding="utf-8")):
                found.setdefault(sign, file.name)
    ours = {
        sign: file for sign, file in found.items()
        if unicodedata.category(sign)[0] in "SPZ" and sign not in NOT_PRINTED
    }  # fmt: skip
    assert {"“", "→", "…"} <= set(ours)
    assert {sign: file for sign, file in ours.items() if sign not in SIGNS} == {}
