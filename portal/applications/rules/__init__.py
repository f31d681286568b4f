"""The regulations of an application as pure questions: its plan, its sections, its submission."""
