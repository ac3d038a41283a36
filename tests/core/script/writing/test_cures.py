"""What may be chosen about a message does away with it."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

from l4pc_tui.core.script.messages.report import codes, explain
from l4pc_tui.core.script.writing.cures import AS_NOTE, Cure, cures

SLIPS = {
    "H212": ("a dozen or so", "6-24\nstatus: raedy"),
    "L415": ("2. Who hurt", "2. Feeel who hurt"),
    "T502": ("## First step", "## Backgrond"),
    "P931": ("Gossip", "Takl"),
}
"""Where the bad example is nothing that is near to one word: what is slipped there."""
NO_ONE_WORD = {
    "F117": "the name of a file, which is no part of the page",
    "L403": "the words are the person's", "L423": "it is moved or is plain words",
    "L424": "a probe or a question, with its number and place; it is marked as a note",
    "L429": "it is moved or becomes a bullet", "L442": "lines are moved",
    "S324": "yes or no", "P939": "yes or no", "S342": "a heading or a line between two parts",
    "T513": "person, pair or group", "T514": "the digits are the person's",
    "V702": "two signs for a bracket, or one that is missing", "V706": "the words are the person's",
    "A807": "the words are the person's", "P934": "it is moved",
    "P937": "a heading, or lines that are moved",
}  # fmt: skip
"""Why a hint that seems to name a word is left to the person."""
NAMES_A_WORD = re.compile(r"closest|\bWrite |\bUse the name|\bUse go to|start it with Note:")


def offered(renewing: ModuleType, code: str) -> list[Cure]:
    """What is offered about the bad example of a code, each seen to do away with the message."""
    bad = renewing.example(code, "bad")
    text = bad.data.decode("utf-8-sig").replace("\r\n", "\n")
    text = text.replace(*SLIPS.get(code, ("", "")))
    bad = replace(bad, data=text.encode())
    told = [each for each in bad.diagnostics() if each.code == code]
    found = cures(text, told[0], path=bad.path, kind=bad.kind)
    for cure in found:
        left = [e.code for e in replace(bad, data=cure.text.encode()).diagnostics()]
        assert left.count(code) < len(told), (code, cure)
    return list(found)


def test_every_code_whose_hint_names_the_right_word_offers_to_write_it(
    renewing: ModuleType,
) -> None:
    for code in codes():
        entry = explain(code)
        assert entry is not None
        wanted = ["write"] * ("write" in entry) + ["note"] * ("note" in entry)
        if not wanted:
            named = bool(NAMES_A_WORD.search(entry["hint"])) and not entry.get("fix")
            assert not named or code in NO_ONE_WORD, f"{code}: {entry['hint']}"
            continue
        titles = [cure.title for cure in offered(renewing, code) if not cure.sure]
        as_note = [title == AS_NOTE for title in titles]
        assert as_note == [each == "note" for each in wanted], (code, titles)


def test_a_better_word_for_people_and_a_question_that_is_kept_are_one_choice_away(
    renewing: ModuleType,
) -> None:
    titles = {code: [c.title for c in offered(renewing, code)] for code in ("A823", "A824")}
    assert titles == {
        "A823": ["Write “people who draw on support”"],
        "A824": ["Write “never”"],
    }
