from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from l4pc_tui.core.text import clean_name
from l4pc_tui.exchange.log_model import SessionLog
from l4pc_tui.exchange.session_log.markdown import to_markdown, words

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def flat(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in (token, *flat(token.children or []))]


def read_as_text(markdown: str) -> str:
    return "".join(token.content for token in flat(PARSER.parse(markdown)) if token.type == "text")


def test_the_whole_log_reads_well(log: SessionLog) -> None:
    assert (
        to_markdown(log)
        == """\
Not to be passed on: words that were said in confidence are in this file.

# Whose rule is it?

Tuesday 6 October 2026 · Exmoor cohort 3 · session 2 of 6 · The old chapel

Facilitated by Joe Kent. Started 09:40 (planned 09:30). Finished 16:04 (planned 16:00).

## Who was here

1 here · 1 late.

| Name         | Organisation | Mark            | In    | Out | Minutes | Remark |
| ------------ | ------------ | --------------- | ----- | --- | ------: | ------ |
| Amina Yusuf  | Council      | here            | 09:26 |     |     339 |        |
| Chidi Okafor | Trust        | late (was here) | 09:55 |     |     324 | train  |
| Joe Kent     |              | facilitates     |       |     |         |        |

## What was done

| Planned | Actual  | Item    | Step       | Planned min | Actual min |
| ------- | ------- | ------- | ---------- | ----------: | ---------: |
| 09:30   | 09:40   | Welcome | Names      |          10 |         12 |
| 09:40   | skipped | Welcome | Agreements |           5 |            |

## How deep

- 09:40 Arrive
- 10:10 Surface (from Arrive)

## Commitments

- @Amina phone the chair by Fri (09:51)

## Parked

- who owns transport (09:53)

## Insights

- it was never the form (09:50 · Welcome · Names · Arrive)

## In order

- 09:40 started (Joe Kent)
- 09:50 insight: it was never the form
- 09:51 commitment: @Amina phone the chair by Fri
- 09:52 next
- 09:53 parked: who owns transport
- 16:04 closed
"""
    )


def test_a_restricted_note_is_in_no_log_whoever_hands_it_in(log: SessionLog) -> None:
    assert "restricted" not in log.kinds
    assert "must not leave" not in to_markdown(log)


def test_a_session_in_which_nothing_happened_says_so() -> None:
    assert to_markdown(SessionLog("s1", "", "")) == (
        "# A session\n\nIt was not started.\n\n## Who was here\n\nNobody is on the register.\n"
    )


def test_a_session_that_was_not_closed_says_so(log: SessionLog) -> None:
    assert "It is not closed yet." in to_markdown(replace(log, finished=""))


@pytest.mark.parametrize(
    "plain",
    ["Ann Lee", "O’Hara-Moss", "£5 & 10% (or so)!", "snake_case", "a: b; c.", "9 of 10", "@Amina"],
)
def test_plain_words_look_as_they_were_written(plain: str) -> None:
    assert words(plain) == plain


def test_hostile_text_in_any_place_stays_words(
    everywhere: Callable[[str], SessionLog], hostile: str
) -> None:
    markdown = to_markdown(everywhere(hostile))
    tokens = flat(PARSER.parse(markdown))
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close",
    }  # fmt: skip
    assert [token.tag for token in tokens if token.type == "heading_open"].count("h1") == 1
    assert sum(token.type == "tr_open" for token in tokens) == 3 + 2
    assert sum(token.type == "td_open" for token in tokens) == 2 * 7 + 6
    assert markdown.isascii() or all(char.isprintable() or char in "\n\u200d" for char in markdown)


markup = st.text(st.sampled_from("\\`*_[]<>|~$&#+-=:/.!(){}1a \n\t\u00a0é;"), max_size=30)


@given(st.one_of(st.text(), markup))
def test_a_reader_of_markdown_sees_the_words_that_were_said(text: str) -> None:
    said = clean_name(text)
    for markdown in (f"- {words(text)}", f"# {words(text)}", words(text)):
        assert read_as_text(markdown) == said
    assert read_as_text(f"see:{words(text)}.") == f"see:{said}."
    table = f"| h |\n| --- |\n| {words(text)} |"
    assert read_as_text(table) == f"h{said}"
