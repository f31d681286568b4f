"""The pages of enquiries: for anyone, and for the municipality."""
