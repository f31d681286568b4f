"""Support plans: *risks*, the *measures* against them, and the chain of *approvals*."""
