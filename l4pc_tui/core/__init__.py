"""The rules: pure functions of values. No file, no clock, no database, no textual."""
