"""The Pumpurs portal: grant competitions for youth-initiative projects."""
