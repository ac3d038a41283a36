"""What happened and what may be done now; knows settings and sheet, and draws nothing."""
