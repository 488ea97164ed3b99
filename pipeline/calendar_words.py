"""English names of months and weekdays, and the bounds of their parts, for reading datelines and for annotating time expressions alike."""

MONTHS = {
    name: number
    for number, names in enumerate(
        ("January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
         "September Sept Sep", "October Oct", "November Nov", "December Dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {name: number for number, name in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])}
PART_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "early to mid": (1, 20), "mid to late": (11, 31)}
PART_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "early to mid": (1, 8), "mid to late": (5, 12)}
"""First and last day of a part of a month, and month of a part of a year (ruling 8 of the data contract)."""


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation, in any case, with or without its stop. Raises KeyError for other words."""
    return MONTHS[name.rstrip(".").capitalize()]
