"""Pages for paper: their pictures found beside the scripts, and the files written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from l4pc_tui.core.text.file_names import fitting
from l4pc_tui.desk.trouble import refusal, said_kindly
from l4pc_tui.exchange.file_in import read_bytes
from l4pc_tui.exchange.file_out import make_folder, write_files
from l4pc_tui.exchange.paper.words import MOST_PICTURE
from l4pc_tui.exchange.refused import FileRefused

_PICTURE = re.compile(r"!\[[^\[\]]*\]\(\s*([^()\s]+)")
_DOCTYPE = b"<!doctype html>"


def pictures(texts: Iterable[str], beside: Path) -> Mapping[str, bytes]:
    """The pictures that texts name, as far as they can be read; the printer names the others.

    beside: the file of the script; pictures lie from there.
    """
    found: dict[str, bytes] = {}
    for target in {target for text in texts for target in _PICTURE.findall(text)}:
        # The checker lets no path out of the library; a link on the disk might lead there.
        file = (beside.parent / target.replace("%20", " ")).resolve()
        if file.is_relative_to(beside.parent.parent.resolve()):
            with suppress(FileRefused):
                found[target] = read_bytes(file, MOST_PICTURE)
    return found


def write_pages(
    written: Mapping[str, Mapping[str, bytes]], *, out: Path | None, here: Path, pdf: bool = False
) -> tuple[Path, ...]:
    """Write pages by their kind and their names, in the place of earlier ones of the same and of
    nothing else. pdf: as PDF, with that ending. Gives the files. Raises Trouble."""
    pages = {name: content for made in written.values() for name, content in made.items()}
    kinds = [kind for kind, made in written.items() for _ in made]
    with said_kindly():
        if pdf:
            from l4pc_tui.exchange.paper.pdf import as_pdf

            pages = {
                str(Path(name).with_suffix(".pdf")): as_pdf(page) for name, page in pages.items()
            }
        if out is not None and out.suffix and not out.is_dir():
            if len(pages) > 1:
                raise refusal(f"These are {len(pages)} files.", "Name a folder with -o.")
            files = dict(zip([out], pages.values(), strict=True))
        else:
            folder = out or here
            make_folder(folder)
            files = {
                folder / fitting(folder.absolute(), name): content
                for name, content in pages.items()
            }
        signed = {
            path: _signed(content, f"l4pc {kind} {name}")
            for (path, content), name, kind in zip(files.items(), pages, kinds, strict=True)
        }
        write_files(signed)
    return tuple(files)


def _signed(content: bytes, told: str) -> bytes:
    """Whose page it is, so that only the same one is ever replaced: in the first line of HTML, behind
    the end of a PDF."""
    if content.startswith(_DOCTYPE):
        return content.replace(_DOCTYPE, _DOCTYPE + f"<!-- {told} -->".encode(), 1)
    return content.rstrip() + f"\n%{told}\n".encode()
