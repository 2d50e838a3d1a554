const nameOf = (key: string) => `callboard:scorecards:draft:${key}`;

/** What was typed on this device and not saved; undefined where it stands on another version. */
export function readKept(
  key: string,
  hash: string | undefined,
): string | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null');
    const isOfVersion = kept && (kept.hash ?? undefined) === hash;
    return isOfVersion && typeof kept.text === 'string' ? kept.text : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text on this device. A browser that keeps nothing, or has no room, loses it with the page. */
export function keepText(
  key: string,
  hash: string | undefined,
  text: string,
): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify({ hash, text }));
  } catch {
    // Nothing can be done about it.
  }
}

/** Forgets it: it is saved, or thrown away. */
export function dropKept(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept.
  }
}
