"""The participants' window in a browser of this laptop: the same picture, as a page."""
