import type { ScheduleDraft } from './draft';

/** A draft as it is kept on this device. */
export interface KeptDraft {
  draft: ScheduleDraft;
  /** Number of the saved version that it stands on; 0 for a new schedule. */
  baseVersion: number;
  /** Milliseconds since 1970 in UTC. */
  savedAt: number;
}

/** Changes when drafts are written another way: older ones are left aside. */
const VERSION = 1;

const nameOf = (key: string) => `callboard.oncall.draft.${key}`;

/** The draft that was left here, or undefined. */
export function readKept(key: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null');
    return kept?.version === VERSION ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft; a browser that keeps nothing loses it with the page. */
export function keepDraft(key: string, kept: KeptDraft): void {
  try {
    localStorage.setItem(
      nameOf(key),
      JSON.stringify({ ...kept, version: VERSION }),
    );
  } catch {
    // Private windows and full stores: the editor works without.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing is kept there.
  }
}
