"""The views of figures, one module an audience."""
