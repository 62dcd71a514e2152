"""The words that several rooms share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssetClass(models.TextChoices):
    """Classes of assets in Hong Kong rules."""

    VIRTUAL_ASSET = "virtual_asset", _("Virtual asset")
    SECURITY_TOKEN = "security_token", _("Security token")
    SECURITY = "security", _("Security")
    TOKENISED_SECURITY = "tokenised_security", _("Tokenised security")
    DIGITAL_SECURITY = "digital_security", _("Digital security")
    SPECIFIED_STABLECOIN = "specified_stablecoin", _("Specified stablecoin")
    RELEVANT_STABLECOIN = "relevant_stablecoin", _("Relevant stablecoin")
    LIMITED_PURPOSE = (
        "limited_purpose_digital_token",
        _("Limited purpose digital token"),
    )
    NFT_COLLECTIBLE = "nft_collectible", _("NFT collectible")
    CBDC = "cbdc", _("Central bank digital currency")
