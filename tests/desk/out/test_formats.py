"""The formats of a log: one table, which the command line and Close both offer."""

from __future__ import annotations

import click

from l4pc_tui.cli.out.export import export
from l4pc_tui.desk.out.exports import CONTENTS
from l4pc_tui.desk.out.formats import EVERY, FORMATS


def test_every_format_says_what_it_holds() -> None:
    assert list(CONTENTS) == list(FORMATS)


def test_no_two_formats_have_one_letter() -> None:
    letters = [form.letter for form in EVERY.values()]
    assert len(set(letters)) == len(letters)


def test_the_command_takes_them_and_says_what_each_is_for() -> None:
    chosen = next(each.type for each in export.params if "--format" in each.opts)
    assert isinstance(chosen, click.Choice)
    assert list(chosen.choices) == list(EVERY)
    said = " ".join((export.help or "").split())
    assert all(form.told in said for form in EVERY.values())
