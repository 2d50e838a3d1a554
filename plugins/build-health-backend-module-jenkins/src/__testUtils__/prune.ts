/*
 * What `tree` does: https://github.com/jenkinsci/stapler/blob/master/core/src/main/java/org/kohsuke/stapler/export/NamedPathPruner.java
 * "For example, `a,b[c,d]` will emit the top-level property `a` but none of its children, and the top-level property `b` and only those
 * of its children named `c` and `d`."
 */

interface Tree {
  children: Map<string, Tree>;
  from: number;
  to: number;
}

const all = (): Tree => ({ children: new Map(), from: 0, to: Infinity });

/** `{M,N}`, `{M,}`, `{,N}` and `{N}`: the end is not included. */
function readRange(written: string): Pick<Tree, 'from' | 'to'> {
  const [, from, comma, to] = /^(\d*)(,?)(\d*)$/.exec(written) ?? [];
  if (from === undefined || from + to === '') {
    throw new Error(`expected number in {${written}}`);
  }
  const begin = Number(from);
  if (!comma) return { from: begin, to: begin + 1 };
  return { from: begin, to: to === '' ? Infinity : Number(to) };
}

/** @throws where Jenkins answers 500 too */
export function parseTree(spec: string): Tree {
  const tokens = spec.match(/[^,[\]{}]+|[[\],]|\{[^}]*\}/g) ?? [];
  let at = 0;
  const list = (tree: Tree): void => {
    for (;;) {
      const name = tokens[at];
      if (!name || /^[[\],{]/.test(name)) {
        throw new Error(`expected name at ${at}`);
      }
      at += 1;
      const child = all();
      tree.children.set(name, child);
      if (tokens[at] === '[') {
        at += 1;
        list(child);
        if (tokens[at] !== ']') throw new Error(`expected RBRACE at ${at}`);
        at += 1;
      }
      if (tokens[at]?.startsWith('{')) {
        Object.assign(child, readRange(tokens[at].slice(1, -1)));
        at += 1;
      }
      if (tokens[at] !== ',') return;
      at += 1;
    }
  };
  const root = all();
  list(root);
  if (at < tokens.length) throw new Error(`expected EOF at ${at}`);
  return root;
}

type Bean = Record<string, unknown>;

const isBean = (value: unknown): value is Bean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function pruneValue(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value
      .slice(tree.from, tree.to)
      .map(item => pruneValue(item, { ...tree, from: 0, to: Infinity }));
  }
  // A property that is a function costs something only where it is asked for, as a list that is read from the disk.
  return isBean(value) ? prune(value, tree) : value;
}

/** Of a bean; its class comes whatever was asked for: https://github.com/jenkinsci/stapler, `JSONDataWriter.type`. */
export function prune(bean: Bean, tree: Tree): Bean {
  const pruned: Bean = bean._class ? { _class: bean._class } : {};
  for (const [name, child] of tree.children) {
    const property = bean[name];
    const value = typeof property === 'function' ? property(child) : property;
    if (value !== undefined) pruned[name] = pruneValue(value, child);
  }
  return pruned;
}
