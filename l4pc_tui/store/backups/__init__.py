"""Backups made, looked at, kept and brought up; knows file, journal and tables."""
