"""The register of any session, open or past: shown, marked, and its hours."""
