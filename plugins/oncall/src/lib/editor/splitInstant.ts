/** The parts of "Sat 5 Dec, 18:00 CET", as `formatInstant` writes it. */
export function splitInstant(text: string) {
  const zoneAt = text.lastIndexOf(' ');
  const clockAt = text.lastIndexOf(', ');
  return {
    day: text.slice(0, clockAt),
    clock: text.slice(clockAt + 2, zoneAt),
    zone: text.slice(zoneAt + 1),
    /** All but the zone. */
    moment: text.slice(0, zoneAt),
  };
}
