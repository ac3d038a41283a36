"""What Home shows, and finding; knows what was and what comes next."""
