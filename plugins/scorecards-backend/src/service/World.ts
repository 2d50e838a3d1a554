import type { AcknowledgementStore } from '../database/AcknowledgementStore';
import type { CampaignStore } from '../database/CampaignStore';
import type { DocumentStore } from '../database/DocumentStore';
import type { ExemptionStore } from '../database/ExemptionStore';
import type { FactStore } from '../database/FactStore';
import type { PushTokenStore } from '../database/PushTokenStore';
import type { ResultStore } from '../database/ResultStore';
import type { RunStore } from '../database/RunStore';
import type { SignOffStore } from '../database/SignOffStore';
import type { ReminderStore } from '../reminding/ReminderStore';
import type { EntityIds } from '../events/EntityIds';
import type { GitDocuments } from '../runtime/documents/GitDocuments';
import type { Runtime } from '../runtime/Runtime';
import type { Collectors } from './state/Collectors';
import type { LevelTrends } from './overview/LevelTrends';
import type { LevelHistory } from './state/LevelHistory';
import type { Rulebook } from './state/Rulebook';

/** What is kept. */
export interface Stores {
  facts: Pick<FactStore, 'read' | 'readChanges'>;
  results: Pick<
    ResultStore,
    'readResultChanges' | 'readCheckChanges' | 'readLevelChanges'
  >;
  documents: DocumentStore;
  exemptions: ExemptionStore;
  signOffs: SignOffStore;
  acknowledgements: AcknowledgementStore;
  campaigns: CampaignStore;
  reminders: ReminderStore;
  tokens: PushTokenStore;
  runs: Pick<RunStore, 'readProviders' | 'want'>;
}

/** What services work on; one a process. */
export interface World {
  runtime: Runtime;
  stores: Stores;
  rulebook: Rulebook;
  history: LevelHistory;
  trends: LevelTrends;
  collectors: Collectors;
  /** What documents of git are in, and why some are left as they were. */
  files: Pick<GitDocuments, 'placeOf' | 'problemsOf'>;
  entityIds: EntityIds;
  /** Milliseconds since 1970. */
  now: () => number;
}
