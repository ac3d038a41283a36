"""Measures taken, corrected and read; knows cohorts and their sessions."""
