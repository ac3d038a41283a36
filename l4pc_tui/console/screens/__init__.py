"""The screens before and after a session; knows questions, a session only as a type."""
