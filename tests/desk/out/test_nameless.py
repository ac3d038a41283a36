"""Texts for those who are told no names: a code in the place of each, the same one when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.desk import House
from support.oak import FIRST, OAK, copied, made, people

from l4pc_tui.core.record.profiles import Profile
from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.out.nameless import nameless
from l4pc_tui.desk.outcomes import stories
from l4pc_tui.desk.outcomes.stories import Story
from l4pc_tui.desk.outcomes.whom import whom
from l4pc_tui.desk.people.scope import scope_of
from l4pc_tui.desk.people.sessions import new_session
from l4pc_tui.desk.reports.report import report_of
from l4pc_tui.desk.settings_file import set_setting
from l4pc_tui.desk.workbooks.book import book_of

CODE = re.compile(r"\[participant (\w+)\]")


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[House]:
    made(tmp_path / "oak")
    house = copied(tmp_path / "oak", tmp_path / "own")
    yield house
    house.close()


def named(desk: Desk, number: int) -> str:
    id = people(desk)[number]
    return next(each.name for each in desk.store.people() if each.id == id)


def tell(desk: Desk, after: str) -> None:
    story = Story("The rota", "a list", after, "it can be seen", consent="anon")
    told = stories.add_story(desk, whom(desk, session=f"{OAK}/{FIRST}"), story)
    stories.choose(desk, whom(desk, cohort=OAK), change=told.ids[0], by="the cohort", out_of=3,
                  because="it is short", fed_back="to everybody in May")  # fmt: skip


def test_a_story_goes_out_with_codes_in_the_place_of_names(laptop: House) -> None:
    desk = laptop.desk()
    name = named(desk, 2)
    tell(desk, f"{name} hung it up, and {name}’s team reads it")
    scope = scope_of(desk, cohorts=[OAK])
    report = repr(report_of(desk, scope).document)
    assert "because it is short; fed back: to everybody in May." in report
    workbook = repr(book_of(desk, scope, Profile.COMMISSIONER).sheets)
    for told in (report, workbook):
        assert re.search(r"(\[participant \d+\]) hung it up, and \1’s team reads it", told)
        assert name not in told


def test_a_story_that_may_name_somebody_stays_out_whole_and_that_is_said(laptop: House) -> None:
    desk = laptop.desk()
    tell(desk, "somebody@oak.example hung it up")
    scope = scope_of(desk, cohorts=[OAK])
    report = repr(report_of(desk, scope).document)
    assert "hung it up" not in report
    assert "A story is left out" in report
    assert "hung it up" not in repr(book_of(desk, scope, Profile.PUBLICATION).sheets)


def test_whoever_told_or_chose_a_story_and_is_on_no_roster_is_named_nowhere(laptop: House) -> None:
    desk = laptop.desk()
    group = whom(desk, session=f"{OAK}/{FIRST}")
    for told_by, after, by in (
        ("Auntie Bee", "a list, says bee", "the cohort"), ("a porter", "Mrs Okonkwo-Bell hung it up", "the cohort"),
        ("a porter", "a list that we owe to Quillon", "the cohort"), ("a porter", "a lamp", "Amina and Auntie Bee"),
        ("a porter", "a quiet door", "the cohort"),
    ):  # fmt: skip
        story = Story("The rota", "none", after, "it is seen", told_by=told_by, consent="anon")
        (id,) = stories.add_story(desk, group, story).ids
        stories.choose(desk, group, change=id, by=by, out_of=5, because="It is short")
    scope = scope_of(desk, cohorts=[OAK])
    for told in (repr(report_of(desk, scope).document),
                 repr(book_of(desk, scope, Profile.PUBLICATION).sheets)):  # fmt: skip
        assert "quiet door" in told
        assert not re.search("bee\\b|Okonkwo|Quillon|a lamp", told, re.IGNORECASE)


def test_whoever_only_wrote_here_has_no_code_and_is_not_told_of(laptop: House) -> None:
    desk = laptop.desk()
    new_session(replace(desk, actor="Quill Sallow"), OAK, "morning", "2026-12-09")
    assert "Quill Sallow" in desk.store.actors().values()
    assert nameless(desk)("Quill Sallow wrote it down") is None
    assert nameless(desk)("it was written down") == "it was written down"


def test_codes_are_new_in_each_file_and_the_same_when_it_is_asked_for(laptop: House) -> None:
    desk = laptop.desk()
    everybody = "; ".join(each.name for each in desk.store.people())

    def told(about: str = "") -> list[str]:
        return CODE.findall(nameless(desk, about)(everybody) or "")

    assert len(told()) == len(desk.store.people())
    assert told() != told()
    assert told("a report") == told("a report") != told("another")
    set_setting(desk, "codes", "same")
    assert told() == told("another")
    assert all(re.fullmatch("[a-z0-9]{6}", each) for each in told())


def test_a_report_of_a_moment_has_the_same_codes_when_it_is_written_again(laptop: House) -> None:
    desk = laptop.desk()
    tell(desk, f"{named(desk, 2)} hung it up")
    scope = scope_of(desk, cohorts=[OAK])
    moment = desk.now() + 60
    laptop.clock.now += 120
    one, again = (repr(report_of(desk, scope, as_of=moment).document) for _ in range(2))
    assert CODE.findall(one) == CODE.findall(again) != []
