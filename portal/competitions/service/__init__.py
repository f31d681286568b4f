"""Changing competitions: one module a subject, one function a verb."""
