"""The Textual app that a facilitator runs a session with."""
