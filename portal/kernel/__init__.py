"""Small shared ideas: money, windows of time, refusals, access tables. Standard library only."""
