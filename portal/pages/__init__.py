"""Pages that belong to no subject: home, help, privacy, the style guide."""
