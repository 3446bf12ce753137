"""Helpers over Django that every context uses: process time, access table, base templates and components."""
