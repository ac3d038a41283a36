"""Answers of an online form from its file, and the same form on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desk import COHORT

from l4pc_tui.core.record.outcome_nouns import How, Measure
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.outcomes import taking
from l4pc_tui.desk.outcomes.finding import everything
from l4pc_tui.desk.outcomes.forms_file import LookedAt, look_at, take
from l4pc_tui.desk.outcomes.paper import print_form
from l4pc_tui.desk.outcomes.whom import Whom, row_codes_of, whom
from l4pc_tui.desk.trouble import Trouble

HEADS = "Name,Email,Then: open to new ideas,Now: open to new ideas,Heard,Shoe size"
ROWS = (
    "amina marigold,,2,4,5,38", "Ben Thimble,ben@example.org,3,3,4,40", "Gandalf Grey,,1,5,4,45",
    "Joss Wayfarer,,5,5,5,41",
)  # fmt: skip


@pytest.fixture
def group(desk: Desk) -> Whom:
    return whom(desk, session=f"{COHORT}/2026-11-25")


def looked(desk: Desk, group: Whom, folder: Path, *rows: str, heads: str = HEADS) -> LookedAt:
    file = folder / "answers.csv"
    file.write_text("\n".join((heads, *rows)), encoding="utf-8")
    return look_at(desk, group, file)


def test_a_file_is_told_before_it_is_taken_and_taken_twice_it_changes_nothing(
    desk: Desk, group: Whom, tmp_path: Path
) -> None:
    before = list(desk.store.all_events())
    found = looked(desk, group, tmp_path, *ROWS)
    assert list(desk.store.all_events()) == before
    for line in (
        "Then and now at the end: 3 forms, 2 of known people.", "Heard at the end: 3 answers.",
        "  open to new ideas, then: “Then: open to new ideas”",
        "Not known and left out: “Shoe size”.",
        "Not on the roster, so kept without a person: Gandalf Grey (row 4).",
        "Joss Wayfarer facilitates, and is in no count.",
    ):  # fmt: skip
        assert line in found.lines
    assert take(desk, found).told.startswith("“answers.csv” is taken in, of Lantern Valley")
    (forms,), (pulse,) = everything(desk).forms, everything(desk).pulses
    assert (forms.of.answered, dict(forms.how)) == (3, {How.FORMS: 3})
    assert (pulse.counts, pulse.how) == ((0, 0, 0, 2, 1), How.FORMS)
    kept = list(desk.store.all_events())
    again = looked(desk, group, tmp_path, *ROWS)
    assert again.before
    assert "was taken in before" in take(desk, again).told
    assert list(desk.store.all_events()) == kept
    # One act: an undo takes all of it, and then it may be taken in again.
    taking.undo(desk)
    assert everything(desk).forms == ()
    assert everything(desk).pulses == ()
    assert not looked(desk, group, tmp_path, *ROWS).before


def test_a_later_file_adds_what_is_new_and_asks_before_it_changes_what_is_there(
    desk: Desk, group: Whom, tmp_path: Path
) -> None:
    heads = "Name,Being"
    take(desk, looked(desk, group, tmp_path, "Amina Marigold,2", ",3", heads=heads))
    more = looked(desk, group, tmp_path, "Amina Marigold,2", ",3", "Dev Kettle,4", heads=heads)
    assert "2 of them are there already." in more.lines
    take(desk, more)
    assert everything(desk).forms[0].questions[0].counts == (0, 1, 1, 1, 0)
    other = looked(desk, group, tmp_path, "Amina Marigold,5", heads=heads)
    assert other.other == 1
    with pytest.raises(Trouble, match="1 answer says otherwise than what is there"):
        take(desk, other)
    take(desk, other, mend=True)
    assert everything(desk).forms[0].questions[0].counts == (0, 0, 1, 1, 1)


def test_a_form_with_the_code_of_its_row_is_that_persons(
    desk: Desk, group: Whom, tmp_path: Path
) -> None:
    codes = row_codes_of(desk, group)
    carys = next(each for each in desk.store.people() if each.name == "Carys Acorn")
    take(desk, looked(desk, group, tmp_path, f"{codes[carys.id].lower()},4", heads="Row,Being"))
    (rating,) = everything(desk).forms[0].ratings
    assert rating.person == carys.id


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("Amina Marigold,,9,4,5,38",), "Row 2: “9” under “open to new ideas, then” is no answer"),
        ((",,,,,",), "Nobody has answered in it."),
    ],
)
def test_a_file_with_an_answer_that_is_none_keeps_nothing(
    desk: Desk, group: Whom, tmp_path: Path, rows: tuple[str, ...], told: str
) -> None:
    with pytest.raises(Trouble, match=told):
        looked(desk, group, tmp_path, *rows)


def test_the_paper_has_a_form_for_every_row_but_whoever_facilitates(
    desk: Desk, group: Whom, tmp_path: Path
) -> None:
    codes = row_codes_of(desk, group)
    leads = next(each.id for each in desk.store.people() if each.name == "Joss Wayfarer")
    (page,) = print_form(desk, group, Measure.THEN_NOW, out=None, here=tmp_path)
    text = page.read_text(encoding="utf-8")
    assert all((code in text) == (person != leads) for person, code in codes.items())
    assert text.count('class="form"') == 4 + 4
    assert text.count("<th>then</th><th>now</th>") == 8
    (start,) = print_form(desk, group, Measure.THEN_NOW, "start", out=None, here=tmp_path)
    assert start == page
    assert "<th>now</th>" not in start.read_text(encoding="utf-8")
    (frame,) = print_form(desk, group, Measure.FRAMEWORK, out=tmp_path / "f.html", here=tmp_path)
    assert "What shows it?" in frame.read_text(encoding="utf-8")
    with pytest.raises(Trouble, match="“Safe” has no form"):
        print_form(desk, group, Measure.SAFE, out=None, here=tmp_path)


def test_more_answers_than_are_enrolled_are_not_kept_and_rows_of_nobody_are_listed(
    desk: Desk, group: Whom, tmp_path: Path
) -> None:
    heads = "What is your full name?,Your row code,Being"
    many = looked(desk, group, tmp_path, *["Amina Marigold,,2", *[",,3"] * 40], heads=heads)
    assert (
        "Rows 3, 4, 5, 6, 7, 8, 9, 10 and others name nobody, so kept without a person."
        in many.lines
    )
    assert not many.found.unknown
    with pytest.raises(Trouble, match="41 people answered, and 4 are enrolled"):
        take(desk, many)
    take(desk, looked(desk, group, tmp_path, "Amina Marigold,,2", ",,3", heads=heads))
    (forms,) = everything(desk).forms
    assert sum(bool(each.person) for each in forms.ratings) == 1


def test_a_file_of_far_too_many_rows_is_refused_at_once(
    desk: Desk, group: Whom, tmp_path: Path
) -> None:
    with pytest.raises(Trouble, match="more than 5,000 rows"):
        looked(desk, group, tmp_path, *["Amina Marigold,2"] * 20_000, heads="Name,Being")
