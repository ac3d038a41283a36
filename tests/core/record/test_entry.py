"""Sealed entries verify, redacted ones too, and any other change is seen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.record.entry import (
    Entry,
    Event,
    canonical,
    from_json,
    intact,
    made_of,
    outer_digest,
    seal,
)

texts = st.text(max_size=30)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def sealed(data: dict[str, Any], nonce: str = "aa") -> Event:
    entry = Entry(
        "put", "note:1", data, "id1", "2026-11-25T09:00:00+00:00", "Joss", "p1", session="s1"
    )
    return seal(entry, device="d1", seq=3, base=("id0",), nonce=nonce, taken="now")


@given(st.dictionaries(texts, values, max_size=4))
def test_a_sealed_event_verifies_whatever_it_says(data: dict[str, Any]) -> None:
    event = sealed(data)
    assert intact(event)
    assert intact(replace(event, nonce=None, data=None)), "a redacted one verifies"


def test_any_changed_field_is_seen() -> None:
    event = sealed({"text": "as it was"})
    changes: list[dict[str, Any]] = [
        {"data": {"text": "as it wasn't"}}, {"device": "d2"}, {"seq": 4}, {"actor": "Bo"},
        {"kind": "del"}, {"entity": "note:2"}, {"subject": None}, {"base": ()}, {"nonce": "ab"},
        {"at": "2026-11-25T09:00:01+00:00"}, {"id": "id2"}, {"data_digest": "0"},
        {"format": 1}, {"session": ""}, {"nonce": None},
    ]  # fmt: skip
    for change in changes:
        assert not intact(replace(event, **change)), change


def test_when_it_came_into_a_file_is_no_part_of_what_was_sealed() -> None:
    assert intact(replace(sealed({"text": "x"}), taken="2027-01-01T00:00:00+00:00"))


def test_the_same_words_under_another_nonce_have_another_digest() -> None:
    assert sealed({"text": "x"}, "aa").data_digest != sealed({"text": "x"}, "ab").data_digest


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
))  # fmt: skip
def test_canonical_json_is_what_pythons_own_encoder_writes(value: object) -> None:
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(value) == plain


@given(
    texts=st.lists(st.text(), min_size=8, max_size=8), base=st.lists(st.text(), max_size=2),
    subject=st.none() | st.text(),
)  # fmt: skip
def test_the_outer_digest_is_that_of_the_canonical_json(
    texts: list[str], base: list[str], subject: str | None
) -> None:
    names = ("device", "id", "actor", "at", "kind", "entity", "session", "data_digest")
    told = dict(zip(names, texts, strict=True))
    made: Any = told | {"format": 2, "seq": 7, "base": tuple(base), "subject": subject}
    event = Event(**made, digest="", nonce=None, data=None, taken="")
    whole = canonical({**made, "base": base}).encode()
    assert outer_digest(event) == hashlib.sha256(whole).hexdigest()


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_an_event_made_of_its_values_is_the_event() -> None:
    event = sealed({"text": "x"})
    assert made_of(getattr(event, each.name) for each in fields(Event)) == event


@given(
    st.sampled_from(["", " ", "\n", "\ufeff", "x", "{}"]),
    st.sampled_from(['{"a":1,"a":2}', '"\\ud800"', "[1.50,NaN]", "nul", "", '{"a" : 1e999}']),
    st.sampled_from(["", " ", "\n", "x", "1"]),
)
def test_json_is_read_as_python_reads_it_whatever_stands_around_it(
    before: str, told: str, after: str
) -> None:
    text = before + told + after
    try:
        plain = repr(json.loads(text))
    except ValueError:
        plain = "refused"
    try:
        found = repr(from_json(text))
    except ValueError:
        found = "refused"
    assert found == plain
