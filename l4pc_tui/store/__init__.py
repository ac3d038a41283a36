"""The SQLite file: journal, projections, library, search, backup."""
