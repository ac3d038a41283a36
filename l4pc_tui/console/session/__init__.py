"""A running session: its screens and what its keys do; knows panels and questions."""
