"""One cohort: roster, who was where, connections, commitments, rules, and what is done with people."""
