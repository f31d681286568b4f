"""*Competitions* (calls): what they fund, when they are open, how they are judged and amended."""
