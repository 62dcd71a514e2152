"""The same record or list in other forms: for programs, agents and spreadsheets."""
