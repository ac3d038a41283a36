"""The shared nouns: entries, moves, ids, people, marks and notes."""
