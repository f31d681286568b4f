"""The pages of evaluation: for members of the commission, and for the coordinator."""
