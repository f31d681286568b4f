"""What can be done: hold the meeting, decide, sign, publish, follow the letters."""
