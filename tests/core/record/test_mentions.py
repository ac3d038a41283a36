"""Where a name stands in the words of others, and the words without it."""

from __future__ import annotations

import pytest

from l4pc_tui.core.record.mentions import mentions, names_of, with_texts

ANN = names_of(["Ann O’Dowd-Łukasz", "Annie"], ["ann@example.org"])


@pytest.mark.parametrize(
    ("text", "without", "whole"),
    [
        ("ANN O'DOWD-LUKASZ rang", "[erased] rang", True),
        ("Ann’s idea, and annie’s", "[erased]’s idea, and [erased]’s", True),
        ("write to ann@example.org.", "write to [erased].", True),
        ("Ask Łukasz", "Ask [erased]", False),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, without: str, whole: bool) -> None:
    (found,) = mentions("note:n1", {"kind": "note", "text": text}, ANN)
    assert (found.offered, found.whole) == (without, whole)


def test_what_is_no_word_of_its_own_and_others_names_are_left() -> None:
    assert mentions("note:n1", {"text": "Annual planning, banana"}, ANN) == ()
    assert mentions("person:p2", {"name": "Ann Lee"}, ANN) == ()
    assert mentions("note:n1", {"step": "Ann", "text": ""}, ANN) == (), "a step is a script's"


def test_another_person_of_the_same_name_keeps_it() -> None:
    ann = names_of(["Ann"])
    for name in ("Ann", "Ann Lee"):
        assert mentions("person:p2", {"name": name, "display_name": name}, ann) == ()
    assert mentions("actor:a1", {"name": "Ann Lee"}, ann) == ()
    assert mentions("actor:a1", {"name": "Ann"}, ann) != ()


def test_words_of_moves_and_of_newer_kinds_are_looked_at_wherever_they_stand() -> None:
    (one,) = mentions("run:s1", {"verb": "goto", "lights": {"need": "Annie asked"}}, ANN)
    (other,) = mentions("hologram:h1", {"rays": [{"said": "Annie asked"}]}, ANN)
    assert (one.field, other.field) == ("lights.need", "rays.0.said")
    told = with_texts({"rays": [{"said": "Annie asked"}], "n": 1}, {"Annie asked": "-"})
    assert told == {"rays": [{"said": "-"}], "n": 1}


@pytest.mark.parametrize(
    ("name", "text", "without"),
    [
        ("Di Li", "@di phones the chair", "@[erased] phones the chair"),
        ("Di Li", "Di will ring, and Li too", "[erased] will ring, and [erased] too"),
        ("Di Li", "the di- and li-words of 2", None),
        ("Joe Bloggs", "Joes form is late", "[erased] form is late"),
        ("Vincent de Groot", "De Haan rang", None),
    ],
)
def test_short_names_and_genitives_without_an_apostrophe_are_offered_too(
    name: str, text: str, without: str | None
) -> None:
    found = mentions("note:n1", {"text": text}, names_of([name]))
    assert [each.offered for each in found] == ([without] if without else [])
