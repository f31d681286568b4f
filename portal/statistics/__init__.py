"""Figures over all of it, and what stands between a competition and its next step; reads only.

Its words: the *funnel* (how many came how far), the *next step* and its *blockers*.
"""
