"""The version of the software, written into every reports.csv."""

VERSION = "0.1.0"
