"""Pages of credentials: public verification, and a holder's own licences."""
