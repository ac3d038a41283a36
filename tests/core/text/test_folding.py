import pytest
from hypothesis import given
from hypothesis import strategies as st

from l4pc_tui.core.text import fold, fold_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë Brontë", "zoe bronte"),
        ("Siân", "SIA\u0302N"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Æsa Straße", "aesa STRASSE"),
        ("Ａnn　Lee", "ann lee"),
        ("O’Brien", "O'BRIEN"),
        ("O’Brien", "obrien"),
        ("Lloyd–Jones", "Lloyd Jones"),
        ("  Ann\u200b   Lee. ", "Ann Lee"),
        ("İpek", "ipek"),
        ("Ann [/x] Lee", "ann x lee"),
    ],
)
def test_two_spellings_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("राम", "रमा"), ("かき", "がき"), ("Ann", "Anna"), ("Ann Lee", "Annlee")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_keep_their_order_but_in_a_name() -> None:
    assert fold("Lee, Ann") != fold("Ann Lee")
    assert fold_name("Lee, Ann") == fold_name("Ann Lee")


@pytest.mark.parametrize("text", ["", "  ", "???", "…", "\ufffd", "🙂"])
def test_a_text_without_letters_has_an_empty_key(text: str) -> None:
    assert fold(text) == fold_name(text) == ""


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.permutations(["Ann", "Élan", "Lee-Moss", "O’Hara"]))
def test_no_order_of_words_changes_a_name(words: list[str]) -> None:
    assert fold_name(", ".join(words)) == fold_name("Ann Élan Lee-Moss O’Hara")


def test_plain_letters_fold_as_they_do_beside_others() -> None:
    for sign in map(chr, range(128)):
        text = f"{sign}A{sign}{sign}b{sign}"
        assert f"{fold(text)} e".strip() == fold(f"{text} é"), repr(sign)
