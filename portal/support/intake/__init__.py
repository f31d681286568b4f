"""Bringing school data in from files: everything is checked first, then all of it or nothing.

Its words: a *sheet* (one of the ten files), a *row*, a *fault* (why nothing is written) and a
*note* (kept, and marked), the *verdict* on a row (new, changed, same), the *scope* (whose schools).
"""
