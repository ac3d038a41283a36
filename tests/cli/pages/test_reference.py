from __future__ import annotations

from pathlib import Path

import click
import pytest

from l4pc_tui.cli.app import whole
from l4pc_tui.cli.pages.reference import every_command, filled

DOCUMENT = Path(__file__).parents[3] / "docs" / "handbook" / "reference" / "commands.md"
EVERY = dict(every_command())


def test_the_reference_says_what_the_commands_are() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert filled(document) == document, (
        "python -m l4pc_tui.cli.pages.reference docs/handbook/reference/commands.md"
    )
    for name in EVERY:
        assert f"### {name}\n" in document


@pytest.mark.parametrize("name", EVERY)
def test_every_command_and_every_option_says_what_it_does(name: str) -> None:
    command = EVERY[name]
    assert command.help
    assert command.help.partition("\n")[0].rstrip().endswith(".")
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, f"{name} {param.opts[0]}"
            assert param.help.endswith(".")


def test_every_group_says_what_it_is_about() -> None:
    groups = [command for command in whole().commands.values() if isinstance(command, click.Group)]
    assert all(group.help for group in groups)


def test_the_commands_of_today_are_all_there_and_no_others() -> None:
    assert set(EVERY) == {
        f"l4pc {name}"
        for name in (
            "run", "screen", "demo", "check", "fmt", "new", "show", "explain", "help", "compare", "import", "print", "library load", "library list", "library coverage", "library tested", "library show",
            "cohort new", "cohort list", "cohort show", "cohort connections", "cohort between", "groups", "roster import", "roster export", "session new",
            "session move", "session remove", "session list", "session show", "session versions", "session plan show", "session plan skip", "session plan restore", "session plan insert", "session plan move", "session plan length", "session plan lock", "session plan unlock", "session plan renew", "session plan undo", "register show", "register mark", "register final", "register read", "register import", "note list", "note mend", "note consent", "note strike", "search", "export", "report", "certificate", "bundle", "pack", "backup", "doctor", "subject", "retention", "retention set", "retention review",
            "person list", "person add", "person mend", "person leave", "person return", "person transfer",
            "person twice", "person same", "person undo", "erase", "person rule list", "person rule set", "person rule settle", "person rule drop",
            "restore", "where", "collect", "private set", "note open", "lsp", "hub begin", "hub push", "hub pull", "hub show", "cohort story", "outcomes add pulse", "outcomes add then-now", "outcomes add framework", "outcomes add story", "outcomes add choice", "outcomes show", "outcomes form", "outcomes import", "outcomes consent", "outcomes mend", "outcomes fed-back", "outcomes remove", "outcomes strike", "outcomes strike-evidence", "outcomes undo", "settings", "settings set", "settings reset", "settings keys",
        )
    }  # fmt: skip
