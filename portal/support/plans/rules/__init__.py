"""The decisions about plans: pure, so that both sides of every edge can be tested."""
