"""What the rules of organisations say: register numbers, bank accounts, names, who may join."""
