"""One decision over a whole population: compiled to Ibis expressions, for DuckDB, PostgreSQL or Spark.

The answers are those of the single evaluation, always. What cannot be said exactly in a database's arithmetic
(division, powers, products without bounds, binary fractions) is named and evaluated row by row, in partitions.
"""

from liuzui.dmn.population.population import Population, evaluate_population

__all__ = ["Population", "evaluate_population"]
