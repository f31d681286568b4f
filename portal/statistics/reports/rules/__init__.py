"""What of the figures may be shown in public."""
