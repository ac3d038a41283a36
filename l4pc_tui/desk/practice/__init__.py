"""What only pretends: the demo and rehearsals; knows the whole desk."""
