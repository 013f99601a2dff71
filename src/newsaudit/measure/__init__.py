"""From tables to findings: every number together with the rows that it counts."""
