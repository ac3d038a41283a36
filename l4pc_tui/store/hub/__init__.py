"""The hub: the same journal on PostgreSQL, for several coordinators at once; knows the store."""
