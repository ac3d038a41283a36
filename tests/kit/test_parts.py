"""The licence of each package of a kit is told, wherever its makers have said it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from kit.parts import parts


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("License-Expression: MIT\n", "Anything", "MIT"),
        ("Classifier: License :: OSI Approved :: BSD License\n", "", "BSD License"),
        ("", "\nThe MIT License (MIT)\n\nCopyright of somebody\n", "The MIT License (MIT)"),
        ("", "", "not told"),
    ],
)
def test_a_licence_is_told_by_a_field_or_else_by_its_own_text(
    field: str, text: str, told: str, tmp_path: Path
) -> None:
    wheel = tmp_path / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        about = f"Metadata-Version: 2.4\nName: thing\nVersion: 1.0\n{field}"
        packed.writestr("thing-1.0.dist-info/METADATA", about)
        if text:
            packed.writestr("thing-1.0.dist-info/licenses/LICENSE", text)
    assert [each.licence for each in parts([wheel])] == [told]
