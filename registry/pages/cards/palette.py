"""The colours of pictures that other sites show: the light ones of tokens.css."""

BRAND, ON_BRAND = "#0D3A43", "#F4F1E9"
SEAL, ON_SEAL = "#A93420", "#FAF4EA"
SURFACE, RULE = "#FFFFFF", "#7D878C"
# tone → text, ground, line
TONES = {
    "ok": ("#0E5737", "#E2F0E7", "#2B875C"),
    "wait": ("#734600", "#FAEFD7", "#B87A12"),
    "info": ("#1C4B84", "#E5EDF7", "#457ABA"),
    "end": ("#44525D", "#ECE8DF", "#7D878C"),
    "stop": ("#8C1A2D", "#FAE5E6", "#BC384C"),
}
