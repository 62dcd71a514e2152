"""All kinds, in the order readers meet them, and who answers for them."""

from policies.alert.kind import ALERT
from policies.answers.answers import answers
from policies.answers.checks import looked_in
from policies.answers.points import heads, points
from policies.answers.said import said
from policies.answers.tags import STATUSES, TAGS
from policies.asset.kind import ASSET
from policies.between import held, turn
from policies.entity.kind import ENTITY
from policies.event.kind import EVENT
from policies.exchange.kind import EXCHANGE
from policies.licence.kind import LICENCE
from policies.licence_type.kind import LICENCE_TYPE
from policies.linked_data import linked_data
from policies.official_list.kind import OFFICIAL_LIST
from policies.pictures.gallery import GALLERY
from policies.policy.kind import POLICY
from policies.regulator.kind import REGULATOR
from policies.remedies import remedies
from policies.themes.themes import THEMES
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
        ASSET,
        ALERT,
        OFFICIAL_LIST,
        EVENT,
        SOURCE,
    ),
    answers=answers,
    said=said,
    tags=TAGS,
    looked_in=looked_in,
    held=held,
    turn=turn,
    points=points,
    beside={
        "policies": (
            *("weight", "force", "issuers", "announced", "effective"),
            *("expires", "superseded_on", "binds", "reference"),
        )
    },
    heads=heads,
    linked=linked_data,
    statuses=STATUSES,
    concerning={"regulator": REGULATOR.slug},
    menu=("exchanges", "policies", "regulators"),
    pictures=GALLERY,
    imitated=("exchanges", "entities", "regulators", "assets", "alerts"),
    remedies=remedies,
    themes=THEMES,
)
