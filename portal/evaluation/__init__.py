"""The *commission*: impartiality, conflicts of interest, *assessments* and the exact *ranking*."""
