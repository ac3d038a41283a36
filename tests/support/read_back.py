"""Everything that a written file says, whatever its format: what is not in it was not told."""

from __future__ import annotations

import zipfile
from html import unescape
from pathlib import Path

import docx
from lxml import etree, html


def said_in(path: Path) -> str:
    """All words of a file, or of each file in a folder: of a Word file those of all its parts,
    properties and names too."""
    if path.is_dir():
        return "\n".join(map(said_in, sorted(path.iterdir())))
    if path.suffix in (".docx", ".xlsx") or zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            return "\n".join(_of_part(name, parts.read(name)) for name in parts.namelist())
    text = path.read_text(encoding="utf-8-sig")
    return unescape(text) if text.startswith("<!doctype html>") else text


def _of_part(name: str, data: bytes) -> str:
    if not name.endswith((".xml", ".rels")):
        return data.decode("latin-1")
    page = etree.fromstring(data)
    words = ["".join(each.itertext()) for each in page.iter("{*}p")] or list(page.itertext())
    held = (str(value) for each in page.iter() for value in each.attrib.values())
    return "\n".join((*words, *held))


def first_said(path: Path) -> str:
    """What a reader comes upon first: the first line, or what stands in its stead."""
    if path.suffix == ".docx":
        return docx.Document(str(path)).paragraphs[0].text
    if path.suffix == ".html":
        page = html.document_fromstring(path.read_text(encoding="utf-8"))
        return str(page.find(".//main")[0].text_content())
    return path.read_text(encoding="utf-8-sig").splitlines()[0]
