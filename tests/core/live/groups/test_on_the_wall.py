"""Names where the room reads them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.examples import examples

from l4pc_tui.core.live.groups.on_the_wall import Seated, names_on_the_wall, tables_on_the_wall
from l4pc_tui.core.record.names import PersonId
from l4pc_tui.core.record.nouns import Person


def person(name: str, display: str = "", id: str = "") -> Person:
    return Person(PersonId(id or name), name, display)


@pytest.mark.parametrize(
    ("name", "display", "seen"),
    [
        ("Ada Okoro", "", "Ada"),
        ("Okoro, Ada", "", "Ada"),
        ("Dr Ada Okoro", "", "Ada"),
        ("Reverend Ada Okoro", "", "Ada"),
        ("Ada Okoro", "Addie", "Addie"),
        ("Ada Okoro", "Ada Okoro", "Ada"),
        ("Ada Okoro", "Okoro Ada", "Ada"),
        ("Gwen", "", "Gwen"),
        ("Siân ap Rhys", "", "Siân"),
    ],
)
def test_the_room_reads_first_names(name: str, display: str, seen: str) -> None:
    assert names_on_the_wall([person(name, display)])[name] == seen


def test_two_of_one_first_name_get_the_first_letter_of_the_last_one_and_no_more() -> None:
    people = [person("Ann Bell"), person("Ann Kirk"), person("Ann Ball"), person("Ben Moss"),
              person("ann", id="lone")]  # fmt: skip
    assert names_on_the_wall(people) == {
        "Ann Bell": "Ann B", "Ann Kirk": "Ann K", "Ann Ball": "Ann B", "Ben Moss": "Ben",
        "lone": "ann",
    }  # fmt: skip


def test_names_are_whole_where_the_facilitator_chose_that() -> None:
    people = [person("Ada Okoro", "Ada O."), person("Ben Moss")]
    assert names_on_the_wall(people, whole=True) == {"Ada Okoro": "Ada O.", "Ben Moss": "Ben Moss"}


def test_a_table_lists_its_people_by_the_name_that_is_read() -> None:
    people = [person("Zoe Acorn", id="z"), person("Ben Moss", id="b"), person("Cat Fern", id="c")]
    told = tables_on_the_wall([["z", "b"], ["c"]], people, {"b"})
    assert told == ((Seated("Ben", True), Seated("Zoe")), (Seated("Cat"),))


FIRST = st.sampled_from(["Ada", "Ann", "Ben", "Éilís", "Jo", "Mary"])
LAST = st.sampled_from(["Okoro", "Thimble", "ap-Rhys", "O’Brien", "Fern"])
WRITTEN = st.sampled_from(
    ["{f} {l}", "{l}, {f}", "Dr {f} {l}", "{f} M. {l}", "{l},{f}", "Mrs. {f} {l}"]
)
SHOWN = st.sampled_from(["", "{f}", "{f} {l}", "{l} {f}", "{l}, {f}", "Prof {f} {l}"])


@given(st.lists(st.tuples(FIRST, LAST, WRITTEN, SHOWN), min_size=1, max_size=8))
@settings(max_examples=examples(150))
def test_no_last_name_is_on_the_wall_however_names_are_written(
    told: list[tuple[str, str, str, str]],
) -> None:
    people = [
        person(name.format(f=first, l=last), shown.format(f=first, l=last), str(n))
        for n, (first, last, name, shown) in enumerate(told)
    ]
    for seen in names_on_the_wall(people).values():
        assert not any(last in seen for _, last, _, _ in told)
