"""What a record is: bases, state, kinds, public form, names, ids, dates."""
