import { isFields } from './fields';

/** Steps of a JSON pointer (RFC 6901). */
export type Steps = readonly string[];

const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/** A step as it is written in a pointer. */
export const stepTo = (name: string | number): string =>
  `/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** Undefined where the text is no pointer. */
export function stepsOf(pointer: string): Steps | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** What is there; undefined where nothing is, or null. */
export function valueAt(body: unknown, steps: Steps): unknown {
  let value = body;
  for (const step of steps) {
    const isThere = Array.isArray(value)
      ? INDEX.test(step)
      : isFields(value) && Object.hasOwn(value, step);
    if (!isThere || typeof value !== 'object' || value === null) {
      return undefined;
    }
    value = Reflect.get(value, step);
  }
  return value ?? undefined;
}
