"""``l4pc lsp``: what an editor starts."""

from __future__ import annotations

import sys

import click

from l4pc_tui.cli.context import Context, context


@click.command()
@context
def lsp(held: Context) -> None:
    """Help while a script is written, for an editor that starts this (extra “editor”).

    It speaks the Language Server Protocol on stdin and stdout, and is nothing to type at. How each
    editor is told of it stands in docs/handbook/trainer/editors.md.
    """
    from l4pc_tui.desk.trouble import refusal

    if sys.stdin.isatty():
        raise refusal(
            "“l4pc lsp” is started by an editor and is nothing to type at.",
            "docs/handbook/trainer/editors.md says how each editor is told of it.",
        )
    try:
        # What speaks the protocol takes as long to import as all the rest.
        from l4pc_tui.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise refusal(
            "The part of l4pc that speaks to editors is not installed.",
            "Install it: pip install 'l4pc-tui[editor]'.",
        ) from None
    debug = bool(click.get_current_context().find_root().params.get("debug"))
    serve(held.places(), _version(), debug=debug)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("l4pc-tui")
    except PackageNotFoundError:
        return ""
