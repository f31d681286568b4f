"""Who works with pupils: a *staff member* may work at several schools, and may sign in or not."""
