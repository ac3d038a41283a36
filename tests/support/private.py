"""Keys of restricted words, locked with so little work that a test opens them at once."""

from __future__ import annotations

import json

from l4pc_tui.desk.desk import Desk
from l4pc_tui.store.file.pretence import PRIVATE

PASSPHRASE = "the heron stands still"
KEY = "age1msfxrthy0nvqy0ctdjphxp6mddlh9kkygxx3kjckctmfppj02e9suzq7m8"
LOCKED = """-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBLcmdyMDdBdFoxYXJIbWJn
TytNL3R3IDEwCjBNZjFjSUQ1NEJJVWw5bktGd2tydll0TG9pM2MwdjlMdGo2SHRz
MEtTUVUKLS0tIFZvRzIwY29XMS9idWdqcUFVbTZnaENQMlZaVUFVVGZqZDhsQTdo
S3BVUU0KsEa32KSuD3tfh7Mja/qldpLgC2NLCI3LjftZCBmG173gJmHCQyoO0czk
s+70+6xROB3SI2ESzVZfOr7tsRztVu+wzQUvrrnxInHZg6+1hk3MQ14ns6zKyBss
yUtwFMh/Xtt8S3nbnWfjoQ==
-----END AGE ENCRYPTED FILE-----
"""


def set_here(desk: Desk) -> None:
    """As ``l4pc private set`` leaves a file, but for the work."""
    desk.store.keep_fact(PRIVATE, json.dumps({"key": KEY, "locked": LOCKED}))
