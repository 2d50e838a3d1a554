/** What is kept on this device under a name; undefined where nothing is, or nothing that can be read. */
export function readFromDevice<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something on this device, or nothing any more; private windows and full stores lose it with the page. */
export function keepOnDevice(name: string, value: object | undefined): void {
  try {
    if (value) localStorage.setItem(name, JSON.stringify(value));
    else localStorage.removeItem(name);
  } catch {
    // The editor works without.
  }
}
