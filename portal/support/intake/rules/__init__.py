"""What a file of the import may hold: reading cells, rows and times, without a database."""
