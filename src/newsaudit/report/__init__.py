"""The report: a run's findings shown by notebooks, made into a web page, a PDF and tables for machines."""
