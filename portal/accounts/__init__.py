"""*People* who can sign in, the *roles* they hold, their *sign-ins* and *invitations*."""
