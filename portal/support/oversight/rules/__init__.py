"""How much teaching time is left, and is it enough?"""
