"""What is in the kits: every package, its version, its licence and where it comes from, as a table
for people and in the CycloneDX form that programs read."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit import wheels

_LONG = 60
_TEXT = r"\.dist-info/(licenses/)?[^/]*LICEN[CS]E[^/]*$"


@dataclass(frozen=True, slots=True)
class Part:
    """A package of the kits. files: its wheels, each with its SHA-256."""

    name: str
    version: str
    licence: str
    home: str
    files: tuple[tuple[str, str], ...]


def parts(there: Sequence[Path]) -> list[Part]:
    """Every package once, by its name."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for wheel in there:
        by_name[wheels.name_of(wheel.name)].append(wheel)
    return [_part(sorted(by_name[name])) for name in sorted(by_name)]


def _part(files: Sequence[Path]) -> Part:
    told = wheels.fields(files[0])
    digests = tuple((file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files)
    home = told.get("Home-page", [""])[0] or next(
        (url.partition(", ")[2] for url in told.get("Project-URL", [])), ""
    )
    return Part(
        told["Name"][0], told["Version"][0], _licence(told) or _title(files[0]), home, digests
    )


def _licence(told: dict[str, list[str]]) -> str:
    """As the package tells it: an SPDX expression, a few words, or a classifier; "" for none."""
    for field in ("License-Expression", "License"):
        words = told.get(field, [""])[0].strip()
        if words and "\n" not in words and len(words) <= _LONG:
            return words
    classified = [
        each.rpartition(" :: ")[2]
        for each in told.get("Classifier", [])
        if each.startswith("License")
    ]
    return ", ".join(classified)


def _title(wheel: Path) -> str:
    """What the text of a licence calls itself that lies in a wheel whose fields name none."""
    with zipfile.ZipFile(wheel) as packed:
        texts = [each for each in packed.namelist() if re.search(_TEXT, each)]
        lines = packed.read(min(texts)).decode("utf-8", "replace").split("\n") if texts else []
    title = next((line.strip() for line in lines if line.strip()), "")
    return title if 0 < len(title) <= _LONG else "not told"


def write(out: Path, version: str, there: Sequence[Path]) -> None:
    """``parts.md`` and ``parts.cdx.json``."""
    every = parts(there)
    rows = [f"| {part.name} | {part.version} | {part.licence} | {part.home} |" for part in every]
    head = [
        "# What is in the kits",
        "",
        "| package | version | licence | from |",
        "|---|---|---|---|",
    ]
    (out / "parts.md").write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8", newline="\n")
    told = {
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {"type": "application", "name": "l4pc", "version": version}},
        "components": [
            {
                "type": "library", "name": part.name, "version": part.version,
                "purl": f"pkg:pypi/{wheels.name_of(part.name)}@{part.version}",
                "licenses": [{"license": {"name": part.licence}}],
                "properties": [{"name": f"sha256:{name}", "value": digest} for name, digest in part.files],
            }
            for part in every
        ],
    }  # fmt: skip
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    (out / "parts.cdx.json").write_text(text, encoding="utf-8", newline="\n")
