import { useState } from 'react';

const quietly = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

const keyOf = (name: string) => `callboard.playbooks.draft ${name}`;

/** Whether something was typed and not sent. */
export const hasDraft = (name: string): boolean =>
  Boolean(quietly(() => sessionStorage.getItem(keyOf(name))));

/**
 * What is being typed, kept in this tab until it is sent: a page that is loaded anew at night must not take it away. Full
 * stores and private windows keep it with the page only.
 *
 * @param name - of the draft, with whose it is: the next person at this screen must not find it
 * @param masked - the text without its secrets, before it is kept
 */
export function useDraft(name: string, masked: (text: string) => string) {
  const key = keyOf(name);
  const [text, setText] = useState(
    () => quietly(() => sessionStorage.getItem(key)) ?? '',
  );
  return {
    text,
    write: (next: string) => {
      setText(next);
      quietly(() => sessionStorage.setItem(key, masked(next)));
    },
    drop: () => {
      setText('');
      quietly(() => sessionStorage.removeItem(key));
    },
  };
}
