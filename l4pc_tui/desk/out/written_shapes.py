"""What programs read of files that were written for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from l4pc_tui.core.record.profiles import Profile
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
