"""Invented people, organisations and applications to look at: the *demo data*."""
