"""Where a frozen l4pc begins."""

import sys

from l4pc_tui.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
