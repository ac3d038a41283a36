"""Outcomes by command: typed in a line, shown with who answered, taken back; bad input in words."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from support.commands import Run

from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.outcomes.whom import row_codes_of, whom

PLAN = "half-day-1-ordinary-days"


@pytest.fixture
def at(run: Run, cohort: dict[str, Any]) -> str:
    """A session of a cohort of three: COHORT/DATE."""
    for name in ("Amina Marigold", "Ben Thimble", "Carys Acorn"):
        run("person", "add", name, "--cohort", cohort["name"])
    run("session", "new", "--cohort", cohort["name"], "--plan", PLAN, "--date", "2026-12-03")
    return f"{cohort['name']}/2026-12-03"


def rows(at: str) -> dict[str, str]:
    """Each name → the code of the row on paper."""
    desk = open_desk()
    codes = row_codes_of(desk, whom(desk, session=at))
    told = {each.name: codes[each.id] for each in desk.store.people()}
    desk.close()
    return told


def shown(run: Run, at: str) -> Any:
    return run("outcomes", "show", "--session", at, "--json").json


def test_what_is_typed_is_shown_with_who_answered_and_its_design(run: Run, at: str) -> None:
    amina, ben, _ = rows(at).values()
    for words in (
        ("add", "pulse", "heard", "0", "0", "1", "1", "1", "--session", at, "--how", "slips"),
        ("add", "then-now", f"{amina} 3 3 - 3 / 4 5 4 2", f"{ben} 2222/3333", "--session", at),
        ("add", "framework", f"{amina} 3 4 - 2; being: I asked first", "--cohort", "Lantern"),
        ("add", "story", "The key safe", "--session", at, "--before", "forty days",
         "--after", "one call", "--why", "nobody waits", "--teller", "Ben Thimble",
         "--consent", "anon"),
        ("add", "choice", "The key safe", "--by", "the cohort", "--out-of", "5",
         "--because", "it is simple"),
    ):  # fmt: skip
        assert run("outcomes", *words).code == 0, words
    told = shown(run, at)
    (pulse,), (forms,), (story,) = told["pulses"], told["forms"], told["stories"]
    assert (pulse["measure"], pulse["how"], pulse["answered"]) == ("heard", "slips", 3)
    # So few answered that no program is told what.
    assert (pulse["counts"], pulse["agree"], pulse["few"]) == (None, None, True)
    assert (forms["answered"], forms["present"], forms["enrolled"]) == (2, None, 3)
    then, now = forms["questions"][4], forms["questions"][5]
    assert (then["heading"], then["answered"]) == ("Connecting beyond my organisation, then", 1)
    assert now["moved"] == {"matched": 1, "rose": 1, "same": 0, "fell": 0}
    assert story["chosen"][0]["out_of"] == 5
    assert amina not in str(told)
    text = run("outcomes", "show", "--session", at, "--rows").out
    for line in ("Heard", "on slips", "3 / – / 3", "1 of 2 said 4 or 5", "1 rose, 0 the same, 1 fell",
                 "Such ratings inflate change.", "1 of 5, chosen by the cohort, because it is simple",
                 "Amina Marigold"):  # fmt: skip
        assert line in text
    assert "%" not in text
    whole = run("outcomes", "show", "--cohort", "Lantern", "--json").json
    assert [each["measure"] for each in whole["forms"]] == ["framework", "then-now"]


def test_forms_come_through_a_pipe_and_one_that_is_wrong_keeps_them_all_out(
    run: Run, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina, ben, _ = rows(at).values()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{amina} 1111/2222\n{ben} 1111/6222\n"))
    refused = run("outcomes", "add", "then-now", "--session", at)
    assert refused.code == 2
    assert f"Line 2, “{ben}”: “6” is no answer; 1 to 5, or - for none." in refused.err
    assert "Nothing was kept." in refused.err
    assert shown(run, at)["forms"] == []
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{amina} 1111/2222\n{ben} 1111/5222\n"))
    assert run("outcomes", "add", "then-now", "--session", at, "--json").json["entries"] == 2


def test_each_thing_is_taken_away_and_comes_back(run: Run, at: str) -> None:
    amina = rows(at)["Amina Marigold"]
    run("outcomes", "add", "pulse", "energy", "11111", "--session", at)
    run("outcomes", "add", "then-now", f"{amina} 1111/2222", "--session", at)
    story = run("outcomes", "add", "story", "T", "--after", "x", "--session", at, "--json").json
    choice = run("outcomes", "add", "choice", story["ids"][0], "--by", "us", "--out-of", 3,
                 "--because", "so", "--json").json["ids"][0]  # fmt: skip
    before = shown(run, at)
    pulse = before["pulses"][0]["id"].rpartition("/")[2]
    for words in ((pulse[:8],), (choice[:8],), ("then-now", amina, "--session", at)):
        assert run("outcomes", "remove", *words).code == 0
        assert shown(run, at) != before
        assert run("outcomes", "undo").out.startswith("Undone: the removal of")
        assert shown(run, at) == before
    assert run("outcomes", "fed-back", choice[:8], "to us").code == 0
    assert run("outcomes", "mend", "T", "--why", "it is ours", "--day", "2026-12-04").code == 0
    (mended,) = shown(run, at)["stories"]
    assert (mended["title"], mended["after"], mended["why"]) == ("T", "x", "it is ours")
    assert mended["day"] == "2026-12-04"
    assert run("outcomes", "consent", "T", "named").out == "Kept. Its teller’s consent: named.\n"
    assert run("outcomes", "strike", "T").code == 1
    assert run("outcomes", "strike", "T", "--yes").code == 0
    assert shown(run, at)["stories"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show",), "Of whom was it asked? Name one session, or one cohort."),
        (("show", "--cohort", "Nobody"), "There is no cohort called “Nobody”."),
        (("show", "--cohort", "Lantern", "--from", "soon"), "“soon” is not a date."),
        (("add", "pulse", "heard", "1", "2", "--cohort", "Lantern"), "2 numbers; 5 are needed."),
        (("add", "then-now", "zzz 1111/1111", "--cohort", "Lantern"),
         "Line 1: “ZZZ” is no row of Lantern."),
        (("add", "story", "T", "--cohort", "Lantern"), "A story needs a title, and what is different"),
        (("add", "choice", "T", "--by", "us", "--out-of", "3", "--because", "so"),
         "There is no story “T”."),
        (("remove", "abcdefgh"), "There is no typed pulse and no choice “abcdefgh”."),
        (("remove", "then-now", "KFR", "--cohort", "Lantern"), "There is no form of row “KFR” there."),
        (("remove", "noon", "KFR", "--cohort", "Lantern"), "“noon” is no measure"),
        (("undo",), "There is nothing to take back"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_sentence(
    run: Run, cohort: dict[str, Any], words: tuple[str, ...], told: str
) -> None:
    assert cohort
    done = run("outcomes", *words)
    assert done.code == 2
    assert told in done.err
    assert done.out == ""


def test_nothing_asked_yet_says_how_to_begin(run: Run, cohort: dict[str, Any]) -> None:
    told = run("outcomes", "show", "--cohort", cohort["name"]).out
    assert "Nothing was asked and nothing told yet." in told


def test_a_file_is_asked_about_before_it_is_taken(run: Run, at: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("Name,Being\nAmina Marigold,4\n", encoding="utf-8")
    where = (file, "--session", at)
    refused = run("outcomes", "import", *where)
    assert (refused.code, refused.err) == (1, "Nothing was changed. Add --yes to take it in.\n")
    assert "The framework at the end: 1 form, 1 of known people." in refused.out
    assert run("outcomes", "import", *where, "--dry-run").code == 0
    assert shown(run, at)["forms"] == []
    assert run("outcomes", "import", *where, "--yes").code == 0
    again = run("outcomes", "import", *where, "--json").json
    assert again["taken_before"]
    assert shown(run, at)["forms"][0]["answered"] == 1
    page = run("outcomes", "form", "framework", "--session", at, "-o", tmp_path / "form.html")
    assert "form.html" in page.out
    assert rows(at)["Ben Thimble"] in (tmp_path / "form.html").read_text(encoding="utf-8")
