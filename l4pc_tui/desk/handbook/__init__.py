"""The handbook for whoever asks: its pages, what is found in them, and its file for a browser."""
