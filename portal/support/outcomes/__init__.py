"""The *evaluation* at the end of a period, and the draft of the plan that continues."""
