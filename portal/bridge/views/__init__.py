"""The pages of school counts: of the team that asks, and of the school that answers.

Pages of other subjects show the numbers by `school_counts_of`, which knows nothing of a reader's
rights: a page that uses it has let its reader in to the application.
"""
