"""How deep the group is, may go and comes back; knows the run and the time there is."""
