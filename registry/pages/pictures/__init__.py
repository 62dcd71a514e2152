"""Drawing: pictures told as data become SVG and CSV; no kind is known here."""
