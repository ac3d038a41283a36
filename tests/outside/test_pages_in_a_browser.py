"""Pages in a real browser, looked at by axe-core; Word files in LibreOffice, and as pictures.

The page forbids itself every script, so a copy without that line is looked at. Nothing is fetched:
the browser knows no host.
"""

from __future__ import annotations

import json
import re
from contextlib import closing
from datetime import UTC, datetime
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from outside.tools import as_pdf, ran, tool
from support.accessible import contrast, faults_of_docx, faults_of_html
from support.documents import HOSTILE, whole
from support.sandbox import environment

from l4pc_tui.cli.app import run
from l4pc_tui.core.document.model import Look
from l4pc_tui.core.record.life import State
from l4pc_tui.core.text import clean_xml
from l4pc_tui.desk.desk import open_desk
from l4pc_tui.desk.practice.demo_maker import make
from l4pc_tui.exchange.document.docx import as_docx
from l4pc_tui.exchange.document.html import as_html

PHONE, DESKTOP = (390, 844), (1280, 1000)
DOCUMENTS = {
    "report": whole(), "log": whole(look=Look.LOG), "certificate": whole(look=Look.CERTIFICATE),
    "sheet": whole("Die längste Donaudampfschifffahrtsgesellschaft", Look.SHEET),
    "hostile": whole(HOSTILE),
}  # fmt: skip
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_LOOK = """
<script>{axe}</script>
<script>
axe.run(document, {{resultTypes: ["violations", "incomplete"]}}).then(found => {{
  const page = document.querySelector("main");
  // No window of it is narrower than 500: the page itself is then made as narrow as a telephone.
  if (innerWidth < 640) document.documentElement.style.width = "360px";
  const told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify({{
    wide: page.scrollWidth, room: page.clientWidth, passes: found.passes.length,
    paper: getComputedStyle(document.body).backgroundColor,
    drawn: [...document.querySelectorAll("svg text:not(.in)")].map(
      each => [getComputedStyle(each).fill, getComputedStyle(page).backgroundColor]),
    faults: found.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
    unsure: found.incomplete.flatMap(each => each.nodes.filter(node => !document.querySelector(node.target[0]).closest("svg")).map(node => [each.id, node.html, node.any.map(one => one.message)])),
  }});
  document.body.append(told);
}});
</script></body>"""


def looked_at(data: bytes, folder: Path, size: tuple[int, int], *, dark: bool) -> dict[str, Any]:
    """What axe-core finds in a page, in a window of that size."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    page = _POLICY.sub(b"", data)
    end = _LOOK.format(axe=axe.replace("</", "<\\/")).encode()
    file = folder / "page.html"
    file.write_bytes(page.replace(b"</body>", end))
    told = ran(
        tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'browser'}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}",
        f"--window-size={size[0]},{size[1]}", "--virtual-time-budget=20000", "--dump-dom",
        file.as_uri(), home=folder,
    )  # fmt: skip
    found = re.search(r'<pre id="told">(.*?)</pre>', told, re.DOTALL)
    assert found, told[-2000:]
    return dict(json.loads(unescape(found[1])))


def as_hex(colour: str) -> str:
    """ "rgb(18, 19, 22)" as a style sheet writes it."""
    return "#" + "".join(f"{int(each):02x}" for each in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize(
    ("name", "size", "dark"),
    [("report", DESKTOP, False), *((name, PHONE, True) for name in DOCUMENTS)],
)
def test_axe_finds_no_fault_in_a_page_on_a_telephone_in_the_dark_either(
    tmp_path: Path, name: str, size: tuple[int, int], dark: bool
) -> None:
    told = looked_at(as_html(DOCUMENTS[name]), tmp_path, size, dark=dark)
    assert told["faults"] == []
    assert told["unsure"] == []
    assert told["passes"] > 20
    # Of the words in a drawing axe cannot say.
    assert told["drawn"]
    assert all(contrast(as_hex(words), as_hex(paper)) > 4.5 for words, paper in told["drawn"])
    assert told["wide"] <= told["room"], "the page can be moved to the side"
    assert (told["paper"] == "rgb(18, 19, 22)" or told["paper"] == "rgb(27, 29, 33)") == dark


def test_a_page_prints_with_its_numbers_and_every_word(tmp_path: Path) -> None:
    page, made = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_bytes(as_html(whole("Lantern Street")))
    ran(tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'browser'}", f"--print-to-pdf={made}", page.as_uri(),
        home=tmp_path)  # fmt: skip
    told = ran(tool("pdftotext"), "-layout", made, "-", home=tmp_path)
    pages = told.rstrip("\f\n").split("\f")
    assert len(pages) > 1
    for number, each in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in each
    for words in ("14 of 16", "1 (10 November)", "fewer than 5", "energy: 0 low, 4 middle, 9 high"):
        assert words in told


def test_libreoffice_opens_every_word_file_and_shows_every_word(tmp_path: Path) -> None:
    made = [tmp_path / f"{name}.docx" for name in DOCUMENTS]
    for file, document in zip(made, DOCUMENTS.values(), strict=True):
        file.write_bytes(as_docx(document))
    for pdf, document in zip(as_pdf(made, tmp_path), DOCUMENTS.values(), strict=True):
        told = " ".join(ran(tool("pdftotext"), "-layout", pdf, "-", home=tmp_path).split())
        title = " ".join(clean_xml(document.title).split()[:2])
        for words in (
            title,
            "14 of 16",
            "1 (10 November)",
            "What changed",
            "In numbers",
            "page 1 of",
        ):
            assert words in told, pdf.name
    ran(
        tool("pdftoppm"),
        "-r",
        "40",
        "-png",
        tmp_path / "report.pdf",
        tmp_path / "picture",
        home=tmp_path,
    )
    pictures = sorted(tmp_path.glob("picture*.png"))
    assert len(pictures) > 1
    assert all(each.stat().st_size > 2_000 for each in pictures), "a page is empty"


WRITTEN = {
    "log": ("export", "SESSION", "--profile", "handover"),
    "log-for-a-commissioner": ("export", "SESSION", "--profile", "commissioner"),
    "report": ("report", "--cohort", "COHORT"),
    "certificate": ("certificate", "--cohort", "COHORT"),
    "reflection": ("certificate", "--cohort", "COHORT", "--sheet", "reflection", "--regulator", "nmc"),
    "involvement": ("certificate", "--cohort", "COHORT", "--sheet", "involvement", "--person", "Carys Acorn"),
    "subject": ("subject", "Ben Thimble"),
}  # fmt: skip
"""What a coordinator writes of the demo, as a page and as a Word file."""
PAGES = frozenset(("subject",))
"""Of these there is only a page, and it has a style sheet of its own, for light paper."""


def written(folder: Path) -> dict[str, Path]:
    """One file of each kind and format, of the demo."""
    db = folder / "demo.db"
    make(str(db), datetime(2026, 11, 29, 9, tzinfo=UTC).timestamp(), "Europe/London")
    with closing(open_desk(db, actor="Joss Wayfarer")) as desk:
        rows = sorted(desk.store.sessions(), key=lambda row: row.session.date)
    held = [row for row in rows if row.state is State.CLOSED]
    names = {"SESSION": held[-1].session.id, "COHORT": rows[0].cohort_name}
    told = {}
    for name, words in WRITTEN.items():
        for form in ("html",) if name in PAGES else ("html", "docx"):
            out = folder / (f"{name}-{form}" if words[0] == "certificate" else f"{name}.{form}")
            command = [names.get(each, each) for each in words]
            assert run(["--db", str(db), *command, "--format", form, "-o", str(out)]) == 0, name
            told[f"{name}.{form}"] = min(out.glob(f"*.{form}")) if out.is_dir() else out
    return told


def test_everything_that_a_coordinator_writes_can_be_read_by_everybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    words = []
    for name, file in written(tmp_path).items():
        data = file.read_bytes()
        if name.endswith(".docx"):
            assert faults_of_docx(data) == [], name
            words.append(tmp_path / f"word-{name}")
            words[-1].write_bytes(data)
            continue
        assert name.removesuffix(".html") in PAGES or faults_of_html(data) == [], name
        told = looked_at(data, tmp_path, PHONE, dark=True)
        assert (told["faults"], told["unsure"]) == ([], []), name
        assert told["wide"] <= told["room"], f"{name} can be moved to the side"
    for pdf in as_pdf(words[:3], tmp_path):
        assert "page 1 of" in ran(tool("pdftotext"), "-layout", pdf, "-", home=tmp_path), pdf.name
