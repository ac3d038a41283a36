"""The numbers that lead a session, and how people write them; knows no session."""
