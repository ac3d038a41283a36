"""What every screen and every question stands in; knows widgets alone."""
