"""*Competitions* (calls): what they fund, when they are open, their criteria, documents and amendments."""
