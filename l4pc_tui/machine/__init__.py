"""What a program may ask of the machine it runs on, where systems differ; knows nobody."""
