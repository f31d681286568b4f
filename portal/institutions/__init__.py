"""The programme's partners and its calendar.

Its words: *municipalities* and how each decides; *schools* (kind, founder, region, successor);
cooperation *agreements*; the *periods* of a school year, with dates that may differ by grade.
"""
