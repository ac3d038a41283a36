"""The generated parts of docs/handbook/reference/commands.md: every command, and every line of plain mode.

``python -m l4pc_tui.cli.pages.reference docs/handbook/reference/commands.md`` writes them anew; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from l4pc_tui.cli.app import commands, whole
from l4pc_tui.plain import roll
from l4pc_tui.plain.commands import help_lines


def every_command(
    group: click.Group | None = None, path: tuple[str, ...] = ("l4pc",)
) -> Iterator[tuple[str, click.Command]]:
    """Each command that does something, with its whole name, in the order of the names."""
    group = group or whole()
    for name in sorted(group.commands):
        command = group.commands[name]
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield " ".join((*path, name)), command
            yield from every_command(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def reference() -> dict[str, str]:
    """The generated parts by the name that marks their place."""
    before = _options(commands)
    pages = [_page(name, command) for name, command in every_command()]
    lines = [f"- {_escaped(line)}" for line in (*help_lines(), *roll.HELP)]
    return {"before": before, "commands": "\n\n".join(pages), "plain": "\n".join(lines)}


def filled(document: str) -> str:
    """A document with the generated parts between their marks."""
    for name, text in reference().items():
        begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        head, _, rest = document.partition(begin)
        _, _, tail = rest.partition(end)
        document = f"{head}{begin}\n{text}\n\n{end}{tail}"
    return document


def _page(name: str, command: click.Command) -> str:
    words = [p.human_readable_name for p in command.params if isinstance(p, click.Argument)]
    usage = " ".join([name, *(["[OPTIONS]"] if _options(command) else []), *words])
    parts = [f"### {name}", f"`{usage}`", _plain(command.help or ""), _options(command)]
    return "\n\n".join(filter(None, parts))


def _options(command: click.Command) -> str:
    options = [param for param in command.params if isinstance(param, click.Option)]
    return "\n".join(f"- `{_typed(option)}`: {_plain(option.help or '')}" for option in options)


def _typed(option: click.Option) -> str:
    """The option as it is typed: --timer bar|words|digits|none."""
    takes = option.metavar or ""
    if isinstance(option.type, click.Choice):
        takes = "|".join(option.type.choices)
    return " ".join(filter(None, (option.opts[0], takes)))


def _plain(text: str) -> str:
    """Paragraphs on lines of their own, as Markdown wants them."""
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return "\n\n".join(_escaped(part) for part in paragraphs if part)


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "*\\_<" else char for char in text)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(filled(target.read_text(encoding="utf-8")), encoding="utf-8")
