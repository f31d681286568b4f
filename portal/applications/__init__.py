"""*Applications*: sections filled by a team, a cost plan to the cent, frozen *versions*, checks."""
