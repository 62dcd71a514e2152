"""One analyser and one index for three scripts."""
