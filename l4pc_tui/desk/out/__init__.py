"""What leaves: the log, its exports, the shapes for programs; knows how a session is read."""
