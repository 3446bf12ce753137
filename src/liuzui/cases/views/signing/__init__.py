"""Pages of signing: the organiser's, the signatory's at her link, and the window's."""
