"""The words of instruments: type, stage, force, weight, relations, requirements."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyType(models.TextChoices):
    """What sort of instrument it is."""

    ORDINANCE = "ordinance", _("Ordinance")
    BILL = "bill", _("Bill")
    POLICY_STATEMENT = "policy_statement", _("Policy statement")
    POLICY_ADDRESS = "policy_address", _("Policy Address")
    BUDGET = "budget", _("Budget")
    GUIDELINE = "guideline", _("Guideline")
    CODE = "code", _("Code")
    CIRCULAR = "circular", _("Circular")
    JOINT_CIRCULAR = "joint_circular", _("Joint circular")
    STATEMENT = "statement", _("Statement")
    CONSULTATION_PAPER = "consultation_paper", _("Consultation paper")
    CONSULTATION_CONCLUSIONS = "consultation_conclusions", _("Consultation conclusions")
    ROADMAP = "roadmap", _("Roadmap")
    PRESS_RELEASE = "press_release", _("Press release")
    DISCUSSION_PAPER = "discussion_paper", _("Discussion paper")
    PROPOSAL = "proposal", _("Proposal")


class Stage(models.TextChoices):
    """How far an instrument has come."""

    CONSULTATION_OPEN = "consultation_open", _("Consultation open")
    CONSULTATION_CLOSED = "consultation_closed", _("Consultation closed")
    CONCLUSIONS_PUBLISHED = "conclusions_published", _("Conclusions published")
    ANNOUNCED = "announced_not_introduced", _("Announced, not introduced")
    BILL_GAZETTED = "bill_gazetted", _("Bill gazetted")
    BILL_INTRODUCED = "bill_introduced", _("Bill introduced")
    PASSED = "passed", _("Passed")
    GAZETTED = "gazetted", _("Gazetted")
    COMMENCED = "commenced", _("Commenced")
    ISSUED = "issued", _("Issued")
    LAPSED = "lapsed", _("Proposal lapsed")
    WITHDRAWN = "withdrawn", _("Proposal withdrawn")


class Force(models.TextChoices):
    """Its legal force (schema.org LegalForceStatus and two more)."""

    IN_FORCE = "in_force", _("In force")
    PARTIALLY = "partially_in_force", _("In force in part")
    NOT_IN_FORCE = "not_in_force", _("Not in force")
    SUPERSEDED = "superseded", _("Superseded")
    REPEALED = "repealed", _("Repealed")
    INFORMATIONAL = "informational", _("Informational")
    STATED_TARGET = "stated_target", _("Stated target")


class Weight(models.TextChoices):
    """How much it weighs in law."""

    LAW = "law", _("Law")
    SUBSIDIARY_LAW = "subsidiary_law", _("Subsidiary law")
    BINDING = "binding", _("Binding code or condition")
    GUIDANCE = "guidance", _("Guidance")
    POSITION = "position", _("Position")
    ANNOUNCEMENT = "announcement", _("Announcement")


class Relation(models.TextChoices):
    """What one instrument does to another."""

    AMENDS = "amends", _("amends")
    SUPERSEDES = "supersedes", _("supersedes")
    PARTIALLY_SUPERSEDES = "partially_supersedes", _("supersedes in part")
    REPEALS = "repeals", _("repeals")
    IMPLEMENTS = "implements", _("implements")
    SUPPLEMENTS = "supplements", _("supplements")
    CONCLUDES = "concludes", _("concludes")
    ENACTED_AS = "enacted_as", _("enacted as")
    COMMENCES = "commences", _("commences")
    VARIES_FOR = "varies_for", _("varies for")
    CITES = "cites", _("cites")


class Comparator(models.TextChoices):
    """How a requirement binds."""

    AT_LEAST = "at_least", _("at least")
    MORE_THAN = "more_than", _("more than")
    WITHIN = "within", _("within")
    ONLY = "only", _("only")
    REQUIRED = "required", _("required")
    PROHIBITED = "prohibited", _("prohibited")


class AppliesTo(models.TextChoices):
    """Whom a requirement binds."""

    VATP_OPERATOR = "vatp_operator", _("Virtual asset trading platform operator")
    INTERNET_BROKER = "internet_broker", _("Internet broker")
    VA_BROKER = "va_broker", _("Virtual asset broker")
    AUTHORIZED_INSTITUTION = "authorized_institution", _("Authorized institution")
    TYPE9_CORPORATION = "type9_corporation", _("Type 9 corporation")
    STABLECOIN_ISSUER = "stablecoin_issuer", _("Stablecoin issuer")
    PERMITTED_OFFEROR = "permitted_offeror", _("Permitted offeror")
    ETF_MANAGER = "etf_manager", _("ETF manager")
    FUND_MANAGER = "fund_manager", _("Fund manager")


class ClientClass(models.TextChoices):
    """Classes of clients (Schedule 1, Cap. 571 and Professional Investor Rules)."""

    RETAIL = "retail", _("Retail")
    PROFESSIONAL_INDIVIDUAL = "professional_individual", _("Professional, individual")
    PROFESSIONAL_CORPORATE = "professional_corporate", _("Professional, corporate")
    QUALIFIED_CORPORATE = (
        "qualified_corporate_professional",
        _("Qualified corporate professional"),
    )
    INSTITUTIONAL = "institutional_professional", _("Institutional professional")
    PROFESSIONAL_ANY = "professional_any", _("All professional classes")


class Currency(models.TextChoices):
    """ISO 4217 codes in use."""

    HKD = "HKD", _("Hong Kong dollar")
