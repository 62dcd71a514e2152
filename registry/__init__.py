"""The register's machinery: it knows no kind of record."""
