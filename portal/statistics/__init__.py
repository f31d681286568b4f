"""Figures over all of it; reads only."""
