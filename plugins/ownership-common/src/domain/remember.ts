type Known<K, V> = {
  has(key: K): boolean;
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
};

/**
 * Remembers what a pure function answered, for as long as the scope of the question lives: within one organisation, or as
 * one caller sees it, many entities ask the same. Answers about an object go with the object.
 */
export function remember<S extends object, K, V>(
  work: (key: K, scope: S) => V,
): (key: K, scope: S) => V {
  const scopes = new WeakMap<S, Known<K, V>>();
  return (key, scope) => {
    let known = scopes.get(scope);
    if (!known) {
      known = (typeof key === 'object' ? new WeakMap() : new Map()) as Known<
        K,
        V
      >;
      scopes.set(scope, known);
    }
    if (!known.has(key)) known.set(key, work(key, scope));
    return known.get(key)!;
  };
}
