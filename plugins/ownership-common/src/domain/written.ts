import type { Entity } from '@backstage/catalog-model';

const MAX_LABEL = 200;
const MAX_ADDRESS = 2_000;

/** A text that says something: neither blank nor the word null. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed && trimmed !== 'null' ? kept(trimmed) : undefined;
}

/** Halves of a character and NUL, which no address and no PostgreSQL takes, are replaced; the cut makes halves too. */
export function kept(written: string): string {
  return written.slice(0, MAX_LABEL).replace(/[\p{Surrogate}\0]/gu, '\uFFFD');
}

/** Addresses longer than any real one are left out rather than cut: a cut one leads elsewhere. */
export function address(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_ADDRESS
    ? value.trim().replace(/[\p{Surrogate}\0]/gu, '\uFFFD') || undefined
    : undefined;
}

/** The spec of an entity as a plain object; some kinds and odd descriptors have none. */
export function specOf(entity: Entity): Record<string, unknown> {
  return entity.spec && typeof entity.spec === 'object' ? entity.spec : {};
}

/** Only addresses a browser may open from a card. */
export function webAddress(value: unknown): URL | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const url = new URL(value.trim());
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? url
      : undefined;
  } catch {
    return undefined;
  }
}

/** The first of these annotations that is not empty. */
export function firstAnnotation(
  entity: Entity,
  names: string[],
): string | undefined {
  const annotations: Record<string, unknown> =
    entity.metadata.annotations ?? {};
  for (const name of names) {
    const value = Object.hasOwn(annotations, name)
      ? text(annotations[name])
      : undefined;
    if (value) return value;
  }
  return undefined;
}
