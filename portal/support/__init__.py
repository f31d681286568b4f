"""The school module: a support plan from the parent's application to the evaluated semester.

A folder for each part of the work: *policies* (dated rules), *staff*, *pupils*, *sight* (who looked
and why they may), *plans* (risks, measures, approvals), *delivery* (slots, sessions, the gate),
*claims* (economic support), *outcomes* (evaluation, continuing) and *intake* (import).
It knows nothing of competitions.
"""
