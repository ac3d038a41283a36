"""Commands that write files for others: export, report, certificate, and outcomes."""
