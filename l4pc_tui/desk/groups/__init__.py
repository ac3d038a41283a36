"""Groups of who is here: proposed, changed by hand, used; knows cohorts and their people."""
