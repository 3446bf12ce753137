"""Pages of accounts and parties; logging in and the second factor are allauth's, on our templates."""
