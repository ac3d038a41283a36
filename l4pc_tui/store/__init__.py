"""The SQLite file: journal, events of other laptops, projections, library, search, backup."""
