"""English names of months and weekdays, for reading datelines and for annotating time expressions alike."""

MONTHS = {
    name: number
    for number, names in enumerate(
        ("January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
         "September Sept Sep", "October Oct", "November Nov", "December Dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {name: number for number, name in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])}


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation, in any case, with or without its stop. Raises KeyError for other words."""
    return MONTHS[name.rstrip(".").capitalize()]
