"""The record as of a moment, and the report to a commissioner; knows all that leaves."""
