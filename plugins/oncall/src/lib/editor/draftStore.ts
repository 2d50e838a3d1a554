import { keepOnDevice, readFromDevice } from './device';
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
  const kept = readFromDevice<KeptDraft & { version: number }>(nameOf(key));
  return kept?.version === VERSION ? kept : undefined;
}

/** Keeps a draft. */
export const keepDraft = (key: string, kept: KeptDraft) =>
  keepOnDevice(nameOf(key), { ...kept, version: VERSION });

/** Keeps none any more. */
export const dropDraft = (key: string) => keepOnDevice(nameOf(key), undefined);
