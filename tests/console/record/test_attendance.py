"""An attendance file on the register: b, its name, and an answer to what it asks."""

from __future__ import annotations

from pathlib import Path

from support.screens import Drive


async def test_a_file_is_brought_in_after_its_questions_and_taken_back_as_one(
    drive: Drive, tmp_path: Path
) -> None:
    head = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
    rows = ("Benn Thimble,,{0} 09:31,{0} 10:10,1,No", "Amina Marigold,,{0} 09:31,{0} 10:10,1,No")
    file = tmp_path / "a.csv"
    file.write_text(
        "\n".join([head, *(row.format("2019-03-27") for row in rows), ""]), encoding="utf-8"
    )
    async with drive() as console:
        await console.press("enter", "r", "b")
        assert "Which attendance file?" in console.text
        await console.write(str(file))
        await console.press("enter")
        await console.until(lambda: "Is it the session's file?" in console.text)
        await console.press("1")
        await console.until(lambda: "is that Ben Thimble?" in console.text)
        await console.press("1")
        await console.until(lambda: "2 marks taken in." in console.text)
        lines = console.session.conductor.register().lines
        assert [line.mark for line in lines if line.mark] == ["online", "online"]
        await console.press("z")
        assert not any(line.mark for line in console.session.conductor.register().lines)
