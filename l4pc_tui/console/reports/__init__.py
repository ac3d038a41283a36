"""Records on the console: sessions of all cohorts, what was handed over, reports looked at."""
