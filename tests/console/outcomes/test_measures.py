"""Measures on the console: typed in a minute from Close and from a cohort, wrong ones said beside."""

from __future__ import annotations

from support.screens import Drive, Driven

from l4pc_tui.console.outcomes.measures import MeasuresScreen
from l4pc_tui.console.outcomes.paper import PaperScreen
from l4pc_tui.desk.outcomes.at_hand import AtHand, at_hand
from l4pc_tui.desk.outcomes.whom import row_codes_of


def of_cohort(console: Driven) -> AtHand:
    desk = console.app.desk
    return at_hand(desk, cohort=desk.store.cohorts()[0].id)


async def test_a_pulse_is_five_numbers_with_their_sum_against_who_is_there(drive: Drive) -> None:
    async with drive() as console:
        await console.press("enter", "r", "a", "escape", "enter", "c", "m")
        assert isinstance(console.app.screen, MeasuresScreen)
        assert "3 present · 3 enrolled" in console.text
        assert "Nothing was asked yet." in console.text
        await console.press("h")
        await console.write("0 0 0 4")
        await console.press("ctrl+s")
        assert "4 numbers; 5 are needed." in console.text
        await console.write(" 5")
        assert "9 people answered, and by the register at most 3 can be here." in console.text
        await console.press("ctrl+s", "ctrl+u")
        await console.write("0 0 1 1 1")
        assert "3 answered · 3 present · 3 enrolled" in console.text
        await console.press("ctrl+s")
        assert isinstance(console.app.screen, MeasuresScreen)
        assert "Heard: 3 answered, of Lantern [Valley], Wednesday 25 November 2026." in console.text
        assert "2 of 3 said 4 or 5" in console.text
        await console.press("escape")
        assert "measures  Heard, 3 answered" in console.text
        await console.press("m")
        await console.press("z")
        assert "Nothing was asked yet." in console.text


async def test_how_it_was_asked_shows_as_it_is_typed_and_escape_drops_nothing_in_silence(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("c", "home", "enter", "m", "h")
        await console.write("0 0 1 1 1 slips")
        assert "‹ on slips ›" in console.text
        await console.press("escape")
        assert "This is not kept yet." in console.text
        await console.press("escape")
        assert isinstance(console.app.screen, MeasuresScreen)
        assert "Nothing was asked yet." in console.text


async def test_forms_of_paper_are_typed_by_row_and_the_next_row_stands_there_at_once(
    drive: Drive,
) -> None:
    async with drive() as console:
        await console.press("c", "home", "enter", "m", "t", "e")
        assert isinstance(console.app.screen, PaperScreen)
        desk = console.app.desk
        codes = sorted(row_codes_of(desk, of_cohort(console).whom).values())
        first = console.app.screen.line.value.strip()
        assert first in codes
        await console.write("4 5 3 4 / 5 5 4")
        await console.press("enter")
        assert "7 answers; 8 are needed, - for none." in console.text
        await console.write(" 4")
        await console.press("enter")
        assert f"Kept: {first} 4 5 3 4 / 5 5 4 4" in console.text
        second = console.app.screen.line.value.strip()
        assert second in set(codes) - {first}
        await console.press("enter")
        assert f"{second} is left." in console.text
        third = console.app.screen.line.value.strip()
        assert third not in (first, second)
        (form,) = of_cohort(console).outcomes.forms
        assert form.of.answered == 1
        await console.press("ctrl+u")
        await console.write(f"{first} 1 1 1 1 1 1 1 1")
        await console.press("enter")
        assert "Typed before with other answers" in console.text
        assert "Enter once more puts it right." in console.text
        await console.press("enter")
        (form,) = of_cohort(console).outcomes.forms
        assert form.of.answered == 1
        assert {each.split("=")[1] for each in form.ratings[0].answers} == {"1"}
        await console.press("ctrl+z")
        (form,) = of_cohort(console).outcomes.forms
        assert "open-now=5" in form.ratings[0].answers


async def test_a_story_has_its_consent_and_is_chosen_by_somebody_for_a_reason(
    drive: Drive,
) -> None:
    async with drive((80, 24)) as console:
        await console.press("c", "home", "enter", "m", "c", "ctrl+s")
        assert "A story needs a title, and what is different now." in console.text
        await console.write("The key [safe]")
        for _ in range(2):
            await console.press("enter")
        await console.write("everybody has one")
        await console.press("ctrl+s")
        assert "Its teller was not asked for consent yet: it stays with the team." in " ".join(
            console.text.split()
        )
        await console.press("o", "enter")
        await console.write("the cohort")
        await console.press("ctrl+s")
        assert "A choice needs who chose" in console.text
        await console.write("it shows what a visit can be")
        await console.press("ctrl+s")
        assert "1 of 1, chosen by the cohort, because it shows what a visit can be" in console.text
        await console.press("escape", "5")
        assert "STORIES OF CHANGE" in console.text
        assert "The key [safe]" in console.text


async def test_the_cohort_says_what_to_do_while_nothing_was_asked(drive: Drive) -> None:
    async with drive() as console:
        await console.press("c", "home", "enter", "5")
        assert "m takes down what was" in console.text
