"""What Python's recurring_ical_events finds in a calendar: readCalendar.py <file> <[[from, to], ...] in seconds since 1970>.

Prints JSON: for each window the list of events, with times in seconds since 1970.
"""
import json
import sys
from datetime import datetime, timezone

import icalendar
import recurring_ical_events


def read(event):
    return {
        "uid": str(event["UID"]),
        "startsAt": event["DTSTART"].dt.timestamp(),
        "endsAt": event["DTEND"].dt.timestamp(),
        "title": str(event["SUMMARY"]),
        "sequence": int(event["SEQUENCE"]),
        "cancelled": str(event["STATUS"]) == "CANCELLED",
    }


with open(sys.argv[1], "rb") as file:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(file.read()))
windows = [
    [datetime.fromtimestamp(each, timezone.utc) for each in window]
    for window in json.loads(sys.argv[2])
]
print(json.dumps([[read(each) for each in found.between(*w)] for w in windows]))
