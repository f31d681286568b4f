"""What the rules of accounts say: roles, invitations, passwords, how often one may try."""
