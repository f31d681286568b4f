"""Rules of the programme that change: a *policy* is a row with dates, never a constant."""
