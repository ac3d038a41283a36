"""Cohorts with their people, meetings and commitments; knows the library."""
