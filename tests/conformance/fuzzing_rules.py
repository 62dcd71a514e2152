"""What this register promises of refusals, as a check for Schemathesis.

Its own check `positive_data_acceptance` expects that whatever fits the schema is
accepted. Our contract says otherwise (docs/api.md: "nothing is ignored"): a filter, a
cursor or a time that is well written and names what the register does not hold gets
400. So that one status is allowed there, and this check holds the rest of the promise.
"""

from http import HTTPStatus

import schemathesis

ANY_TEXT = {"log", "q"}  # these name nothing: whatever fits their schema is accepted


@schemathesis.check
def refused_for_what_it_names(_context, response, case):
    """A request that fits the schema is refused for names alone, each told."""
    fits = case.meta and case.meta.generation.mode.is_positive
    if not fits or response.status_code != HTTPStatus.BAD_REQUEST:
        return
    refused = {error["parameter"] for error in response.json()["errors"]}
    assert refused, "refused, and no parameter is named"
    may_be = names(case.operation) | ({"q"} if unshown(case.query.get("q")) else set())
    assert refused <= may_be, f"refused for {sorted(refused)}"


def names(operation):
    """Return the parameters of an operation that name what a register may not hold."""
    written = {
        one.name for one in operation.query if "pattern" in one.definition["schema"]
    }
    return written - ANY_TEXT


def unshown(text):
    """Say whether a question holds nothing that can be shown, which no schema tells."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text or "a")
