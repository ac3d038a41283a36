"""Programs that no Python package brings along, and what to do where one is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

PACKAGES = {
    "chromium": "chromium", "soffice": "libreoffice-writer libreoffice-calc",
    "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils", "pdfinfo": "poppler-utils", "node": "nodejs", "npm": "npm",
}  # fmt: skip
"""Each program and the Debian packages that it comes with."""


def tool(name: str) -> str:
    """Where a program lies. Fails in words where it does not."""
    found = shutil.which(name)
    assert found, f"{name} is missing: apt-get install --no-install-recommends {PACKAGES[name]}"
    return found


def ran(*command: object, home: Path, timeout: float = 120) -> str:
    """What a program says, that keeps its own things in ``home``."""
    done = subprocess.run(
        list(map(str, command)), env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
        capture_output=True, timeout=timeout, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return done.stdout.decode(errors="replace")


def as_pdf(files: list[Path], home: Path) -> list[Path]:
    """What LibreOffice makes of files that it opens, all at once, as PDF beside them."""
    folder = files[0].parent
    ran(tool("soffice"), "--headless", f"-env:UserInstallation={(home / 'office').as_uri()}",
        "--convert-to", "pdf", "--outdir", folder, *files, home=home)  # fmt: skip
    made = [folder / f"{file.stem}.pdf" for file in files]
    assert all(each.read_bytes().startswith(b"%PDF-") for each in made)
    return made
