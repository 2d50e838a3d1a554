import { refusedFor } from './Problems';
import type { IntakeRefusal } from './results';

/** Deeper than any sender's, and far from what would overflow a stack. */
const DEEPEST = 64;

/** Whether brackets nest deeper than that. It need not be JSON. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index);
    if (isText) {
      if (sign === 0x5c) index++;
      else if (sign === 0x22) isText = false;
    } else if (sign === 0x22) {
      isText = true;
    } else if (sign === 0x7b || sign === 0x5b) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (sign === 0x7d || sign === 0x5d) {
      depth--;
    }
  }
  return false;
}

/** Where it stops being JSON, as far as the engine tells. Its own words quote what was sent, secrets and all. */
function whereOf(error: unknown, text: string): string {
  const message = String(error);
  const at = /\bposition (\d{1,9})\b/.exec(message)?.[1];
  if (at !== undefined && Number(at) <= text.length) {
    const before = text.slice(0, Number(at));
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    return `is no JSON from line ${line}, column ${column} on; send valid JSON`;
  }
  return /\b(?:end|unterminated)\b/i.test(message)
    ? 'ends before its JSON does; send all of it'
    : 'is no JSON; send valid JSON';
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * A body as JSON, or what is wrong with it.
 *
 * @param bytes - as they were sent; whoever reads them bounds how many
 * @public
 */
export function readJson(bytes: Uint8Array): { body: unknown } | IntakeRefusal {
  const text = decoded(bytes);
  if (text === undefined) return refusedFor('', 'is no UTF-8; send UTF-8');
  if (text.trim() === '') return refusedFor('', 'is empty; send JSON');
  if (isTooDeep(text)) {
    return refusedFor(
      '',
      `nests deeper than ${DEEPEST} levels; send a flatter body`,
    );
  }
  try {
    return { body: JSON.parse(text) };
  } catch (error) {
    return refusedFor('', whereOf(error, text));
  }
}
