"""*People* who can sign in, the *roles* they hold, their *sign-ins*, invitations and requests to join."""
