"""A report from Records: looked at while it is chosen, written with Enter, in four keys from Home."""

from __future__ import annotations

from pathlib import Path

from support.screens import Drive, Driven

from l4pc_tui.console.reports.report import ReportScreen
from l4pc_tui.desk.out.handed import handed_ever


def reports_in(folder: Path) -> list[Path]:
    return sorted((folder / "xdg_documents_dir").rglob("*report*"))


async def held(console: Driven) -> None:
    """The first session has a register and is over."""
    await console.press("enter", "r", "a", "escape", "enter", "c", "c", "escape", "q")
    await console.until(lambda: "COHORTS" in console.text)


async def test_a_report_is_made_in_four_keys_from_home(drive: Drive, tmp_path: Path) -> None:
    async with drive() as console:
        await held(console)
        four = ("r", "r", "enter", "enter")
        await console.press(*four)
        (file,) = reports_in(tmp_path)
        assert file.suffix == ".html"
        assert "Report on Lantern [Valley]" in file.read_text(encoding="utf-8")
        assert file.name in "".join(console.text.split())


async def test_the_preview_says_what_the_file_says_and_follows_what_is_chosen(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive((140, 50)) as console:
        await console.press("r", "r")
        screen = console.app.screen
        assert isinstance(screen, ReportScreen)
        assert "Report on Lantern [Valley]" in console.text
        assert "For a commissioner: nobody is named" in console.text
        await console.press("w")
        assert "To be published: nobody is named" in console.text
        await console.press("d")
        await console.write("2026-12-01 2026-12-31")
        await console.press("enter")
        assert "1 December 2026 to 31 December 2026" in console.text, console.text
        await console.press("d", "ctrl+u")
        await console.write("2020-01")
        await console.press("enter")
        assert "No session of" in console.text
        await console.press("enter")
        assert "There is nothing to write yet." in console.text
        await console.press("d", "ctrl+u", "enter", "a")
        await console.write("2026-11-01")
        await console.press("enter")
        assert reports_in(tmp_path) == []
        await console.press("a", "ctrl+u", "enter", "t", "t", "w")
        assert "Its sheets" in console.text
        await console.press("enter")
        await console.write("Dora [x]")
        await console.press("enter")
        assert any(file.suffix == ".xlsx" for file in (tmp_path / "xdg_documents_dir").rglob("*"))
        assert {each.to for each in handed_ever(console.app.desk)} == {"Dora [x]"}
        await console.press("escape")
        assert "to Dora [x]" in console.text


async def test_space_chooses_the_line_under_the_cursor_and_with_no_cohort_it_says_what_to_do(
    drive: Drive,
) -> None:
    async with drive((80, 24)) as console:
        await console.press("r", "r", "home", *["down"] * 9, "space")
        assert "Choose a cohort first" in console.text
        await console.press("enter")
        assert "Choose a cohort first" in console.text
        await console.press("space", "v")
        assert "OF WHICH COHORTS" not in console.text
        assert "PREVIEW" in console.text
        await console.press("v")
        assert "OF WHICH COHORTS" in console.text


async def test_what_leaves_of_a_session_is_chosen_with_what_it_leaves_out_and_where_it_will_lie(
    drive: Drive, tmp_path: Path
) -> None:
    async with drive((140, 50)) as console:
        await held(console)
        await console.press("r", "r", "t")
        assert "WHICH SESSION" in console.text
        assert "Session log · for a commissioner · as page" in console.text
        assert "names and e-mails" in console.text
        # Whom no names are told, for them there is no text with a line for each person.
        assert "to read (Markdown)" not in console.text
        await console.press("w", "w", "f", "f")
        assert "Session log · to hand over · as text" in console.text
        assert "names and e-mails" not in console.text
        lies = "".join("".join(row[:56].split()) for row in console.text.splitlines())
        assert list(tmp_path.rglob("*.md")) == []
        await console.press("enter", "enter")
        (file,) = tmp_path.rglob("*.md")
        assert f"logs/{file.name}" in lies
        await console.press("d")
        await console.write("2020-01")
        await console.press("enter")
        assert "No session of these cohorts lies between those days" in console.text
