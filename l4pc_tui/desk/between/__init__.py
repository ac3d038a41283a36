"""Between laptops: bundles, packs, collect and the hub; knows the whole record."""
