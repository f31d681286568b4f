"""Taking in a folder of school data: all of it or nothing, and the same twice changes nothing."""
