import type {
  AlertNews,
  AlertRecord,
  DueRecord,
  EntryRecord,
  InstanceRecord,
} from './records';

/** What is to be written. */
export interface LaneChanges {
  alerts: AlertRecord[];
  /** Of these there is no row yet. */
  newAlertIds: ReadonlySet<string>;
  instances: InstanceRecord[];
  /** All that still fires of these is over, also what is not named. */
  overAt: ReadonlyMap<string, number>;
  entries: EntryRecord[];
  due: DueRecord[];
  /** Nothing more is to happen to these. */
  resolvedIds: ReadonlySet<string>;
  /** Nobody is to be paged for these any more. */
  acknowledgedIds: ReadonlySet<string>;
  /** What was to happen to these and is not any more. */
  cancelled: ReadonlyMap<DueRecord['kind'], ReadonlySet<string>>;
  news: { alertId: string; news: AlertNews; at: number }[];
}

/** Collects what is to be written. */
export class LaneNotes {
  readonly #alerts = new Set<AlertRecord>();
  readonly #instances = new Set<InstanceRecord>();
  readonly #new = new Set<string>();
  readonly #overAt = new Map<string, number>();
  readonly #resolved = new Set<string>();
  readonly #acknowledged = new Set<string>();
  readonly #cancelled = new Map<DueRecord['kind'], Set<string>>();
  readonly #due = new Map<string, DueRecord[]>();
  readonly #entries: EntryRecord[] = [];
  readonly #news: LaneChanges['news'] = [];

  changes(): LaneChanges {
    return {
      alerts: [...this.#alerts],
      newAlertIds: this.#new,
      instances: [...this.#instances],
      overAt: this.#overAt,
      entries: this.#entries,
      due: [...this.#due.values()].flat(),
      resolvedIds: this.#resolved,
      acknowledgedIds: this.#acknowledged,
      cancelled: this.#cancelled,
      news: this.#news,
    };
  }

  changeAlert(alert: AlertRecord): void {
    if (!this.#alerts.has(alert)) alert.revision += 1;
    this.#alerts.add(alert);
  }

  changeInstance(instance: InstanceRecord): void {
    this.#instances.add(instance);
  }

  isNew(alertId: string): void {
    this.#new.add(alertId);
  }

  allOver(alertId: string, at: number): void {
    this.#overAt.set(alertId, at);
  }

  resolved(alertId: string): void {
    this.#resolved.add(alertId);
    this.#due.delete(alertId);
  }

  acknowledged(alertId: string): void {
    this.#acknowledged.add(alertId);
    this.cancel(alertId, ['escalate', 'silence-ends']);
  }

  /** What was to happen to an alert is not any more; what is noted from now on is. */
  cancel(alertId: string, kinds: readonly DueRecord['kind'][]): void {
    const due = this.#due.get(alertId) ?? [];
    this.#due.set(
      alertId,
      due.filter(({ kind }) => !kinds.includes(kind)),
    );
    // Of what is not written yet nothing else is to be cancelled.
    if (this.#new.has(alertId)) return;
    for (const kind of kinds) {
      const ids = this.#cancelled.get(kind) ?? new Set();
      this.#cancelled.set(kind, ids.add(alertId));
    }
  }

  due(due: DueRecord): void {
    const { alertId } = due;
    this.#due.set(alertId, [...(this.#due.get(alertId) ?? []), due]);
  }

  news(alertId: string, news: AlertNews, at: number): void {
    this.#news.push({ alertId, news, at });
  }

  tell(
    alertId: string,
    at: number,
    kind: EntryRecord['kind'],
    data?: EntryRecord['data'],
    actorRef?: string,
  ): void {
    this.#entries.push({ alertId, at, kind, actorRef, data });
  }

  /** Instances that come or go together are one line. */
  tellMore(alertId: string, at: number, kind: 'grew' | 'shrank'): void {
    const last = this.#entries.findLast(entry => entry.alertId === alertId);
    if (last?.kind === kind) last.data = { count: (last.data?.count ?? 1) + 1 };
    else this.tell(alertId, at, kind, { count: 1 });
  }
}
