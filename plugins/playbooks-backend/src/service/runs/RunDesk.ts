import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import {
  isSecretName,
  isSecretVariable,
  maskSecrets,
  type NewMark,
  type NewRun,
  type Playbook,
  type RunEnd,
} from '@callboard/backstage-plugin-playbooks-common';
import type {
  RunRecord,
  RunStore,
  StartedRun,
  WrittenEntry,
} from '../../database/RunStore';
import type { RunMetrics } from '../../metrics';
import type { RunItems } from './RunItems';
import type { RunNews } from './RunNews';
import type { RunReader, RunViewer } from './RunReader';
import { safeText, writtenEntries } from './writtenEntries';

/** Who does something. */
export interface RunPerson extends RunViewer {
  userRef: string;
}

const MOST_ENTRIES = 5_000;
const DAY = 86_400_000;
/** An alert that began earlier says nothing of this run. */
const OLDEST_DETECTION = 30 * DAY;

const MASKED = maskSecrets('password=secret').text.replace('password=', '');

const masked = (texts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [
      name,
      isSecretName(name) ? MASKED : maskSecrets(value).text,
    ]),
  );

/** Secret values are never kept, whatever a client sends; nor are those of variables that the page does not have. */
function keptValues(
  values: Record<string, string>,
  { page }: Playbook,
): Record<string, string> {
  const open = new Set(
    page.variables
      .filter(variable => !isSecretVariable(variable))
      .map(({ name }) => name),
  );
  return masked(
    Object.fromEntries(
      Object.entries(values).filter(([name]) => open.has(name)),
    ),
  );
}

/** Writes down what people do with a page. Anybody who may see a run may help in it. */
export class RunDesk {
  readonly #store: RunStore;
  readonly #reader: RunReader;
  readonly #items: RunItems;
  readonly #news: RunNews;
  readonly #metrics: RunMetrics;
  readonly #now: () => Date;

  constructor(options: {
    store: RunStore;
    reader: RunReader;
    items: RunItems;
    news: RunNews;
    metrics: RunMetrics;
    /** For tests. */
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#reader = options.reader;
    this.#items = options.items;
    this.#news = options.news;
    this.#metrics = options.metrics;
    this.#now = options.now ?? (() => new Date());
  }

  async start(request: NewRun, person: RunPerson): Promise<void> {
    const now = this.#now();
    const before = await this.#store.find(request.id);
    if (before) {
      this.#assertSame(before, request, person);
      return;
    }
    const playbook = await person.pages.get(request.pageId, request.version);
    const run = await this.#startedRun(request, { playbook, person, now });
    const first = { id: randomUUID(), byRef: person.userRef };
    const detectedAt = Date.parse(request.alert?.startsAt ?? '');
    const isDetection =
      detectedAt <= now.getTime() &&
      detectedAt > now.getTime() - OLDEST_DETECTION;
    const entries: WrittenEntry[] = [
      { ...first, kind: 'started', at: run.startedAt },
    ];
    if (isDetection) {
      entries.push({
        id: randomUUID(),
        byRef: person.userRef,
        kind: 'moment',
        moment: 'detection',
        at: new Date(detectedAt).toISOString(),
      });
    }
    if (await this.#store.start(run, entries, now)) {
      this.#metrics.started(run);
      await this.#news.started(run, { actorRef: person.userRef, now });
    }
  }

  async mark(
    { id, marks }: { id: string; marks: readonly NewMark[] },
    person: RunPerson,
  ): Promise<void> {
    const run = await this.#reader.find(id, person);
    const now = this.#now();
    const entries = writtenEntries(marks, {
      endedAt: run.endedAt,
      items: await this.#items.of(run),
      byRef: person.userRef,
      startedAt: run.startedAt,
      now,
    });
    // Marks that are sent again are counted once.
    const ids = entries.map(entry => entry.id);
    const others = await this.#store.countEntries(id, ids);
    if (others + new Set(ids).size > MOST_ENTRIES) {
      throw new InputError(
        `A run holds at most ${MOST_ENTRIES} entries; start another one`,
      );
    }
    const revision = await this.#store.add(id, entries, now);
    if (revision !== undefined) {
      this.#metrics.marked(entries);
      await this.#news.changed(id, revision);
    }
  }

  async end(
    { id, ...end }: RunEnd & { id: string },
    person: RunPerson,
  ): Promise<void> {
    const run = await this.#reader.find(id, person);
    const { outcome, wrongStepId } = end;
    if (wrongStepId && !(await this.#items.of(run)).has(wrongStepId)) {
      throw new InputError(
        `wrongStepId: the page of this run has no ${wrongStepId}`,
      );
    }
    const now = this.#now();
    const text = safeText(end.text);
    const said: RunEnd = {
      outcome,
      ...(wrongStepId && { wrongStepId }),
      ...(text && { text }),
    };
    const entry = { ...this.#entry(person, now), kind: 'ended', ...said };
    const revision = await this.#store.end(
      id,
      said,
      entry as WrittenEntry,
      now,
    );
    if (revision !== undefined) {
      this.#metrics.ended({ isDrill: run.isDrill, outcome });
      await this.#news.changed(id, revision);
      const { wrongStepId: _before, ...rest } = run;
      const ended = { ...rest, ...said };
      await this.#news.ended(ended, { actorRef: person.userRef, now });
    }
  }

  async reopen(id: string, person: RunPerson): Promise<void> {
    const run = await this.#reader.find(id, person);
    const now = this.#now();
    const entry: WrittenEntry = {
      ...this.#entry(person, now),
      kind: 'reopened',
    };
    const revision = await this.#store.reopen(id, entry, now);
    if (revision !== undefined) {
      await this.#news.changed(id, revision);
      await this.#news.reopened(run, { actorRef: person.userRef, now });
    }
  }

  #entry({ userRef }: RunPerson, now: Date) {
    return { id: randomUUID(), at: now.toISOString(), byRef: userRef };
  }

  #assertSame(run: RunRecord, { id, pageId }: NewRun, { userRef }: RunPerson) {
    if (run.pageId !== pageId || run.startedByRef !== userRef) {
      throw new ConflictError(`id: ${id} is the id of another run`);
    }
  }

  async #startedRun(
    request: NewRun,
    context: { playbook: Playbook; person: RunPerson; now: Date },
  ): Promise<StartedRun> {
    const { playbook, person, now } = context;
    const { id, pageId, sectionId, alert } = request;
    const { version, page } = playbook;
    const hasSection = page.sections.some(one => one.id === sectionId);
    const alertName = safeText(alert?.labels.alertname)?.slice(0, 500);
    return {
      id,
      pageId,
      title: page.title,
      version,
      ...(hasSection && { sectionId }),
      ...(alertName && { alertName }),
      isDrill: request.isDrill ?? false,
      startedByRef: person.userRef,
      startedAt: now.toISOString(),
      ...(alert && { alert: { ...alert, labels: masked(alert.labels) } }),
      values: keptValues(request.values ?? {}, playbook),
      items: (await this.#items.of({ pageId, version })).size,
    };
  }
}
