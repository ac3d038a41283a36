import pytest
from support.attendance import CASES, expected, given, people, people_of, reading

from l4pc_tui.core.attendance.people import united
from l4pc_tui.core.attendance.values import Given, Outcome


@pytest.mark.parametrize("case", CASES)
def test_each_file_is_read_as_its_people_were(case: str) -> None:
    wanted, found = expected(case), reading(case, given(case))
    assert found.outcome == wanted["outcome"]
    assert people(found) == people_of(wanted["people"])
    assert len(found.ignored) == len(wanted["ignored_rows"])
    asked = [(each.key.partition(":")[0], list(each.answers)) for each in found.questions]
    assert asked == [(each["code"], each.get("choices", [])) for each in wanted["questions"]]


ANSWERED = [(case, answer) for case in CASES for answer in expected(case).get("readings", {})]


@pytest.mark.parametrize(("case", "answer"), ANSWERED)
def test_an_answer_decides_what_was_asked(case: str, answer: str) -> None:
    wanted = expected(case)
    (question,) = wanted["questions"]
    found = reading(case, given(case), {question["code"]: answer})
    assert found.outcome is Outcome.READ
    assert not found.questions
    assert people(found) == people_of(wanted["readings"][answer])


DATED = [
    (case, day, answer)
    for case in CASES
    for day, answer in expected(case).get("decided_by_session_date", {}).items()
]


@pytest.mark.parametrize(("case", "day", "answer"), DATED)
def test_the_session_s_day_decides_what_would_be_asked(case: str, day: str, answer: str) -> None:
    found = reading(case, Given(day))
    assert found.outcome is Outcome.READ
    assert people(found) == people_of(expected(case)["readings"][answer])


def test_two_files_of_one_session_are_one_register_in_any_order_and_however_often() -> None:
    cases = ("zoom-two-files-a", "zoom-two-files-b")
    wanted = expected(cases[0])["combined_people"]
    for order in (cases, cases[::-1], (*cases, cases[0])):
        found = [person for case in order for person in reading(case, given(case)).people]
        for person in wanted:
            spans = [each.intervals for each in found if each.email == person["email"]]
            whole, _ = united([each for of_one in spans for each in of_one])
            assert len(whole) == len(person["intervals"]), person["name"]
