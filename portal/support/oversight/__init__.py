"""How far a school is: the *forecast* of each plan, *missing hours* by subject, what is unlogged.

Reads only; it changes nothing of what it looks at.
"""
