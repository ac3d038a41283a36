"""A word leads to the best place of the handbook, and says what is near when there is none."""

from __future__ import annotations

import pytest

from l4pc_tui.core.handbook.finding import MOST_SHOWN, Answer, find, terms
from l4pc_tui.core.handbook.pages import Handbook, link_target, of
from l4pc_tui.core.handbook.plain_words import plain_lines, without_pictures

DAY = """# A day

Begin with **F1**.

## In the room

Press **d** and wait. The squeeze wins minutes.

```sh
## not a heading
l4pc run
```

## In the room

Twice the same heading.

### After lunch

The wall is dark.
"""
KEYS = """# The keys

## Everywhere

| Key | What it does |
| --- | --- |
| `f9` | Hide everything |
| `*` or **x** | One of two \\| bars |

## Settings

- `landing 5`: what coming up takes
- `--fast`: quicker

**A815** A room is foretold.\\
Say what to look for.

## l4pc cohort new

`l4pc cohort new NAME`

Begins a cohort.
"""


@pytest.fixture
def book() -> Handbook:
    contents = {
        "book": [
            {"name": "f", "title": "F", "about": "", "page": [{"file": "f/day.md", "title": "A day"}]},
            {"name": "r", "title": "R", "about": "", "page": [{"file": "r/keys.md", "title": "The keys"}]},
        ]
    }  # fmt: skip
    return of(contents, "# The handbook\n", {"f/day.md": DAY, "r/keys.md": KEYS})


def shown(answer: Answer) -> list[tuple[str, str]]:
    return [(each.section.address, each.term) for each in answer.shown]


def test_a_page_is_cut_at_its_headings_and_not_in_its_code(book: Handbook) -> None:
    page = book.page("f/day.md")
    assert page is not None
    assert [(each.level, each.address) for each in page.sections] == [
        (1, "f/day"), (2, "f/day#in-the-room"), (2, "f/day#in-the-room-1"), (3, "f/day#after-lunch"),
    ]  # fmt: skip
    assert "## not a heading" in page.sections[1].text
    assert page.whole(page.sections[2]).endswith("### After lunch\n\nThe wall is dark.\n")
    assert page.below(page.sections[0]) == page.sections[1:3]


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("F9", [("r/keys#everywhere", "f9")]),
        ("*", [("r/keys#everywhere", "*")]),
        ("x", [("r/keys#everywhere", "x")]),
        ("a815", [("r/keys#settings", "A815")]),
        ("--fast", [("r/keys#settings", "--fast")]),
        ("cohort new", [("r/keys#l4pc-cohort-new", "")]),
        ("l4pc cohort new", [("r/keys#l4pc-cohort-new", "")]),
        ("After Lunch", [("f/day#after-lunch", "")]),
        ("f/day#in-the-room-1", [("f/day#in-the-room-1", "")]),
        ("r/keys.md", [("r/keys", "")]),
        ("squeeze", [("f/day#in-the-room", "")]),
        ("dark wall", [("f/day#after-lunch", "")]),
        ("minutes squeeze", [("f/day#in-the-room", "")]),
    ],
)
def test_a_word_is_looked_for_as_what_it_may_be(
    book: Handbook, typed: str, where: list[tuple[str, str]]
) -> None:
    assert shown(find(book, typed)) == where


def test_a_row_comes_with_the_head_of_its_table(book: Handbook) -> None:
    (row,) = find(book, "f9").shown
    assert row.text.splitlines() == [
        "| Key | What it does |", "| --- | --- |", "| `f9` | Hide everything |",
    ]  # fmt: skip


def test_what_is_meant_as_much_in_several_places_is_listed_and_not_guessed(book: Handbook) -> None:
    answer = find(book, "room")
    assert answer.shown == ()
    assert {each.section.address for each in answer.others} == {
        "f/day#in-the-room", "f/day#in-the-room-1", "r/keys#settings",
    }  # fmt: skip


def test_what_is_misspelt_finds_what_is_near(book: Handbook) -> None:
    assert find(book, "squeze") == Answer(near=("squeeze",))
    assert find(book, "zzzz") == Answer()
    assert find(book, "cohort nwe").near[0] == "l4pc cohort new"
    assert find(book, "  ") == Answer()


def test_no_more_than_a_few_terms_are_shown_at_once() -> None:
    text = "# Many\n" + "".join(f"\n## {n}\n\n- `same`: {n}\n" for n in range(9))
    told = {"book": [{"name": "m", "title": "M", "about": "", "page": [{"file": "m/m.md", "title": "Many"}]}]}  # fmt: skip
    answer = find(of(told, "", {"m/m.md": text}), "same")
    assert len(answer.shown) == MOST_SHOWN
    assert len(answer.shown) + len(answer.others) == 9


def test_bold_in_the_middle_of_a_line_is_no_term_of_it(book: Handbook) -> None:
    page = book.page("f/day.md")
    assert page is not None
    assert [term for each in page.sections for term, _ in terms(each)] == []


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("#here", ("f/day.md", "here")), ("../r/keys.md#x", ("r/keys.md", "x")),
        ("other.md", ("f/other.md", "")), ("https://example.org/a", None),
        ("../../CHANGELOG.md", None),
    ],
)  # fmt: skip
def test_a_link_leads_within_the_handbook_or_out_of_it(
    link: str, target: tuple[str, str] | None
) -> None:
    assert link_target("f/day.md", link) == target


def test_plain_lines_have_the_words_and_no_signs() -> None:
    told = list(
        plain_lines(
            "# A day\n\nOne *line* with\n**two** rows, `l4pc run` and\n[a link](x.md), [out](https://e.org).\n\n"
            "| Key | Does |\n| --- | --- |\n| `*` | a \\| b |\n\n- **x** is\\\n  next\n\n```sh\nl4pc *run*\n```\n"
            "![A dark wall](../pictures/w.svg)\n"
        )
    )
    assert told == [
        "A DAY", "", "One line with two rows, “l4pc run” and a link, out (https://e.org).", "",
        "- Key: *; Does: a | b", "", "- x is", "next", "", "    l4pc *run*",
        "Picture: A dark wall. “l4pc help --web” shows it.", "",
    ]  # fmt: skip


def test_a_picture_is_told_in_words() -> None:
    assert "A dark wall" in without_pictures("![A dark wall](../pictures/w.svg)")
    assert "](" not in without_pictures("![A dark wall](../pictures/w.svg)")
