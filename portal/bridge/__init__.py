"""The *bridge* between competitions and the school module: one number at a time.

On request of an organisation a school says how many participants of its project are pupils with a
plan (*school count*). Competitions and schools know nothing of each other; this stands above both,
and no name of a pupil is read, kept or shown here.
"""
