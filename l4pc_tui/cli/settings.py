"""Everything that can be set: listed, changed, put back."""

from __future__ import annotations

import click

from l4pc_tui.cli.context import Context, as_json
from l4pc_tui.cli.context import context as held_settings
from l4pc_tui.cli.output import say, say_json, table, warn


@click.group("settings", invoke_without_command=True)
@as_json
@click.pass_context
def settings(context: click.Context, as_json: bool) -> None:
    """List everything that can be set, or change one.

    They stand in a small file of your own, settings.toml; “l4pc where” says where it lies, and
    L4PC_CONFIG names another. A session keeps the numbers that it started with.
    """
    if context.invoked_subcommand is None:
        _list(context.ensure_object(Context), as_json=as_json)


# A number below nought is a value that is refused in words, not an option.
@settings.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("value")
@held_settings
def set_one(held: Context, name: str, value: str) -> None:
    """Change one: l4pc settings set landing 7.

    Lengths are minutes (7, or 1h20), shares are hundredths (15), places are named: “Feel,
    Question”.
    """
    from l4pc_tui.desk.settings_file import set_setting

    say(set_setting(held.no_desk(), name, value))


@settings.command("reset")
@click.argument("name")
@held_settings
def reset(held: Context, name: str) -> None:
    """Put one back to its default."""
    from l4pc_tui.desk.settings_file import reset_setting

    say(reset_setting(held.no_desk(), name))


def _list(held: Context, *, as_json: bool) -> None:
    from l4pc_tui.desk.out import shapes
    from l4pc_tui.desk.settings_file import preferences, setting_lines

    desk = held.no_desk()
    if as_json:
        say_json(shapes.settings(desk))
        return
    own = preferences(desk)
    table(
        ("setting", "value", "default", "meaning"),
        [(f"{line.name}{' *' if line.own else ''}", line.value, line.default,
          f"{line.said}: {line.meaning}") for line in setting_lines(own)],
    )  # fmt: skip
    say("", f"* is set in {desk.places.settings}. “l4pc settings set NAME VALUE” changes one.")
    warn(*own.wrong)
