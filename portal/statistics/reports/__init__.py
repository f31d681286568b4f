"""The reports of the programme: the same figures for the command line, pages and exports.

Its words: *among* (whose plans are counted), the *as-of* date (what was known at the end of that
day), *pupils* (distinct people) and *plans*, a *share* (exact, printed at the very end).
"""
