"""What is asked or told in passing, over any screen; knows the frame."""
