import type { StandardsDocument, VersionState } from './documents';
import type { FactSchema, FactValue, NamedFact } from './facts';
import type { DocumentFinding } from './findings';
import type { WhatIf } from './whatIf';

/**
 * A version of a document.
 *
 * @public
 */
export interface DocumentVersion {
  version: number;
  state: VersionState;
  title: string;
  /** Of its text; to be sent with a change, so that nobody's is lost. */
  hash: string;
  /** Absent for what came from git. */
  createdBy?: string;
  createdAt: string;
  activeFrom?: string;
  activatedAt?: string;
  retiredAt?: string;
  note?: string;
}

/**
 * A document as lists show it.
 *
 * @public
 */
export interface DocumentSummary {
  kind: StandardsDocument['kind'];
  id: string;
  title: string;
  owner: string;
  origin: 'portal' | 'git';
  /** With git: the way of the file within its folder. */
  path?: string;
  /** With git: the address of the file, where it has one. */
  url?: string;
  /** With git, for those who keep it: why the file is left out, and the document is as it was. */
  problems?: string[];
  active?: DocumentVersion;
  draft?: DocumentVersion;
  scheduled?: DocumentVersion;
  mayEdit: boolean;
}

/**
 * A document with the text that one reads or edits.
 *
 * @public
 */
export interface DocumentDetail extends DocumentSummary {
  /** Of the version asked for; else of the draft, else of the active one. */
  version: number;
  text: string;
  document: StandardsDocument;
  versions: DocumentVersion[];
}

/**
 * What a text would mean if it were published.
 *
 * @public
 */
export interface DocumentTrial {
  findings: DocumentFinding[];
  /** Absent while the text has errors, or is no scorecard. */
  whatIf?: WhatIf;
  /** On one service, when it was asked for. */
  tried?: { check: string; state: string; why?: string }[];
  tookMs: number;
}

/**
 * A fact that conditions may read.
 *
 * @public
 */
export interface FactInfo extends NamedFact {
  provider: string;
  providerTitle: string;
  /** Of the services that the caller sees: how many it is known of. */
  known: number;
  total: number;
  /** Of the service that was asked for, and when that was true. */
  example?: { value: FactValue; observedAt: string };
}

/**
 * A collector and how it fares.
 *
 * @public
 */
export interface CollectorState {
  provider: string;
  title: string;
  source: 'collected' | 'push' | 'sign-off';
  facts: number;
  everyMs?: number;
  lastRun?: {
    id: string;
    startedAt: string;
    finishedAt?: string;
    state: 'running' | 'ok' | 'partial' | 'failed' | 'aborted';
    /** Of all entities, as the next two: only for those who see all of them. */
    entities?: number;
    changed?: number;
    failed?: number;
    error?: string;
  };
  lastOkAt?: string;
  nextAt?: string;
  /** When it fell silent: its results are frozen since. */
  silentSince?: string;
}

/**
 * A token of the push API, without its secret.
 *
 * @public
 */
export interface PushToken {
  id: string;
  provider: string;
  title: string;
  /** What it may push of; everything when absent. */
  scope?: {
    entityRefs?: string[];
    ownerRefs?: string[];
    namespaces?: string[];
  };
  createdBy: string;
  createdAt: string;
  expiresAt?: string;
  lastUsedAt?: string;
}

/**
 * Facts that a CI pushes.
 *
 * @public
 */
export interface PushedFacts {
  facts: PushedFact[];
}

/**
 * One fact of one entity; see `FactReading`.
 *
 * @public
 */
export interface PushedFact {
  entityRef: string;
  /** Bare name, within the set of the token. */
  fact: string;
  value?: FactValue;
  missing?: string;
  observedAt?: string;
  evidence?: { url: string; title?: string; note?: string };
}

/**
 * What became of facts that were pushed.
 *
 * @public
 */
export interface PushAnswer {
  accepted: number;
  changed: number;
  /** Something later is known already. */
  ignored: { entityRef: string; fact: string }[];
}

/**
 * What somebody states of a service.
 *
 * @public
 */
export interface SignOff {
  id: string;
  entityRef: string;
  /** Full name. */
  fact: string;
  title: string;
  value: FactValue;
  evidenceUrl?: string;
  note?: string;
  signedBy: string;
  signedAt: string;
  until: string;
  endedAt?: string;
  revokedBy?: string;
  revokedAt?: string;
  mayRevoke: boolean;
}

/**
 * A fact that may be signed off for a service.
 *
 * @public
 */
export interface SignableFact
  extends Pick<
    FactSchema,
    'title' | 'description' | 'type' | 'unit' | 'values' | 'minimum' | 'maximum'
  > {
  /** `provider/name`. */
  fact: string;
  maySign: boolean;
  current?: SignOff;
}
