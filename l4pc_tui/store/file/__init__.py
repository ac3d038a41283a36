"""The file: whose it is, schema, connection, locks, names; knows no entry."""
