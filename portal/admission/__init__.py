"""Receiving and checking: what a municipality does between the deadline and the commission.

Its words: the *register* of received applications, however they came; a *check* of one
administrative or eligibility criterion; the *verdict* the checks add up to; a *clarification*
asked of the applicant. Stands on applications; evaluation asks it which applications are admitted.
"""
