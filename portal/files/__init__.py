"""Stored bytes: a *file* is kept once by the digest of its content, outside the web root.

A *sealed* file lies there closed with a key of the vault, each time anew: whoever keeps it says so.
"""
