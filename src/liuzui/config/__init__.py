"""Settings, root urls and the command line."""
