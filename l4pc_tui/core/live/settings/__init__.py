"""What can be set, the numbers that lead a session among it, and how people write it; knows no session."""
