"""Economic support: *claims* for meals, transport and lodging, each with evidence."""
