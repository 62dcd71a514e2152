"""What was done with accounts, approvals and exports: the log nobody can rewrite."""
