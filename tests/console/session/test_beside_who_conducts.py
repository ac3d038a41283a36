"""A second console on the same file: it asks for a name of its own, and takes notes under it."""

from __future__ import annotations

from support.screens import Drive, Driven

from l4pc_tui.console.questions.ask import Ask


def texts(console: Driven) -> list[str]:
    return [note.text for note in console.session.conductor.room.notes]


async def comes(console: Driven, *notes: str) -> None:
    """These notes are on view there, a tick after another."""

    def there() -> bool:
        console.session.tick()
        return texts(console) == list(notes)

    await console.until(there)
    assert all(note.split()[0] in console.text for note in notes)


async def test_the_second_console_takes_notes_under_its_own_name_and_moves_nothing(
    drive: Drive,
) -> None:
    async with drive() as first:
        await first.press("enter", "enter")
        async with drive() as second:
            await second.press("enter")
            assert (
                "leads this session; n asks for another name for you. T takes over." in second.text
            )
            await second.press("n")
            assert isinstance(second.app.screen, Ask)
            await second.write("Joss")
            await second.press("enter")
            assert "goes by that name too" in second.text
            assert isinstance(second.app.screen, Ask), "it stands there still, to be put right"
            await second.write("Gwen")
            await second.press("enter")
            assert second.session.capture.value == ""
            await second.write("! @ami")
            await second.press("tab")
            await second.write("rings")
            await second.press("enter")
            assert "notes saved" in second.text
            await comes(first, "@Amina Marigold rings")
            at = first.session.conductor.room.run.at
            await second.press("enter", "b", "space")
            assert "You take notes beside it; T takes over." in second.text
            await first.press("n")
            await first.write("of the other")
            await first.press("enter")
            await comes(second, "@Amina Marigold rings", "of the other")
            await second.press("up")
            assert "is not yours" in second.text
            await second.press("f4", "home", "enter")
            assert second.session.capture.value == "! @Amina Marigold rings"
            await second.write(" soon")
            await second.press("enter")
            await comes(first, "@Amina Marigold rings soon", "of the other")
            await second.press("z", "z")
            await comes(first, "of the other")
            await second.press("z")
            assert "nothing to undo" in second.text
            assert first.session.conductor.room.run.at == at
