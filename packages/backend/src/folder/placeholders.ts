import fs from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { ValuePath } from './parse';
import { isInside } from './walk';

/** A file that an entity includes by `$text`, `$json` or `$yaml`. */
export interface Inclusion {
  target: string;
  reason: string;
}

export interface IncludeOptions {
  root: string;
  /** Absolute path of the descriptor; relative targets start at its folder. */
  descriptor: string;
  /** Bytes an included file may have; all files that one document includes may have five times as many. */
  maxBytes: number;
  /** Called with the absolute path of each file that is looked for, found or not. */
  onTarget(absolute: string): void;
}

const readers = new Map<string, (text: string) => unknown>(
  Object.entries({
    $text: (text: string) => text,
    $json: (text: string) => JSON.parse(text),
    // By way of JSON, because an alias of YAML may contain itself.
    $yaml: (text: string) =>
      JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 100 }))),
    // Kinds of inclusion known from add-on modules; this portal shows the file as it is.
    $openapi: (text: string) => text,
    $asyncapi: (text: string) => text,
  }),
);

/**
 * Writes included files into a document. What cannot be read is returned; in its place stands a sentence below
 * `spec`, so that an API keeps its definition and stays valid, and nothing elsewhere.
 */
export async function include(
  document: object,
  options: IncludeOptions,
): Promise<{ document: object; missing: Inclusion[] }> {
  const missing: Inclusion[] = [];
  const budget = { bytes: 5 * options.maxBytes };
  const resolve = async (value: unknown, at: ValuePath): Promise<unknown> => {
    if (Array.isArray(value)) {
      return Promise.all(
        value.map((item, index) => resolve(item, [...at, index])),
      );
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value);
    const [key, target] = entries[0] ?? [];
    if (entries.length === 1 && readers.has(key)) {
      try {
        return await load(key, target, budget, options);
      } catch (error) {
        const reason = (error as Error).message;
        missing.push({ target: String(target), reason });
        return at[0] === 'spec' ? `Not read: ${target}. ${reason}` : undefined;
      }
    }
    const pairs = entries.map(async ([name, inner]) => [
      name,
      await resolve(inner, [...at, name]),
    ]);
    return Object.fromEntries(await Promise.all(pairs));
  };
  return { document: (await resolve(document, [])) as object, missing };
}

async function load(
  key: string,
  target: unknown,
  budget: { bytes: number },
  options: IncludeOptions,
) {
  const absolute = findTarget(target, options);
  options.onTarget(absolute);
  const real = await fs.realpath(absolute).catch(() => {
    throw new Error('There is no such file.');
  });
  if (!isInside(options.root, real)) {
    throw new Error('It lies outside the folder and is not fetched.');
  }
  const stat = await fs.stat(real);
  // Reading a pipe would wait for ever.
  if (!stat.isFile()) {
    throw new Error('It is not a file.');
  }
  if (stat.size > options.maxBytes) {
    throw new Error(`It is larger than ${options.maxBytes / 1e6} MB.`);
  }
  if (stat.size > budget.bytes) {
    throw new Error('The document includes too much.');
  }
  budget.bytes -= stat.size;
  const text = await fs.readFile(real, 'utf8').catch(() => {
    throw new Error('It cannot be read.');
  });
  try {
    return readers.get(key)?.(text);
  } catch {
    throw new Error(`It is not valid ${key === '$json' ? 'JSON' : 'YAML'}.`);
  }
}

function findTarget(target: unknown, { root, descriptor }: IncludeOptions) {
  if (
    typeof target !== 'string' ||
    target.trim() === '' ||
    target.includes('\0')
  ) {
    throw new Error('It is not the path of a file.');
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    throw new Error('Addresses outside the folder are not fetched.');
  }
  const absolute = path.resolve(path.dirname(descriptor), target);
  if (!isInside(root, absolute)) {
    throw new Error('It lies outside the folder and is not fetched.');
  }
  return absolute;
}
