import { clip, clipName, groupBy, listNames } from '@internal/backend-kit';
import type {
  ExemptionRecord,
  ExemptionStore,
} from '../database/ExemptionStore';
import type { TeamDirectory } from '../service/access/Teams';
import { keeperOf, subjectOf } from '../service/decisions/toExemption';
import { titleOf } from '../service/entities/standings';
import { nameOf, type Estates } from '../service/state/Estate';
import { ENDS_SOON_MS, stageOf, TOLD_MS, type Stage } from './exemptionStage';
import { IS_FOR_OWNER, textOf, VERSIONS } from './exemptionTexts';
import type { Message, Notice, NoticeSource, Told } from './Notice';
import { dayWords, tabOf } from './words';

/** Those that end first. */
const MOST = 5_000;

interface ExemptionNoticesOptions {
  exemptions: Pick<ExemptionStore, 'list' | 'listChanged'>;
  estates: Estates;
  directory: () => Promise<TeamDirectory>;
  /** Where the page of the frontend is. */
  pagePath: string;
}

/** Tells of exemptions: who decides, that one is asked for; who asked and the owner, what became of it. */
export class ExemptionNotices implements NoticeSource {
  readonly title = 'exemptions';
  readonly #world: Told;
  readonly #options: ExemptionNoticesOptions;

  constructor(world: Told, options: ExemptionNoticesOptions) {
    this.#world = world;
    this.#options = options;
  }

  async list(): Promise<Notice[]> {
    const { exemptions } = this.#options;
    const now = this.#world.now();
    const changed = await exemptions.listChanged(now - TOLD_MS);
    const open = await exemptions.list({
      states: ['requested', 'approved'],
      limit: MOST,
    });
    const near = open.filter(({ until }) => until - now <= ENDS_SOON_MS);
    const told = new Map([...changed, ...near].map(one => [one.id, one]));
    return [
      ...this.#asked(open),
      ...[...told.values()].flatMap(record => {
        const stage = stageOf(record, now);
        return stage ? this.#of(record, stage) : [];
      }),
    ];
  }

  /** One notice for each team that decides; another one asked for takes its place. */
  #asked(records: readonly ExemptionRecord[]): Notice[] {
    const now = this.#world.now();
    const waiting = records.filter(
      ({ state, until }) => state === 'requested' && until > now,
    );
    const byKeeper = groupBy(
      waiting,
      record => keeperOf(record, this.#context()) ?? '',
    );
    byKeeper.delete('');
    return [...byKeeper].map(
      ([keeper, own]): Notice => ({
        kind: 'exemption',
        scope: `scorecards:exemptions-asked:${keeper}`,
        version: Math.max(...own.map(({ seq }) => seq)),
        write: async () => this.#askedMessage(keeper, own),
      }),
    );
  }

  /** Who decides may not see the services: none is named. */
  #askedMessage(keeper: string, own: readonly ExemptionRecord[]): Message {
    const titles = [...new Set(own.map(record => this.#titleOf(record)))];
    const [first, ...others] = new Set(
      own.map(({ requestedBy }) => requestedBy),
    );
    return {
      to: [keeper],
      // Nobody decides what they asked for.
      except: others.length === 0 ? [first] : [],
      title: clip(
        own.length === 1
          ? `An exemption is asked for: ${clipName(titles[0])}`
          : `${own.length} exemptions wait to be decided`,
      ),
      description: clip(
        own.length === 1
          ? `Until ${dayWords(own[0].until)}. Approve or refuse it.`
          : `${listNames(titles)}. Approve or refuse them.`,
      ),
      link: `${this.#options.pagePath}/exemptions`,
      severity: 'normal',
    };
  }

  #of(record: ExemptionRecord, stage: Stage): Notice {
    return {
      kind: 'exemption',
      scope: `scorecards:exemption:${record.id}`,
      version: VERSIONS[stage],
      write: () => this.#message(record, stage),
    };
  }

  async #message(
    record: ExemptionRecord,
    stage: Stage,
  ): Promise<Message | undefined> {
    const { estates, directory, pagePath } = this.#options;
    const { entityRef, requestedBy, endedBy } = record;
    const service = estates.find(entityRef);
    const owner = service?.owner;
    // Whoever has left the team may not see the service any more.
    const isOfOwner = (await directory()).isMember(requestedBy, owner);
    const to = [
      ...(isOfOwner || stage === 'decided' ? [requestedBy] : []),
      ...(owner !== undefined && IS_FOR_OWNER[stage] ? [owner] : []),
    ];
    if (to.length === 0) return undefined;
    const isNamed = service && (isOfOwner || stage !== 'decided');
    const what = `${clipName(this.#titleOf(record))}${
      isNamed ? ` for ${clipName(nameOf(service))}` : ''
    }`;
    return {
      to,
      except: endedBy === undefined ? [] : [endedBy],
      ...textOf(record, { stage, what, now: this.#world.now() }),
      link: isNamed ? tabOf(entityRef) : `${pagePath}/exemptions`,
      severity: stage === 'ends-soon' ? 'low' : 'normal',
    };
  }

  #titleOf(record: ExemptionRecord): string {
    const { rulebook } = this.#world;
    const { check, scorecard } = subjectOf(record, this.#context());
    return scorecard === undefined
      ? titleOf(rulebook, check ?? 'a check that is gone')
      : rulebook.scorecard(scorecard)?.document.title ?? scorecard;
  }

  #context() {
    const { runtime, rulebook } = this.#world;
    return { rules: runtime.rules, rulebook };
  }
}
