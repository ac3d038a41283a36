"""When: expected ends, wishes about time and plan, previews; knows the sheet and the run."""
