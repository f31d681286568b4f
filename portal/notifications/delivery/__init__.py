"""Taking letters from the outbox to the mail server: one at a time, each under a lease."""
