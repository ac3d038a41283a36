"""What a demanding reader counted, counted again: the subject is in, and no turn of phrase is too often."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from library.recount import FORMULAS, GONE, MOST, SUBJECT, Recount, alike, found, over, recount

ONCE = Counter({"walk": 1})
FINE = Recount(
    10, dict.fromkeys(SUBJECT, ONCE), dict.fromkeys(FORMULAS, ONCE), {name: Counter() for name in GONE},
    Counter(circle=2, cafe=1), Counter(promise=1, letter=1, board=1, question=1, object=1),
    openings=ONCE, last=Counter(walk=1, ask=1, hear=1), whom=ONCE, nobody=ONCE,
)  # fmt: skip
"""A count with which everything is well."""


def test_nothing_is_over_its_limit_or_missing() -> None:
    """``cd tests && python -m library.recount`` prints all figures."""
    told = recount()
    assert over(told) == over(FINE) == []
    assert told.shapes.total() == told.endings.total() >= 25
    assert told.files > told.shapes.total()


@pytest.mark.parametrize("word", SUBJECT)
def test_a_word_of_the_subject_that_stands_nowhere_is_told(word: str) -> None:
    without = replace(FINE, mentions=FINE.mentions | {word: Counter()})
    assert f"{word}: nowhere" in over(without)


@pytest.mark.parametrize("name", [*FORMULAS, *GONE])
def test_a_turn_of_phrase_that_stands_too_often_is_told(name: str) -> None:
    many = Counter({"walk": 100})
    field = "formulas" if name in FORMULAS else "gone"
    changed: dict[str, Any] = {field: {**getattr(FINE, field), name: many}}
    assert any(line.startswith(f"“{name}”") for line in over(replace(FINE, **changed)))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"shapes": Counter({"circle": 30, "cafe": 14})}, "another shape than the circle: 14 of 44"),
        ({"endings": Counter(promise=40, letter=1, board=1, sheet=1)}, "endings: only 4"),
        ({"openings": Counter({"think of": 4})}, "first Say begins with “think of”: 4 exercises"),
        ({"last": Counter({"walk": 4, "ask": 7})}, "last exercise of a plan: walk in 4 of 11"),
        ({"whom": Counter({"walk": 11})}, "whom: 11 times, walk 11"),
        ({"nobody": Counter({"walk": 500})}, "nobody: 500 times"),
        ({"sentences": {"a b c": ["walk", "ask", "hear"]}}, "“a b c”: walk, ask, hear"),
    ],
)  # fmt: skip
def test_one_shape_one_ending_or_one_beginning_too_often_is_told(
    changed: dict[str, Any], told: str
) -> None:
    assert any(line.startswith(told) for line in over(replace(FINE, **changed)))


def test_words_are_counted_where_they_stand_and_not_in_other_words() -> None:
    texts = {"walk": "A carer, two Carers. Repay scarers. The NHS; not the nhs.", "ask": "none"}
    assert found(texts, SUBJECT["carer"]) == {"walk": 2}
    assert found(texts, SUBJECT["wage, pay"]) == {}
    assert found(texts, SUBJECT["NHS"]) == {"walk": 1}
    assert found(texts, SUBJECT["carer"], but="walk") == {}


def test_a_sentence_counts_when_it_stands_word_for_word_in_more_than_two_files() -> None:
    said = "Take the blue chair and turn it slowly round. Yes."
    texts = dict.fromkeys("abc", f"Before. {said}") | {"d": "Take it."}
    assert alike(texts) == {"take the blue chair and turn it slowly round": ["a", "b", "c"]}
    assert alike({name: texts[name] for name in "ab"}) == {}
    assert len("abc") > MOST
