"""Invented people, organisations and applications to look at: the *demo data*.

The calls and their dates are those of Liepāja (facts 2.5); everybody in them is invented.
"""
