"""What can be asked about decisions: the commission's desk, the results, their delivery."""
