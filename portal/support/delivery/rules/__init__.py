"""What becomes of planned units, whether that is enough, and whether it still can be."""
