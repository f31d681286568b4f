"""The commission's *meeting*, votes, *decisions*, minutes, and the one act of *publication*."""
