"""Tests of decisions over populations: the same answers as one by one."""
