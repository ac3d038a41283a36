"""The session log out: to read (Markdown), to count with (CSV), to keep (JSON Lines)."""

from l4pc_tui.exchange.session_log.jsonl import JsonlLog, from_jsonl, to_jsonl
from l4pc_tui.exchange.session_log.markdown import to_markdown
from l4pc_tui.exchange.session_log.tables import to_csv

__all__ = ["JsonlLog", "from_jsonl", "to_csv", "to_jsonl", "to_markdown"]
