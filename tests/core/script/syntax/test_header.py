"""The header: typed values, forgiving about form, never about names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l4pc_tui.core.record.place import Place
from l4pc_tui.core.script.model.measures import Time
from l4pc_tui.core.script.model.model import Exercise, PeopleRun
from l4pc_tui.core.script.reading.script import Reading, read

Read = Callable[[str], Exercise]
Look = Callable[[str], Reading]

BODY = "# T\nS.\n\n## A\n- Time: 5-6 min\n- Depth: Return\nSay: x\n"
RUN = "0196a0de-5c00-7000-8000-000000000001, 2027-04-20, 18 people, shorter, and calmer"


def page(lines: str) -> str:
    return f"---\nformat: exercise/1\n{lines}\n---\n{BODY}"


def test_every_field_is_read(exercise: Read) -> None:
    read = exercise(page(
        "people: 6–24\nintensity: 2\nthemes: [being, delivering]\nneeds: quiet space\n"
        "ceiling: question\nsetting: Online\nstatus: trial\nauthors: Ann Example; B. Lee, junior\n"
        "source: a book\nlicence: CC0-1.0\nversion: 1.10\ntime: 1 h\nlanguage: pt-BR\nrtl: yes\n"
        "variables:\n  thing: a kettle\nwas: old-one, older-one\nx-mine: [a, b]\n"
        f"shape: Open space\nending: Board\ntested:\n- {RUN}\n- {RUN.upper()} more"
    ))  # fmt: skip
    assert read.people == (6, 24)
    assert (read.intensity, read.setting, read.status) == (2, "online", "trial")
    assert read.themes == ("being", "delivering")
    assert read.needs == ("quiet-space",)
    assert read.ceiling is Place.QUESTION
    assert read.authors == ("Ann Example", "B. Lee, junior")
    assert (read.source, read.licence, read.version) == ("a book", "CC0-1.0", "1.10")
    assert read.time == Time(3600, 3600, 3600, stated=True)
    assert (read.language, read.rtl) == ("pt-BR", True)
    assert read.variables == (("thing", "a kettle"),)
    assert read.was == ("old-one", "older-one")
    assert read.extra == (("x-mine", '["a", "b"]'),)
    assert (read.shape, read.ending) == ("open-space", "board")
    first, second = read.tested
    assert first == PeopleRun(RUN[:36], "2027-04-20", 18, "shorter, and calmer")
    assert (second.session, second.changed) == (RUN[:36], "SHORTER, AND CALMER more")


@pytest.mark.parametrize(
    "written",
    [
        "tested: yesterday", f"tested: {RUN[:50]}", f"tested: {RUN.replace('04-20', '02-30')}",
        f"tested: {RUN.replace('18', '0')}", f"tested: {RUN.replace('0196', '96')}",
        f"tested: {RUN}{'!' * 200}", f"tested: [{RUN}]", "tested:\n  - when: today",
        "tested:\n" + "\n".join(51 * [f"- {RUN}"]),
    ],
)  # fmt: skip
def test_a_run_is_a_session_a_day_a_number_and_what_changed(reading: Look, written: str) -> None:
    assert [message.code for message in reading(page(written)).diagnostics] == ["H212"]


@pytest.mark.parametrize("written", [RUN, f"'{RUN}'", f"\n  - {RUN}", f'["{RUN}"]'])
def test_a_run_is_written_alone_or_in_a_list(exercise: Read, written: str) -> None:
    assert [run.people for run in exercise(page(f"tested: {written}")).tested] == [18]


def test_defaults_stand_where_nothing_is_said(exercise: Read) -> None:
    read = exercise(page(""))
    assert (read.people, read.usual_people) == ((2, 100), 51)
    assert (read.intensity, read.setting, read.status, read.language) == (1, "room", "draft", "en")
    assert (read.shape, read.ending, read.tested) == ("circle", "promise", ())


def test_values_are_text_and_never_what_yaml_makes_of_them(exercise: Read) -> None:
    read = exercise(page("version: 1.10\nsource: no\nlicence: 2026-10-06\nauthors: [null, 1e3]"))
    assert (read.version, read.source, read.licence) == ("1.10", "no", "2026-10-06")
    assert read.authors == ("null", "1e3")


@pytest.mark.parametrize("closing", ["---", "...", "—", "–-", "-----", "---  "])
def test_a_header_can_be_closed_as_word_closes_it(exercise: Read, closing: str) -> None:
    assert exercise(f"---\nformat: exercise/1\nstatus: trial\n{closing}\n{BODY}").status == "trial"


@pytest.mark.parametrize(
    "line",
    [
        "Status: trial",
        "status :trial",
        "status\u00a0:\u00a0trial",
        "status： trial",
        "status：trial",
        "STATUS: Trial",
    ],
)
def test_a_field_is_read_however_it_is_typed(reading: Look, line: str) -> None:
    found = reading(page(line))
    if line == "status :trial":
        # Without a space after the colon it is no field, and says so.
        assert found.model is None
    else:
        assert isinstance(found.model, Exercise)
        assert found.model.status == "trial"


def test_a_second_colon_and_curly_quotes_are_mended_on_the_fly(reading: Look) -> None:
    found = reading(page("source: Told: by “a friend”\nlicence: “it's mine”"))
    assert isinstance(found.model, Exercise)
    assert found.model.source == "Told: by “a friend”"
    assert found.model.licence == "it's mine"
    assert [d.code for d in found.diagnostics] == ["H203", "H213"]


def test_a_title_in_the_header_still_counts(reading: Look) -> None:
    found = reading(
        "---\nformat: exercise/1\ntitle: Old style\n---\nS.\n\n## A\n- Time: 5-6 min\nSay: x\n"
    )
    assert isinstance(found.model, Exercise)
    assert found.model.title == "Old style"


def test_an_unclosed_header_gives_one_message_and_the_page_is_still_checked(reading: Look) -> None:
    found = reading(
        "---\nformat: exercise/1\n\n# T\nS.\n\n## A\n- Time: a while\n- Depth: Return\nSay: x\n"
    )
    assert [d.code for d in found.diagnostics] == ["H201", "T501"]


def test_a_broken_header_does_not_hide_the_page(reading: Look) -> None:
    found = reading(
        "---\nformat: [exercise/1\n---\n# T\nS.\n\n## A\n- Time: a while\n- Depth: Return\nSay: x\n"
    )
    assert [d.code for d in found.diagnostics] == ["H202", "T501"]


def test_a_python_tag_and_an_alias_bomb_are_stopped(reading: Look) -> None:
    for lines in ("source: !!python/object/apply:os.system [ls]", "x-a: &a [b]\nx-b: [*a, *a]"):
        found = reading(page(lines))
        assert found.model is None
        assert found.diagnostics[0].code == "H205"


def test_a_newer_file_is_left_alone(reading: Look) -> None:
    found = reading("---\nformat: exercise/2\nnew-field: 1\n---\n# T\n\n## A\nLabel: of tomorrow\n")
    assert [d.code for d in found.diagnostics] == ["H214"]


def test_a_file_without_a_format_is_what_its_folder_and_its_lines_tell() -> None:
    year = "---\ncohort: Spring\n---\n# Y\nS.\n\n- 2027-01-01 Session: one\n- Between: rest\n"
    found = read(year.encode(), path="sessions/year.md", kind="plan")
    assert type(found.model).__name__ == "Programme"
    assert [(d.code, d.severity) for d in found.diagnostics] == [("H211", "warning")]


def test_a_range_of_people_is_kept_in_a_plan() -> None:
    day = "---\nformat: session/1\nstart: 9.30\npeople: 12-25\n---\n# D\nS.\n\n- 10:00 Lunch (5 min)\n"
    plan = read(day.encode(), path="sessions/day.md", kind="plan").model
    assert type(plan).__name__ == "SessionPlan"
    assert (plan.people, plan.people_range) == (19, (12, 25))  # type: ignore[union-attr]


def test_an_older_format_is_read_as_the_newest(reading: Look) -> None:
    found = reading(
        "---\nformat: exercise/0\n---\n# T\ns\n\n## A\n- Time: 5 min\n- Depth: Return\nSay: x\n"
    )
    assert [m.code for m in found.diagnostics] == ["H215"]
    assert found.model is not None
    assert found.model.format == "exercise/1"
