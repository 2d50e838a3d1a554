import { useState } from 'react';

/** As long as the portal is open: words may be secrets, and are not kept on the device. */
const drafts = new Map<string, string>();

/**
 * What somebody is writing: it is there again when its field is drawn anew, as when a phone is turned, or when they come back to the
 * page.
 *
 * @param key - names the field
 */
export function useDraftText(key: string) {
  const [text, setText] = useState(() => drafts.get(key) ?? '');
  const write = (next: string) => {
    if (next === '') drafts.delete(key);
    else drafts.set(key, next);
    setText(next);
  };
  return [text, write] as const;
}
