"""Loading the library: what has changed is read, what is wrong is refused and named."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from support.desk import MORNING, RULES, House, write_library

from l4pc_tui.desk.desk import Desk
from l4pc_tui.desk.library import library
from l4pc_tui.desk.library.script_preview import preview
from l4pc_tui.desk.trouble import Trouble
from l4pc_tui.exchange import library_files as library_places
from l4pc_tui.exchange.library_files import library_files, library_roots

pytestmark = pytest.mark.slow


RULE = "whose-rule-is-it"


def shelf(desk: Desk, key: str) -> library.LibraryLine:
    return next(line for line in library.listing(desk) if line.id == key)


def touched(path: Path, text: str) -> None:
    """Another text, and surely another time of change."""
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(later, later))


@pytest.fixture
def books(bare: House) -> Path:
    return write_library(bare.folder / "books")


@pytest.fixture
def empty(bare: House) -> Desk:
    return bare.desk()


def test_the_shipped_folders_are_read_and_nothing_of_them_is_refused(empty: Desk) -> None:
    report = library.load(empty)
    shipped = [file for root in library_roots(Path("/nowhere")) for file in library_files(root)]
    assert len(shipped) >= 9
    assert (report.loaded, report.refused) == (len(shipped), ())
    kinds = {line.kind for line in library.listing(empty)}
    assert kinds == {"exercise", "session", "programme"}
    assert report.told == f"{len(shipped)} read, 0 unchanged."


def test_a_second_time_nothing_is_read_again(empty: Desk) -> None:
    first = library.load(empty)
    second = library.load(empty)
    assert (second.loaded, second.unchanged) == (0, first.loaded)


def test_only_the_changed_file_is_read_again(empty: Desk, books: Path) -> None:
    library.load(empty, [books])
    touched(books / "exercises" / "whose-rule.md", RULES.replace("# Whose rule?", "# Our rule"))
    report = library.load(empty, [books])
    assert report.loaded == 1
    assert shelf(empty, "whose-rule").title == "Our rule"


def test_a_file_with_errors_is_refused_with_its_place_and_its_last_good_version_stays(
    empty: Desk, books: Path
) -> None:
    library.load(empty, [books])
    touched(books / "exercises" / "whose-rule.md", RULES.replace("- Time: 5 min", "- Time: soon"))
    report = library.load(empty, [books])
    assert report.loaded == 0
    assert report.refused_files == 1
    assert report.refused[0].startswith("exercises/whose-rule.md:15:")
    line = shelf(empty, "whose-rule")
    assert line.title == "Whose rule?"
    assert line.errors >= 1
    assert preview(empty, "whose-rule").steps[0].name == "Pick one"


def test_a_file_that_is_mended_has_no_errors_any_more(empty: Desk, books: Path) -> None:
    library.load(empty, [books])
    path = books / "exercises" / "whose-rule.md"
    touched(path, RULES.replace("- Time: 5 min", "- Time: soon"))
    library.load(empty, [books])
    touched(path, RULES + "\n")
    library.load(empty, [books])
    assert shelf(empty, "whose-rule").errors == 0


def test_a_file_that_was_never_right_is_listed_with_its_errors(empty: Desk, books: Path) -> None:
    (books / "exercises" / "odd.md").write_text("# Nothing more\n", encoding="utf-8")
    library.load(empty, [books])
    assert shelf(empty, "odd").errors >= 1
    seen = preview(empty, "odd")
    assert seen.problems
    assert seen.problems[0].severity == "error"
    assert seen.steps == ()


def test_a_refused_programme_stands_once_in_the_list_with_its_last_good_title(
    empty: Desk, books: Path
) -> None:
    library.load(empty, [books])
    path = books / "sessions" / "year.md"
    touched(path, path.read_text(encoding="utf-8").replace("Session: morning", "Session: mourning"))
    library.load(empty, [books])
    lines = [line for line in library.listing(empty) if line.id == "year"]
    assert [(line.kind, line.title) for line in lines] == [("programme", "A year of mornings")]
    assert lines[0].errors


def test_the_user_s_own_folder_wins_by_id(empty: Desk) -> None:
    own = empty.places.own_library
    original = next(
        file.path
        for root in library_roots(Path("/nowhere"))
        for file in library_files(root)
        if file.path.stem == "already-here"
    )
    text = original.read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("# "))
    (own / "exercises").mkdir(parents=True)
    copy = own / "exercises" / "already-here.md"
    copy.write_text(text.replace(heading, "# In our own words"), encoding="utf-8")
    assert library.load(empty).refused == ()
    assert shelf(empty, "already-here").title == "In our own words"


def own_rule(desk: Desk) -> Path:
    """The shipped “whose-rule-is-it”, in the person's own folder and under their own title."""
    shipped = next(f.path for f in library_files(library_roots()[0]) if f.path.stem == RULE)
    own = desk.places.own_library / "exercises" / shipped.name
    own.parent.mkdir(parents=True)
    text = shipped.read_text(encoding="utf-8")
    heading = next(line for line in text.splitlines() if line.startswith("# "))
    own.write_text(text.replace(heading, "# My own rule"), encoding="utf-8")
    return own


@pytest.mark.parametrize("loads", [1, 2, 3])
def test_an_own_script_that_breaks_keeps_its_last_good_version_however_often_it_is_loaded(
    empty: Desk, loads: int
) -> None:
    own = own_rule(empty)
    good = own.read_text(encoding="utf-8")
    library.load(empty)
    touched(own, good.replace("format: exercise/1", "format: exercise/1\npeople: many"))
    for _ in range(loads):
        report = library.load(empty)
        assert report.refused_files == 1
        assert (report.loaded, shelf(empty, RULE).title) == (0, "My own rule")
    assert shelf(empty, RULE).errors
    touched(own, good.replace("# My own rule", "# Mended"))
    assert library.load(empty).refused == ()
    assert (shelf(empty, RULE).title, shelf(empty, RULE).errors) == ("Mended", 0)


@pytest.mark.parametrize("broken", [False, True])
def test_a_change_of_the_shipped_script_never_displaces_the_own_one(
    empty: Desk, books: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    monkeypatch.setattr(library_places, "shipped_library", lambda: books)
    own = empty.places.own_library / "exercises" / "whose-rule.md"
    own.parent.mkdir(parents=True)
    own.write_text(RULES.replace("# Whose rule?", "# My own rule"), encoding="utf-8")
    library.load(empty)
    if broken:
        touched(own, "no header")
        library.load(empty)
    for title in ("# An update", "# One more"):
        touched(books / "exercises" / "whose-rule.md", RULES.replace("# Whose rule?", title))
        for _ in range(2):
            library.load(empty)
            assert shelf(empty, "whose-rule").title == "My own rule"


def test_when_the_own_script_is_gone_the_shipped_one_counts_until_it_is_back(empty: Desk) -> None:
    own = own_rule(empty)
    library.load(empty)
    away = own.rename(own.with_suffix(".away"))
    library.load(empty)
    assert shelf(empty, RULE).title != "My own rule"
    away.rename(own)
    library.load(empty)
    assert shelf(empty, RULE).title == "My own rule"
    touched(own, "no header")
    library.load(empty)
    own.unlink()
    library.load(empty)
    assert (shelf(empty, RULE).title != "My own rule", shelf(empty, RULE).errors) == (True, 0)


def test_an_own_script_that_was_never_right_leaves_the_shipped_one(empty: Desk) -> None:
    own = own_rule(empty)
    own.write_text("no header", encoding="utf-8")
    for _ in range(3):
        library.load(empty)
        assert shelf(empty, RULE).title not in ("", "My own rule")
        assert shelf(empty, RULE).minutes[1]


def test_a_plan_that_names_a_missing_exercise_is_refused_until_it_comes(
    empty: Desk, books: Path
) -> None:
    exercise = books / "exercises" / "whose-rule.md"
    exercise.rename(books / "whose-rule.md")
    report = library.load(empty, [books])
    assert any("sessions/morning.md" in line and "whose-rule" in line for line in report.refused)
    (books / "whose-rule.md").rename(exercise)
    assert library.load(empty, [books]).refused == ()
    assert shelf(empty, "morning").errors == 0


def test_a_file_named_by_hand_is_what_its_format_says(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "whose-rule.md").write_text(RULES, encoding="utf-8")
    (tmp_path / "morning.md").write_text(MORNING, encoding="utf-8")
    library.load(empty, [tmp_path / "whose-rule.md", tmp_path / "morning.md"])
    assert shelf(empty, "whose-rule").kind == "exercise"
    assert shelf(empty, "morning").kind == "session"


def test_a_named_library_beside_one_with_the_same_file_names_is_read_for_itself(
    empty: Desk, books: Path
) -> None:
    copy = books / "exercises" / "already-here.md"
    copy.write_text(RULES.replace("Whose rule?", "Ours"), encoding="utf-8")
    report = library.load(empty, [books])
    assert report.refused == ()
    assert shelf(empty, "already-here").title == "Ours"


def test_a_path_that_is_not_there_is_trouble_in_words(empty: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as raised:
        library.load(empty, [tmp_path / "gone.md"])
    assert "gone.md" in raised.value.sentence


@pytest.mark.parametrize("bytes_", [b"", b"\xff\xfe\x00", b"\x00" * 100, b"---\n" * 500])
def test_any_bytes_are_refused_in_words_and_keep_nothing_else_out(
    empty: Desk, books: Path, bytes_: bytes
) -> None:
    (books / "exercises" / "odd.md").write_bytes(bytes_)
    report = library.load(empty, [books])
    assert report.refused_files == 1
    assert all(line.startswith("exercises/odd.md:") for line in report.refused)
    assert shelf(empty, "whose-rule").title == "Whose rule?"


def test_a_file_that_cannot_be_opened_keeps_nothing_else_out(empty: Desk, books: Path) -> None:
    huge = books / "exercises" / "huge.md"
    with huge.open("wb") as file:
        file.truncate(20_000_000)
    report = library.load(empty, [books])
    assert report.refused_files == 1
    assert report.refused[0].startswith("exercises/huge.md")
    assert shelf(empty, "morning").errors == 0


def test_an_unchanged_library_brings_neither_pydantic_nor_yaml(house: House) -> None:
    library.load(house.desk())
    house.close()
    code = f"""
        import sys
        from pathlib import Path
        from l4pc_tui.desk.library import library
        from l4pc_tui.desk.desk import open_desk
        from l4pc_tui.desk.home.home import home
        desk = open_desk(Path({str(house.db)!r}))
        report = library.load(desk)
        home(desk)
        desk.close()
        heavy = {{"pydantic", "yaml", "markdown_it", "textual"}} & set(sys.modules)
        print(report.loaded, report.unchanged > 9, sorted(heavy))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split(maxsplit=2) == ["0", "True", "[]\n"]


@pytest.mark.parametrize("sign", ["-", ">", "*", "1.", "###"])
def test_one_odd_page_is_named_and_the_others_load(empty: Desk, books: Path, sign: str) -> None:
    odd = books / "exercises" / "an-odd-page.md"
    odd.write_text("\n".join([sign] * 300), encoding="utf-8")
    report = library.load(empty, [books])
    assert report.loaded > 0
    assert report.refused_files == 1
    assert all("an-odd-page.md" in told for told in report.refused)
    assert RULE in {line.id for line in library.listing(empty)}
