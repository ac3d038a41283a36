"""Certificates, reflection sheets and involvement hours; knows registers and cohorts."""
