"""Tests of ratings and complaints."""
