import type { Playbook } from '@callboard/backstage-plugin-playbooks-common';

/** A page as it was read before. */
export interface SavedPage {
  playbook: Playbook;
  /** Milliseconds since 1970. */
  savedAt: number;
}

const FAMILY = 'callboard-playbooks-';
/** Raised when a page of the API has another shape: what was saved before is then let go. */
const FORMAT = 1;
const MOST = 50;

const nameOf = (userRef: string) => `${FAMILY}${FORMAT} ${userRef}`;
/** Entries of a cache are named by addresses; nobody asks for these. */
const addressOf = (id: string) =>
  `https://saved-page.invalid/${encodeURIComponent(id)}`;

/** Browsers keep nothing for sites without TLS or in private windows, and full ones refuse: then there is no saved page. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return 'caches' in window ? await work() : undefined;
  } catch {
    return undefined;
  }
}

/** What this device keeps of a page that somebody has read. */
export const readSavedPage = (userRef: string, id: string) =>
  quietly(async (): Promise<SavedPage | undefined> => {
    const cache = await caches.open(nameOf(userRef));
    return (await cache.match(addressOf(id)))?.json();
  });

/** Keeps a page on this device for whoever has read it, and nothing of those who were signed in here before. */
export const savePage = (userRef: string, page: SavedPage) =>
  quietly(async () => {
    const name = nameOf(userRef);
    for (const other of await caches.keys()) {
      if (other.startsWith(FAMILY) && other !== name) {
        await caches.delete(other);
      }
    }
    const cache = await caches.open(name);
    const address = addressOf(page.playbook.id);
    // The newest stands last.
    await cache.delete(address);
    await cache.put(address, new Response(JSON.stringify(page)));
    const kept = await cache.keys();
    for (const old of kept.slice(0, -MOST)) await cache.delete(old);
  });

/** Lets a page go that is not there any more, or not for them. */
export const forgetSavedPage = (userRef: string, id: string) =>
  quietly(async () => {
    const cache = await caches.open(nameOf(userRef));
    await cache.delete(addressOf(id));
  });
