"""Everything that can be set: listed, changed, put back."""

from __future__ import annotations

from collections.abc import Mapping

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


@settings.command("keys")
@as_json
@held_settings
def keys(held: Context, as_json: bool) -> None:
    """List every key: what it is called, which it is, and what it does where.

    In settings.toml, below a line [keys], others are given: note = "f6", or next = "f8,enter".
    """
    from l4pc_tui.console.keys.every_key_there_is import every_row
    from l4pc_tui.console.keys.own_keys import check, shown
    from l4pc_tui.desk.settings_file import preferences

    desk, rows = held.no_desk(), every_row()
    found = check(preferences(desk).keys, rows)
    if as_json:
        say_json({
            "file": str(desk.places.settings),
            "keys": [
                {"id": row.id, "keys": list(found.own.get(row.id, row.keys)),
                 "default": list(row.keys), "set": row.id in found.own, "where": row.where,
                 "does": row.told}
                for row in rows
            ],
            "wrong": list(found.wrong),
        })  # fmt: skip
        return
    table(
        ("where", "id", "key", "what it does"),
        [(row.where, f"{row.id}{' *' if row.id in found.own else ''}",
          shown(found.own.get(row.id, row.keys)), row.told) for row in rows],
    )  # fmt: skip
    say("", f"* is set in {desk.places.settings}, below [keys].")
    warn(*found.wrong)


def _wrong_keys(given: Mapping[str, object]) -> tuple[str, ...]:
    """A sentence for each key of the file that cannot be taken."""
    if not given:
        return ()
    from l4pc_tui.console.keys.every_key_there_is import every_row
    from l4pc_tui.console.keys.own_keys import check

    return check(given, every_row()).wrong


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
    warn(*own.wrong, *_wrong_keys(own.keys))
