/**
 * Remembers what a pure function answered, for as long as the scope of the question lives: within one organisation, or as
 * one caller sees it, many entities ask the same.
 */
export function remember<S extends object, K, V>(
  work: (key: K, scope: S) => V,
): (key: K, scope: S) => V {
  const scopes = new WeakMap<S, Map<K, V>>();
  return (key, scope) => {
    let known = scopes.get(scope);
    if (!known) {
      known = new Map();
      scopes.set(scope, known);
    }
    if (!known.has(key)) known.set(key, work(key, scope));
    return known.get(key)!;
  };
}
