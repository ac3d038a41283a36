"""What may be asked of a database that can only be read, and what comes to nothing there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from support.surroundings import PLAN, Place

SESSION = "Lantern/2026-12-03"
ANSWERS: dict[tuple[str, ...], str] = {
    ("session", "list"): "2026-12-03",
    ("session", "list", "--json"): PLAN,
    ("session", "show", SESSION): "the form was late",
    ("session", "versions", SESSION): "Everything here is one version.",
    ("cohort", "list"): "Lantern",
    ("cohort", "show", "Lantern"): "Bo Thimble",
    ("library", "list"): PLAN,
    ("library", "show", PLAN): "Half day two: whose rule?",
    ("show", PLAN): "Half day two: whose rule?",
    ("search", "form"): "the form was late",
    ("note", "list", "--session", SESSION): "the form was late",
    ("where",): "l4pc.db",
    ("check",): "nothing to mend",
}
"""Questions, and what is among what they say."""
WISHES: tuple[tuple[str, ...], ...] = (
    ("cohort", "new", "Oak"),
    ("session", "new", "--cohort", "Lantern", "--plan", PLAN, "--date", "2026-12-10"),
    ("session", "move", SESSION, "2026-12-11"),
    ("library", "load"),
    ("run", PLAN, "--plain"),
)
"""What would be written."""


def it_is_read(
    held: Place, out: Path, why: str, *, answers: Mapping[tuple[str, ...], str] = ANSWERS,
    wishes: Sequence[tuple[str, ...]] = WISHES,
) -> None:  # fmt: skip
    """Every question is answered, every wish refused in one sentence, and not a byte changes.

    out: a folder elsewhere, which can be written.
    """
    sentence = f"“l4pc.db” can only be read: {why}."
    before = _files(held.database.parent)
    for words, among in answers.items():
        assert among in held.l4pc(*words).well().out, words
    for words in wishes:
        held.l4pc(*words).refused(sentence, "l4pc --db COPY")
    exported = held.l4pc("export", SESSION, "--format", "jsonl", "-o", str(out / "log.jsonl"))
    assert f"That it was written is not recorded: {sentence}" in exported.well().out
    assert "the form was late" in (out / "log.jsonl").read_text(encoding="utf-8")
    told = held.l4pc("run", SESSION, "--plain", stdin=b"\n* a thought\nT\nq\n").well()
    # It is said when the session is opened, and to whatever would change it.
    assert told.out.count(sentence) == 4, told
    assert "take over" not in told.out.lower(), told
    assert _files(held.database.parent) == before


def it_is_copied(held: Place, out: Path) -> None:
    """What was printed and backed up elsewhere can be used there."""
    held.l4pc("print", PLAN, "-o", str(out / "sheets")).well()
    assert list((out / "sheets").iterdir())
    held.l4pc("backup", "--to", str(out / "stick")).well()
    (copy,) = (out / "stick").iterdir()
    held.l4pc("--db", str(copy), "cohort", "new", "Oak").well()
    assert "Lantern" in held.l4pc("--db", str(copy), "cohort", "list").well().out


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
