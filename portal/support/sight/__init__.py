"""Who looked at a plan, why they might, and who was turned away."""
