"""What an editor is told while a script is typed."""

from __future__ import annotations

from pathlib import Path

from support.editor import Editor, Json, edited, utf16
from support.scripts import GOOD, PLAN

from l4pc_tui.core.script.messages.explanations import explain
from l4pc_tui.core.script.writing.formatter import fix, format_text


def codes(told: list[Json]) -> list[Json]:
    return [each["code"] for each in told]


def the(code: str, told: list[Json]) -> Json:
    """The one message of that code."""
    (found,) = [each for each in told if each["code"] == code]
    return found


def test_what_is_wrong_is_told_of_the_text_as_it_is_typed(editor: Editor, page: Path) -> None:
    assert editor.type(page, GOOD) == []
    told = the("T501", editor.type(page, GOOD.replace("Time: 5-8 min", "Time: soon")))
    line = GOOD.split("\n").index("- Time: 5-8 min")
    assert (told["code"], told["severity"], told["source"]) == ("T501", 1, "l4pc")
    assert told["range"]["start"] == {"line": line, "character": 8}
    assert told["range"]["end"] == {"line": line, "character": 12}
    assert editor.type(page, GOOD) == []


def test_a_page_is_held_against_the_other_pages_as_they_are_typed(
    editor: Editor, page: Path, shelf: Path
) -> None:
    plan = shelf / "sessions" / "a-short-morning.md"
    shorter = PLAN.replace("a-small-question", "a-small-question\n  - Skip step: Say it")
    assert "P904" not in codes(editor.open(plan, shorter))
    editor.type(page, GOOD.replace("## Say it", "## Tell it"))
    assert "P904" in codes(editor.told_anew(plan))
    editor.type(page, GOOD)
    assert "P904" not in codes(editor.told_anew(plan))
    unknown = the("P903", editor.type(plan, PLAN.replace("small-question", "small-questoin")))
    assert "The closest is “a-small-question”" in unknown["message"]
    editor.close(plan)


def test_help_says_why_a_message_exists_in_the_words_of_explain(editor: Editor, page: Path) -> None:
    text = GOOD.replace("Time: 5-8 min", "Time: soon")
    told = the("T501", editor.type(page, text))
    start = told["range"]["start"]
    words = editor.at("textDocument/hover", page, start["line"], start["character"] + 1)
    shown = words["contents"]["value"]
    why = explain("T501")
    assert why is not None
    assert words["contents"]["kind"] == "markdown"
    assert shown.startswith("**Error T501**")
    assert why.bad in shown
    assert why.good in shown
    assert why.why.partition(".")[0] in shown.replace("\\", "")


def test_help_says_what_a_word_means_and_who_sees_it(editor: Editor, page: Path) -> None:
    lines = GOOD.split("\n")
    summary = next(line for line in lines if line.endswith(".") and ":" not in line)
    editor.type(page, GOOD.replace(summary, f"**Purpose:** a_b, *calm*. {summary}"))
    lines = GOOD.replace(summary, f"**Purpose:** a_b, *calm*. {summary}").split("\n")

    def help_on(words: str) -> str:
        line = next(n for n, each in enumerate(lines) if words in each)
        found = editor.at("textDocument/hover", page, line, lines[line].index(words))
        return str(found["contents"]["value"])

    assert "**Purpose:** a\\_b, *calm*." in help_on("# A small")
    assert "The room sees it." in help_on("Show:")
    assert "Only the facilitator sees it." in help_on("Say: Turn")
    assert "room, online or either" in help_on("setting:")
    assert "pairs · 7 min · Surface" in help_on("## Ask it")
    assert "3 min · Surface · side step" in help_on("go to")


def test_each_fault_is_mended_by_itself_or_all_at_once_as_fix_does(
    editor: Editor, page: Path
) -> None:
    wrong = GOOD.replace("Say: Turn", "Tell: Turn").replace("Do: Stop", "Action: Stop")
    told = editor.type(page, wrong)
    assert codes(told) == ["L404", "L404"]
    line = told[0]["range"]
    asked = editor.about(page) | {"range": line, "context": {"diagnostics": []}}
    one, everything = editor.ask("textDocument/codeAction", asked)
    assert (one["kind"], one["diagnostics"]) == ("quickfix", [told[0]])
    assert one["title"] == "Write “Say:”"
    assert edited(wrong, one["edit"]["changes"][page.as_uri()]) == GOOD.replace(
        "Do: Stop", "Action: Stop"
    )
    assert everything["kind"] == "source.fixAll.l4pc"
    mended = fix(wrong.encode(), path=page.name, kind="exercise").text
    assert edited(wrong, everything["edit"]["changes"][page.as_uri()]) == mended == GOOD
    nothing = {"context": {"diagnostics": [], "only": ["refactor"]}}
    assert editor.ask("textDocument/codeAction", asked | nothing) == []


def test_the_word_that_a_message_names_is_offered_and_so_is_to_mark_a_note(
    editor: Editor, page: Path
) -> None:
    wrong = GOOD.replace("Say: Turn", "Say Turn").replace("pairs", "piars")
    told = editor.type(page, wrong)
    place = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    asked = {"range": place, "context": {"diagnostics": told, "only": ["quickfix"]}}
    found = editor.ask("textDocument/codeAction", editor.about(page) | asked)
    titles = [each["title"] for each in found]
    assert titles == ["Write “pairs”", "Write “Say:”", "Mark as a note"]
    for better in found[:2]:
        wrong_still = edited(wrong, better["edit"]["changes"][page.as_uri()])
        assert wrong_still.count("piars") + wrong_still.count("Say Turn") == 1
    assert not any(each["isPreferred"] for each in found)


def test_a_page_is_set_out_as_fmt_sets_it_out(editor: Editor, page: Path) -> None:
    untidy = GOOD.replace("- Group: pairs", "*   group: pairs").replace("Say: T", "say:   T")
    editor.type(page, untidy)
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    edits = editor.ask("textDocument/formatting", editor.about(page) | options)
    tidied = format_text(untidy.encode(), path=page.name, kind="exercise").text
    assert edited(untidy, edits) == tidied == GOOD
    editor.type(page, GOOD)
    assert editor.ask("textDocument/formatting", editor.about(page) | options) == []


def test_the_outline_has_the_steps_and_what_is_in_them_also_while_there_are_errors(
    editor: Editor, page: Path
) -> None:
    editor.type(page, GOOD.replace("Time: 5-8 min", "Time: soon"))
    (outline,) = editor.ask("textDocument/documentSymbol", editor.about(page))
    assert outline["name"] == "A small question"
    names = [part["name"] for part in outline["children"]]
    assert names == ["Ask it", "Say it", "Slow it down", "Access"]
    inner = [part["name"] for part in outline["children"][0]["children"]]
    assert inner[1:3] == ["Ask: What did you notice this morning?", "Surface: What else?"]
    assert inner[-1] == "If someone is upset"


def test_what_a_page_names_is_gone_to(editor: Editor, page: Path, shelf: Path) -> None:
    editor.type(page, GOOD)
    lines = GOOD.split("\n")
    door = next(n for n, line in enumerate(lines) if "go to" in line)
    there = editor.at("textDocument/definition", page, door, lines[door].index("Slow"))
    assert there["uri"] == page.as_uri()
    assert lines[there["range"]["start"]["line"]] == "## Side step: Slow it down"
    plan = shelf / "sessions" / "a-short-morning.md"
    text = PLAN.replace("people: 12", "people: 12\nprogramme: once-a-month").replace(
        "a-small-question", "a-small-question\n  - Skip step: Say it"
    )
    editor.open(plan, text)
    lines = text.split("\n")
    for words, path, line in (
        ("a-small-question", page, 0),
        ("Say it", page, GOOD.split("\n").index("## Say it")),
        ("once-a-month", Path("once-a-month.md"), 0),
    ):
        row = next(n for n, each in enumerate(lines) if words in each)
        there = editor.at("textDocument/definition", plan, row, lines[row].index(words) + 1)
        assert there["uri"].endswith(path.name)
        assert there["range"]["start"] == {"line": line, "character": 0}
    editor.close(plan)
    assert editor.at("textDocument/definition", plan, 0, 0) is None


def test_what_may_come_next_is_offered_and_replaces_what_was_typed(
    editor: Editor, page: Path
) -> None:
    text = GOOD.replace('If someone is upset: go to "Slow it down"', "If 🦊 barks: g")
    editor.type(page, text, waits=False)
    lines = text.split("\n")
    line = next(n for n, each in enumerate(lines) if "🦊" in each)
    found = editor.at("textDocument/completion", page, line, len(utf16(lines[line])) // 2)
    assert [each["label"] for each in found] == ["go to"]
    made = edited(text, [found[0]["textEdit"]])
    assert made.split("\n")[line] == 'If 🦊 barks: go to "'


def test_a_handout_and_another_exercise_are_gone_to_as_well(editor: Editor, page: Path) -> None:
    text = GOOD.replace(
        "Show: One word each.", "Handout: My card\n\nIf lost: use exercise already-here"
    )
    text += "\n## Handout: My card\n\nMy move: …\n"
    editor.type(page, text, waits=False)
    lines = text.split("\n")
    card = editor.at("textDocument/definition", page, lines.index("Handout: My card"), 12)
    assert lines[card["range"]["start"]["line"]] == "## Handout: My card"
    door = lines.index("If lost: use exercise already-here")
    there = editor.at("textDocument/definition", page, door, 25)
    assert there["uri"].endswith("/exercises/already-here.md")
    told = editor.at("textDocument/hover", page, door, 25)["contents"]["value"]
    assert "What is already here?" in told


def test_nothing_is_said_of_a_page_that_is_no_script(editor: Editor, shelf: Path) -> None:
    other, notes = shelf / "shopping.md", shelf / "exercises" / "README.md"
    for page in (other, notes):
        about = {"uri": page.as_uri(), "languageId": "markdown", "version": 1, "text": "Ask: milk"}
        editor.tell("textDocument/didOpen", {"textDocument": about})
        assert editor.ask("textDocument/documentSymbol", editor.about(page)) == []
        assert editor.at("textDocument/hover", page, 0, 1) is None
    script = {"text": "---\nformat: exercise/1\n---\nAsk: milk"}
    versioned = {"uri": other.as_uri(), "version": 2}
    editor.tell("textDocument/didChange", {"textDocument": versioned, "contentChanges": [script]})
    assert editor.at("textDocument/hover", other, 1, 1) is not None
    versioned["version"] = 3
    editor.tell(
        "textDocument/didChange", {"textDocument": versioned, "contentChanges": [{"text": "no"}]}
    )
    assert editor.at("textDocument/hover", other, 0, 1) is None
    editor.close(other)
    editor.close(notes)
