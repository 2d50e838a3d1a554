const LIMIT = 20;

let known: string[] | undefined;

/** Every IANA name that this browser knows. */
function allZones(): string[] {
  known ??= ['UTC', ...Intl.supportedValuesOf('timeZone')].filter(
    (zone, at, list) => list.indexOf(zone) === at,
  );
  return known;
}

const plain = (text: string) => text.toLowerCase().replaceAll('_', ' ');

/** Zones with a text in their name, those whose city begins with it first; the chosen one always. */
export function findZones(text: string, chosen: string): string[] {
  const wanted = plain(text.trim());
  const isCity = (zone: string) => plain(zone).includes(`/${wanted}`);
  const found = allZones()
    .filter(zone => plain(zone).includes(wanted))
    .sort((one, other) => Number(isCity(other)) - Number(isCity(one)))
    .slice(0, LIMIT);
  return chosen === '' || found.includes(chosen) ? found : [chosen, ...found];
}
