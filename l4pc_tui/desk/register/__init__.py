"""The register of any session, open or past: shown, marked, its hours and its paper."""
