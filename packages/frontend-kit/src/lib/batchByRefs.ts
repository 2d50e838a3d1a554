interface Waiting<T> {
  promise: Promise<T>;
  resolve: (item: T) => void;
  reject: (error: unknown) => void;
}

function createWaiting<T>(): Waiting<T> {
  const waiting = {} as Waiting<T>;
  waiting.promise = new Promise<T>((resolve, reject) => {
    Object.assign(waiting, { resolve, reject });
  });
  return waiting;
}

/**
 * Gathers the references asked for in one turn of the event loop and reads them together, each once.
 *
 * @param read - answers in request order
 * @param max - most references of one request; more go into further ones
 */
export function batchByRefs<T>(
  read: (refs: string[]) => Promise<T[]>,
  max: number,
): (ref: string) => Promise<T> {
  let gathered = new Map<string, Waiting<T>>();

  const flush = () => {
    const all = [...gathered];
    gathered = new Map();
    for (let start = 0; start < all.length; start += max) {
      const batch = all.slice(start, start + max);
      read(batch.map(([ref]) => ref)).then(
        items => batch.forEach(([, { resolve }], at) => resolve(items[at])),
        error => batch.forEach(([, { reject }]) => reject(error)),
      );
    }
  };

  return ref => {
    if (gathered.size === 0) setTimeout(flush, 0);
    const known = gathered.get(ref) ?? createWaiting<T>();
    gathered.set(ref, known);
    return known.promise;
  };
}
