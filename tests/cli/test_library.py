from __future__ import annotations

from pathlib import Path

from support.commands import Done, Run

KEYS = {
    "id", "kind", "title", "status", "minutes", "depth", "people", "themes", "problems",
    "shape", "ending", "runs",
}  # fmt: skip
GOOD = """---
format: exercise/1
people: 4-9
intensity: 1
themes: [openness]
authors: [Test]
licence: CC-BY-SA-4.0
version: 1.0
status: trial
---

# A [bold] question

One question [/x] asked.

## 1. Ask it

- Time: 7 min
- Group: pairs
- Depth: Surface

Ask: What is it?
"""


def load(run: Run, tmp_path: Path, text: str = GOOD) -> Done:
    file = tmp_path / "a-bold-question.md"
    file.write_text(text, encoding="utf-8")
    return run("library", "load", file)


def test_what_has_changed_is_read_and_what_has_not_is_not(run: Run, tmp_path: Path) -> None:
    first = load(run, tmp_path)
    assert "read" in first.out
    second = run("library", "load", tmp_path / "a-bold-question.md")
    assert second.out.startswith("0 read, ")


def test_the_list_has_the_promised_shape_for_all_kinds(run: Run, tmp_path: Path) -> None:
    load(run, tmp_path)
    lines = run("library", "list", "--json").json
    assert {line["kind"] for line in lines} == {"exercise", "session", "programme"}
    assert all(set(line) >= KEYS for line in lines)
    ours = next(line for line in lines if line["id"] == "a-bold-question")
    assert ours["title"] == "A [bold] question"
    assert ours["minutes"]["ideal"] == 7
    assert (ours["depth"], ours["people"], ours["themes"]) == ("Surface", [4, 9], ["openness"])
    assert set(ours["problems"]) == {"errors", "warnings"}


def test_the_list_is_sifted_by_what_scripts_must_be(run: Run, tmp_path: Path) -> None:
    load(run, tmp_path)

    def ids(*words: str) -> set[str]:
        return {line["id"] for line in run("library", "list", *words, "--json").json}

    assert "a-bold-question" in ids("--kind", "exercise")
    assert "a-bold-question" not in ids("--kind", "session")
    assert "a-bold-question" in ids("--depth", "surface", "--max-minutes", "7")
    assert ids("--max-minutes", "6", "--depth", "Surface") == set()
    assert "a-bold-question" in ids("--people", "4") & ids("--people", "9")
    assert "a-bold-question" not in ids("--people", "10") | ids("--people", "3")
    assert "a-bold-question" in ids("--theme", "Openness")
    assert "a-bold-question" not in ids("--theme", "strengths")


def test_nothing_found_is_said(run: Run) -> None:
    done = run("library", "list", "--theme", "no such theme")
    assert done.code == 0
    assert done.out.startswith("Nothing in the library is like that.")


def test_a_script_is_shown_as_a_facilitator_reads_it(run: Run, tmp_path: Path) -> None:
    load(run, tmp_path)
    shown = run("library", "show", "a-bold-question").out
    assert "A [bold] question" in shown
    assert "One question [/x] asked." in shown
    assert "ASK: What is it?" in shown


def test_a_script_that_is_not_there_is_named(run: Run) -> None:
    done = run("library", "show", "no-such")
    assert (done.code, done.out) == (2, "")
    assert "“no-such”" in done.err


def test_a_file_with_errors_gives_1_with_its_place_and_the_last_good_version_stays(
    run: Run, tmp_path: Path
) -> None:
    load(run, tmp_path)
    done = load(run, tmp_path, GOOD.replace("Time: 7 min", "Time: soonish"))
    assert done.code == 1
    assert "a-bold-question.md:18:9" in done.err
    listed = run("library", "list", "--json").json
    ours = next(line for line in listed if line["id"] == "a-bold-question")
    assert ours["minutes"]["ideal"] == 7
    assert ours["problems"]["errors"] == 1


def test_a_path_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    done = run("library", "load", tmp_path / "gone")
    assert (done.code, done.out) == (2, "")
    assert "gone" in done.err


def test_what_is_covered_is_counted_by_place_and_theme_and_what_is_missing_is_said(
    run: Run,
) -> None:
    shown = run("library", "list", "--coverage").out
    told = run("library", "list", "--coverage", "--json").json
    listed = run("library", "list", "--kind", "exercise", "--json").json
    assert [row["name"] for row in told["places"]] == [
        "Arrive", "Surface", "Feel", "Question", "Power", "Return",
    ]  # fmt: skip
    assert sum(row["count"] for row in told["places"]) == len(listed)
    assert {row["name"] for row in told["themes"]} == {t for line in listed for t in line["themes"]}
    assert all(row["name"] in shown for row in (*told["places"], *told["themes"]))
    assert all(gap in shown for gap in told["gaps"])


def test_the_list_is_sifted_by_access(run: Run, tmp_path: Path) -> None:
    load(run, tmp_path)

    def ids(access: str) -> set[str]:
        return {line["id"] for line in run("library", "list", "--access", access, "--json").json}

    assert "a-bold-question" not in ids("described") | ids("online")
    assert "a-bold-question" in ids("unaided")
    load(run, tmp_path, GOOD.replace("status", "setting: either\nneeds: quiet-space\nstatus")
         + "\n## Access\n\nAll can be said aloud.\n\n## Online\n\nIn rooms of two.\n")  # fmt: skip
    assert "a-bold-question" in ids("described") & ids("online")
    assert "a-bold-question" not in ids("unaided")


def test_exercises_of_one_shape_are_listed_with_how_often_they_were_run(
    run: Run, tmp_path: Path
) -> None:
    load(run, tmp_path, GOOD.replace("status", "shape: silence\nending: object\nstatus"))
    listed = run("library", "list", "--shape", "silence", "--json").json
    assert {line["shape"] for line in listed} == {"silence"}
    line = next(line for line in listed if line["id"] == "a-bold-question")
    assert (line["shape"], line["ending"]) == ("silence", "object")
    assert line["runs"] == []
    assert "not run yet" in run("library", "list", "--shape", "silence").out
    assert "not run yet" in run("library", "show", "a-bold-question").out
    assert "a-bold-question" not in run("library", "list", "--shape", "circle").out


def test_the_tables_are_printed_or_written_into_a_page_and_a_broken_file_stops_the_writing(
    run: Run, tmp_path: Path
) -> None:
    file, page = tmp_path / "exercises" / "a-bold-question.md", tmp_path / "README.md"
    file.parent.mkdir()
    file.write_text(GOOD, encoding="utf-8")
    page.write_text("# Ours\n\n<!-- exercises -->\n<!-- end of exercises -->\n", encoding="utf-8")
    assert "| A [bold] question | Surface | 7–7 |" in run("library", "coverage", file.parent).out
    done = run("library", "coverage", file.parent, "--write", page)
    assert (done.code, done.out) == (0, f"{page} is written anew.\n")
    written = page.read_text(encoding="utf-8")
    assert "(exercises/a-bold-question.md) | Surface | 7–7 | 4–9 | circle | promise |" in written
    again = run("library", "coverage", file.parent, "--write", page)
    assert again.out == f"{page} was right already.\n"
    file.write_text(GOOD.replace("Time: 7 min", "Time: soonish"), encoding="utf-8")
    refused = run("library", "coverage", file.parent, "--write", page)
    assert refused.code == 1
    assert "a-bold-question.md has errors" in refused.err
    assert page.read_text(encoding="utf-8") == written
