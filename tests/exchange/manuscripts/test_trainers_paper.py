"""An exercise written in Word as people write there is read, told to the last word, and can be led."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from support.trainers_paper import LEFT, PAGE, trainers_paper

from l4pc_tui.core.script.reading.script import read
from l4pc_tui.exchange.imported.page import import_paper
from l4pc_tui.exchange.manuscripts.account import Verdict


def test_a_trainers_word_file_becomes_the_page_that_was_meant() -> None:
    made = import_paper(trainers_paper(), "What the ward remembers.docx")
    assert made.text == PAGE
    assert [each.what for each in made.told if each.verdict is Verdict.LEFT] == [*LEFT]
    found = read(made.text.encode(), path="exercises/ward.md", kind="exercise")
    assert [each.code for each in found.diagnostics if each.severity == "error"] == []


def test_the_words_of_the_file_are_those_of_its_parts() -> None:
    data = trainers_paper()
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = [packed.read(name).decode() for name in packed.namelist()
                 if re.match(r"word/(document|comments|header\d|footer\d)\.xml", name)]  # fmt: skip
    paragraphs = [each for part in parts for each in re.split(r"</w:p>|<w:br/>|<w:tab/>", part)]
    said = [" ".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", each)) for each in paragraphs]
    words = import_paper(data, "a.docx").words
    assert words.paper == len(re.findall(r"\w+", "\n".join(said)))
    assert words.paper == words.page + words.named
