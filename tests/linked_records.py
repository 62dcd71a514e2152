"""A new regulator, policy and licence that name each other, published as one set."""

import uuid

from policies.models import Licence, Policy, Regulator
from registry.changesets.propose import new_record
from registry.ledger.models import Entry
from tests.makers import an_exchange, commit, evidence, state_of


def linked_set() -> list[Entry]:
    """Publish a regulator, a policy and a licence, each naming the others, as one."""
    keys = [uuid.uuid4() for _ in range(3)]
    sfc, policy, _licence = map(str, keys)
    source = evidence()
    states = [
        state_of(Regulator, {"name_en": "New", "type": "statutory_regulator",
                             "source": source}),
        state_of(Policy, {"title_en": "New", "type": "circular", "stage": "issued",
                          "source": source}),
        state_of(Licence, {"regime": "vatp", "regulator": sfc, "statute": policy,
                           "exchanges": [an_exchange()], "source": source}),
    ]  # fmt: skip
    states[1]["issuers"] = {sfc: True}
    row = next(iter(states[1]["citations"].values()))
    row["fields"] = [*row["fields"], "issuers"]
    models = (Regulator, Policy, Licence)
    return commit(
        *(
            new_record(m, k, state=s)
            for m, k, s in zip(models, keys, states, strict=True)
        )
    )
