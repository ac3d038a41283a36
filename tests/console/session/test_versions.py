"""What two laptops recorded: seen where it stands, and one version chosen with v."""

from __future__ import annotations

from support.screens import Drive, Driven

from l4pc_tui.console.record.register import RegisterScreen
from l4pc_tui.core.record.nouns import entity


def wrote_otherwise(console: Driven, text: str) -> None:
    """Another laptop mended the last note without having seen how this one did."""
    conductor = console.session.conductor
    note = conductor.room.notes[-1]
    store = conductor.desk.store
    name = entity("note", note.id)
    first = store.events(name)[0].id
    said = {**note.data(), "text": text}
    entry = store.entry(
        "put", name, said, actor="Rowan Ash", base=(first,), session=conductor.session
    )
    store.write([entry])


async def with_two_versions(console: Driven) -> None:
    await console.press("enter", "enter", "n", "o", "n", "e", "enter")
    await console.settle()
    console.session.conductor.mend(console.session.conductor.last_note(), "one")
    await console.settle()
    wrote_otherwise(console, "another")
    await console.press("q", "g", "enter")
    await console.settle()


async def test_two_versions_of_a_note_are_told_beside_it_and_one_is_chosen(drive: Drive) -> None:
    async with drive((120, 36)) as console:
        await with_two_versions(console)
        assert "2 versions" in console.text
        await console.press("v")
        assert "The note “another”: 2 versions" in console.text
        assert "one · Joss" in console.text
        await console.press("home", "enter")
        assert "2 versions" not in console.text
        assert [note.text for note in console.session.conductor.room.notes] == ["one"]
        await console.press("z")
        assert "2 versions" in console.text, "z has both stand again, as they did"
        assert [note.text for note in console.session.conductor.room.notes] == ["another"]


async def test_escape_leaves_it_as_it_is_and_without_versions_v_says_so(drive: Drive) -> None:
    async with drive((80, 24)) as console:
        await console.press("enter", "enter", "v")
        assert "Everything here is one version." in console.text
        await console.press("q", "g")
    async with drive((80, 24)) as console:
        await with_two_versions(console)
        await console.press("v", "escape")
        assert len(console.session.conductor.versions.all()) == 1
        await console.press("r")
        assert isinstance(console.app.screen, RegisterScreen)
