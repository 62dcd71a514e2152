"""All kinds, in the order readers meet them, and who answers for them."""

from policies.alert.kind import ALERT
from policies.answers.answers import answers
from policies.answers.tags import TAGS
from policies.entity.kind import ENTITY
from policies.event.kind import EVENT
from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.licence_type.kind import LICENCE_TYPE
from policies.policy.kind import POLICY
from policies.regulator.kind import REGULATOR
from registry.citations.kind import SOURCE
from registry.records.kinds import Catalogue

CATALOGUE = Catalogue(
    kinds=(
        REGULATOR,
        POLICY,
        LICENCE,
        EXCHANGE,
        ENTITY,
        LICENCE_TYPE,
        ALERT,
        EVENT,
        SOURCE,
    ),
    answers=answers,
    tags=TAGS,
    menu=("exchanges", "policies", "regulators", "licences", "alerts", "sources"),
)
