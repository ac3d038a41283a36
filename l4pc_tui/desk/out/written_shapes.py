"""What programs read of files that were written for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l4pc_tui.core.record.profiles import Profile
    from l4pc_tui.core.script.messages.diagnostic import Diagnostic
    from l4pc_tui.desk.library.importing import Brought
    from l4pc_tui.desk.out.writing import Written
    from l4pc_tui.desk.people.scope import Scope


def written(found: Written, scope: Scope, form: str, profile: Profile, to: str) -> dict[str, Any]:
    """A file or folder that was written. recorded: whether its sessions remember it; told: what is
    to be said of it besides where it lies."""
    return {
        "path": str(found.path), "format": form, "profile": str(profile), "to": to,
        "cohorts": [each.name for each in scope.cohorts],
        "sessions": [row.session.id for row in scope.sessions], "recorded": bool(found.kept),
        "told": list(found.lines[1:]),
    }  # fmt: skip


def imported(made: Brought, found: Sequence[Diagnostic]) -> dict[str, Any]:
    """A paper that became a page: what became of its words, and what a check says of the page.

    words: how many the paper has, how many of them stand on the page, how many are named in told.
    """
    from l4pc_tui.desk.out.shapes import message

    return {
        "path": str(made.path), "account": str(made.account) if made.account else None,
        "kind": made.kind, "source": made.source,
        "words": {"paper": made.words.paper, "page": made.words.page, "named": made.words.named},
        "told": [
            {"verdict": each.verdict.value, "what": each.what, "where": each.where,
             "words": each.words}
            for each in made.told
        ],
        "messages": [message(each) for each in found],
    }  # fmt: skip
