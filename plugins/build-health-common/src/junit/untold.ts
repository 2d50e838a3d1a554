import type { SaxesParser } from 'saxes';

/**
 * What a parser has read and not told yet: it tells an attribute, a text or a comment as a whole. Private in its types, and nothing
 * public bounds it.
 */
interface Untold {
  text: string;
  name: string;
  entity: string;
  piTarget: string;
}

/** Throws where a version of saxes keeps it elsewhere: a bound that is silently none would be worse. */
export function untoldOf(parser: SaxesParser): Untold {
  const untold = parser as unknown as Untold;
  const { text, name, entity, piTarget } = untold;
  if ([text, name, entity, piTarget].some(part => typeof part !== 'string')) {
    throw new Error('This version of saxes keeps what it reads elsewhere');
  }
  return untold;
}

/** Forgets what is more than is ever kept. False where it cannot: nobody has names of that length. */
export function boundUntold(untold: Untold, most: number): boolean {
  if (untold.text.length > most) {
    untold.text = untold.text.slice(0, most);
  }
  return (
    untold.name.length <= most &&
    untold.entity.length <= most &&
    untold.piTarget.length <= most
  );
}

export type { Untold };
