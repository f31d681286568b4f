"""The commission's meeting, the publication, and the results."""
