"""Records that name each other, published as one set, and such as become one."""

import uuid

from policies.models import Licence, Policy, Regulator
from registry.changesets.merging import MERGED_INTO
from registry.changesets.propose import Proposed, new_record
from registry.ledger.models import Entry
from registry.records.models import Record
from tests.makers import REASON, Act, an_exchange, commit, evidence, state_of


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
    models: list[type[Record]] = [Regulator, Policy, Licence]
    return commit(
        *(
            new_record(m, k, state=s)
            for m, k, s in zip(models, keys, states, strict=True)
        )
    )


def merged(gone: Record, stays: Record, *, reason: str = REASON) -> Entry:
    """Merge a record that nothing names into another; return the entry it left with."""
    patch = {MERGED_INTO: [None, str(stays.pk)]}
    change = Proposed(type(gone), gone.pk, "-", patch)
    return commit(change, act=Act(reason=reason, cause="entry_error"))[-1]
