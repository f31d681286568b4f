"""Letters to people: queued in the *outbox* with the change they report, delivered by a worker."""
