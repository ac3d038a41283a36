"""What was chosen on a screen and is still chosen tomorrow: the theme.

It belongs to this laptop and not to a session, so it lies beside the state, in a file of its own:
a line with the name. It is read before anything is drawn.
"""

from __future__ import annotations

from pathlib import Path

from l4pc_tui.core.text import clean_name
from l4pc_tui.desk.paths import places

_LONGEST = 100
"""Bytes of a name."""


def chosen_theme() -> str:
    """The name of the theme that was chosen last; "" for none, or where it cannot be read."""
    try:
        with _file().open("rb") as file:
            return file.read(_LONGEST).decode("utf-8", "replace").strip()
    except OSError:
        return ""


def keep_theme(name: str) -> None:
    """Remember the theme. Raises Trouble."""
    # Only the name is wanted before the first picture.
    from l4pc_tui.desk.trouble import refusal
    from l4pc_tui.exchange.file_out import make_folder, write_file
    from l4pc_tui.exchange.refused import FileRefused

    path = _file()
    try:
        make_folder(path.parent, parents=True)
        write_file(path, f"{name}\n".encode(), anyway=True)
    except FileRefused as refused:
        raise refusal(
            f"The theme holds until l4pc is left; it cannot be kept: {refused.sentence}",
            clean_name(str(path)),
        ) from refused


def _file() -> Path:
    return places().state / "theme"
