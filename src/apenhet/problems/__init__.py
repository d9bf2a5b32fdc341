"""What is wrong, and how it is told: problems, the catalogue of rules, reports, troubles."""
