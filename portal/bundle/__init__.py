"""The competition *bundle*: one JSON file that carries a whole competition.

It moves a competition in from spreadsheets, archives it, and lets its ranking be computed anywhere.
A package of its own, above decisions, because it writes and reads the tables of every domain below.
"""
