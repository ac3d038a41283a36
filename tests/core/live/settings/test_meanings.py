"""Settings are read as people write them; what cannot be taken keeps its default and is said."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.live.settings.meanings import (
    GROUPS,
    SETTINGS,
    STEPS,
    changed,
    listed,
    pins,
    read_settings,
    started_with,
    stepped,
    told,
    written,
)
from l4pc_tui.core.live.settings.numbers import DEFAULTS, Settings
from l4pc_tui.core.live.settings.setting import Setting, Wrong
from l4pc_tui.core.record.place import Place
from l4pc_tui.core.text.cleaning import clean_name

values: dict[str, st.SearchStrategy[Any]] = {
    "minutes": st.integers(0, 60), "percent": st.integers(0, 50),
    "fingers": st.sampled_from([1, 2, 2.5, 3, 4, 5]), "people": st.integers(3, 30),
    "place": st.sampled_from(["Surface", "Feel", "Question", "Power"]),
    "places": st.sampled_from([["Feel"], ["Surface", "Feel", "Power"], ["Power", "Power"]]),
    "weight": st.integers(0, 1000),
    "folder": st.sampled_from(["~/logs", "/srv/my logs", "C:\\logs"]),
    "key": st.just("age1qz"), "words": st.just("Lantern Valley Council"),
    "bands": st.sampled_from([["0 = half day", "4 = day"], ["2.5 = A"]]),
}  # fmt: skip


def values_of(setting: Setting) -> st.SearchStrategy[Any]:
    """What can be written for one."""
    return st.sampled_from([*setting.choices]) if setting.choices else values[setting.unit]


def test_every_number_of_the_rules_is_a_setting_with_a_meaning() -> None:
    assert [each.field for each in SETTINGS.values()] == [f.name for f in fields(Settings)]
    assert all(each.meaning and told(each, DEFAULTS) for each in SETTINGS.values())


def test_each_is_listed_once_by_its_group_under_a_name_that_no_other_has() -> None:
    assert sorted(each.name for each in listed()) == sorted(SETTINGS)
    assert [*dict.fromkeys(each.group for each in listed())] == [*GROUPS]
    said = [each.said for each in listed()]
    assert len({*said}) == len(said)
    assert all(clean_name(each) == each and len(each) <= 32 for each in said)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda each: each.name)
def test_a_key_leads_from_one_value_to_the_next_and_back_until_there_is_none(
    setting: Setting,
) -> None:
    after = stepped(setting, DEFAULTS, 1)
    if setting.choices or setting.unit in STEPS or setting.unit == "place":
        other = after or stepped(setting, DEFAULTS, -1)
        assert other is not None
        assert stepped(setting, other, -1 if after else 1) == DEFAULTS
        seen, now = 0, after
        while now not in (None, DEFAULTS):
            seen, now = seen + 1, stepped(setting, now, 1)
            assert seen <= 200, "there is an end"
    else:
        assert after is None, "it is typed"


def test_a_choice_is_read_as_files_have_it_and_as_people_read_it() -> None:
    for name in (each.name for each in SETTINGS.values() if each.choices):
        for word, said in SETTINGS[name].choices.items():
            found = changed(DEFAULTS, name, word)
            assert isinstance(found, Settings)
            assert found == changed(DEFAULTS, name, said.upper())
            assert told(SETTINGS[name], found) == said
    assert changed(DEFAULTS, "reduced", True) == changed(DEFAULTS, "reduced", "on")


@given(st.fixed_dictionaries({}, optional={n: values_of(s) for n, s in SETTINGS.items()}))
def test_what_can_be_taken_comes_back_from_what_is_kept_of_it(table: dict[str, Any]) -> None:
    settings, wrong = read_settings(table)
    for name, each in SETTINGS.items():
        if name not in table:
            assert getattr(settings, each.field) == getattr(DEFAULTS, each.field)
        elif not wrong:
            assert written(each, settings) == table[name]
    assert settings.unsafe_below <= settings.safe_from
    kept = json.loads(json.dumps(pins(settings)))
    usual = {
        each.field: getattr(DEFAULTS, each.field) for each in SETTINGS.values() if not each.pinned
    }
    assert started_with({"settings": kept}) == replace(settings, **usual)
    assert started_with({}) == DEFAULTS


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*SETTINGS]) | st.text(max_size=12), anything, max_size=6))
def test_whatever_stands_in_the_file_each_bad_line_is_one_sentence_and_the_rest_holds(
    table: dict[str, Any],
) -> None:
    settings, wrong = read_settings(table)
    assert isinstance(settings, Settings)
    assert len(wrong) >= sum(name not in SETTINGS for name in table)
    for sentence in wrong:
        assert clean_name(sentence, 400) == sentence, "one line, and no sign that does anything"
        assert sentence.endswith(("default.", "defaults.", "lists them."))


@pytest.mark.parametrize(
    ("name", "given_", "words"),
    [
        ("landing", "7", "7 min"), ("landing", "1m 30s", "1 min 30 sec"), ("landing", 2.5, "2 min 30 sec"),
        ("return-least", "1h20", "1 h 20 min"), ("warn-share", "25 %", "25 %"),
        ("ceilings", "feel, POWER", "Feel, Power"), ("ceiling-after-red", "surface", "Surface"),
        ("safe-from", "3.5", "3.5"), ("private-below", "8", "8"), ("provider", " A  B ", "A B"),
        ("involvement-bands", "4=day, 0 = half day", "0 = half day, 4 = day"),
    ],
)  # fmt: skip
def test_a_value_is_typed_as_one_would_say_it(name: str, given_: object, words: str) -> None:
    found = changed(DEFAULTS, name, given_)
    assert isinstance(found, Settings)
    assert told(SETTINGS[name], found) == words
    again = changed(DEFAULTS, name, told(SETTINGS[name], found))
    assert again == found, "what is shown can be typed"


@pytest.mark.parametrize(
    ("name", "given_", "words"),
    [
        ("landing", "-5", "landing: “-5” is not from 0 to 30 minutes."),
        ("landing", "12:30", "landing: “12:30” is not from 0 to 30 minutes."),
        ("landing", True, "landing: “True” is not from 0 to 30 minutes."),
        ("warn-share", "nan", "warn-share: “nan” is not from 0 to 50 %."),
        ("private-below", "1", "private-below: “1” is not from 3 to 30 people."),
        ("private-below", 5.5, "private-below: “5.5” is not from 3 to 30 people."),
        ("ceiling-after-red", "Return",
         "ceiling-after-red: “Return” is not one of Surface, Feel, Question, Power."),
        ("ceilings", "Power, Feel", "ceilings: Feel is less deep than the Power before it."),
        ("ceilings", [], "ceilings: “[]” is no list of places: Feel, Question."),
        ("unsafe-below", 4.5,
         "A pulse cannot be red below 4.5 (unsafe-below) and green from 4 on (safe-from)."),
        ("[bold", 1, "There is no setting “[bold”; l4pc settings lists them."),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_in_one_sentence(
    name: str, given_: object, words: str
) -> None:
    assert changed(DEFAULTS, name, given_) == Wrong(words)


def test_two_that_bound_each_other_may_be_written_in_any_order() -> None:
    for table in ({"unsafe-below": 4.5, "safe-from": 5}, {"safe-from": 5, "unsafe-below": 4.5}):
        assert read_settings(table) == (replace(DEFAULTS, unsafe_below=4.5, safe_from=5), ())


def test_only_what_is_not_the_default_is_kept_at_the_start() -> None:
    assert pins(DEFAULTS) == {}
    assert pins(replace(DEFAULTS, ceilings=(Place.POWER,))) == {"ceilings": ["Power"]}
