"""What a provider, a pupil and a school's coordinator type about sessions."""
