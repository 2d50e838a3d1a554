import type { OwnershipEvidenceKind } from '../types';
import type { OwnershipEvidenceMessage } from './evidenceMessages';

/** Something that speaks for a team, before it is put in words. */
export interface Clue {
  teamRef: string;
  kind: OwnershipEvidenceKind;
  /** 3 is strong by itself, 1.5 is fair; see {@link suggestOwners}. */
  weight: number;
  params: Record<string, string>;
  /** Absent when the text is given. */
  message?: OwnershipEvidenceMessage;
  text?: string;
  href?: string;
}
