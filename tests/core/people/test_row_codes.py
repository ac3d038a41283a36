from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.people.row_codes import LETTERS, check_letter, is_code, meant, row_codes

IDS = st.lists(st.uuids().map(str), unique=True, max_size=60)


@given(IDS)
def test_every_membership_has_a_code_of_its_own_that_names_it_again(ids: list[str]) -> None:
    codes = row_codes(tuple(ids))
    assert len(set(codes.values())) == len(ids)
    assert all(len(code) == 3 and is_code(code) for code in codes.values())
    assert [meant(codes[id].lower(), codes) for id in ids] == ids


@given(IDS, st.uuids().map(str))
def test_whoever_joins_later_changes_nobody_s_code(ids: list[str], more: str) -> None:
    before, after = row_codes(tuple(ids)), row_codes((*ids, more))
    assert {id: after[id] for id in ids} == before


@given(st.text(LETTERS, min_size=2, max_size=2), st.data())
def test_a_wrong_letter_and_two_that_changed_places_are_noticed(
    letters: str, data: st.DataObject
) -> None:
    code = letters + check_letter(letters)
    at = data.draw(st.integers(0, 2))
    other = data.draw(st.sampled_from(LETTERS))
    typed = code[:at] + other + code[at + 1 :]
    assert is_code(typed) == (typed == code)
    for turned in (code[1] + code[0] + code[2], code[0] + code[2] + code[1]):
        assert is_code(turned) == (turned == code)


def test_a_thousand_people_have_codes_too() -> None:
    codes = row_codes(tuple(map(str, range(1_000))))
    assert len(set(codes.values())) == 1_000
    assert all(map(is_code, codes.values()))
    assert not any(map(is_code, ("", "A", "AB", "A-B", "IOQ")))
