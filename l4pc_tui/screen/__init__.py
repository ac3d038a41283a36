"""The participants' window: knows one model and one small file."""
