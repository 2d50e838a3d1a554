import { useState } from 'react';
import { maskSecrets } from '@callboard/backstage-plugin-playbooks-common';

const quietly = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/**
 * What is being typed, kept in this tab until it is sent: a page that is loaded anew at night must not take it away. Known secrets
 * are masked before they are kept, as they would be when sent. Full stores and
 * private windows keep it with the page only.
 *
 * @param name - of the draft, with whose it is: the next person at this screen must not find it
 */
export function useDraft(name: string) {
  const key = `callboard.playbooks.draft ${name}`;
  const [text, setText] = useState(
    () => quietly(() => sessionStorage.getItem(key)) ?? '',
  );
  return {
    text,
    write: (next: string) => {
      setText(next);
      quietly(() => sessionStorage.setItem(key, maskSecrets(next).text));
    },
    drop: () => {
      setText('');
      quietly(() => sessionStorage.removeItem(key));
    },
  };
}
