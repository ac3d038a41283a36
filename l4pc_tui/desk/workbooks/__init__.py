"""One workbook over sessions and cohorts; knows the log, the cohort and the outcomes."""
