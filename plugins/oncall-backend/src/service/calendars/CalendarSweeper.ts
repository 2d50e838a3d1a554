import { inBatches } from '@internal/backend-kit';
import type { CalendarEventStore } from '../../database/CalendarEventStore';
import type {
  CalendarLinkStore,
  KeptLink,
} from '../../database/CalendarLinkStore';
import type { Directory } from '../Directory';
import { inSlices } from '../inSlices';
import type { CalendarRules } from './CalendarRules';

const DAY = 86_400_000;
/** For so long a link may come to life again: a catalog can lose people for an hour by a mistake. */
const LAPSED_FOR = DAY;
const KEPT_FOR = 31 * DAY;
/** So many links are marked in one statement. */
const BATCH = 500;

/** Ends for good what links show nothing any more, so that nobody inherits one with a name; forgets what has passed. */
export class CalendarSweeper {
  readonly #links: CalendarLinkStore;
  readonly #events: Pick<CalendarEventStore, 'removeEnded'>;
  readonly #rules: Pick<CalendarRules, 'current'>;
  readonly #directory: Directory;
  readonly #clock: () => number;

  constructor(options: {
    links: CalendarLinkStore;
    events: Pick<CalendarEventStore, 'removeEnded'>;
    rules: Pick<CalendarRules, 'current'>;
    directory: Directory;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#links = options.links;
    this.#events = options.events;
    this.#rules = options.rules;
    this.#directory = options.directory;
    this.#clock = options.clock ?? Date.now;
  }

  /** Does nothing until this process has read the catalog once; ends before its next step when it is called off. */
  async sweep(signal: AbortSignal): Promise<void> {
    if (!this.#directory.asOf) return;
    const now = this.#clock();
    const lapsed: KeptLink[] = [];
    const back: KeptLink[] = [];
    const allows = await this.#rules.current();
    await inSlices(await this.#links.readAll(), link => {
      const isAllowed = allows(link);
      if (isAllowed && link.lapsedAt) back.push(link);
      if (!isAllowed && !link.lapsedAt) lapsed.push(link);
    });
    const idsOf = (links: KeptLink[]) => links.map(({ id }) => id);
    const steps = [
      ...[...inBatches(idsOf(back), BATCH)].map(
        ids => () => this.#links.markLapsed(ids, undefined),
      ),
      ...[...inBatches(idsOf(lapsed), BATCH)].map(
        ids => () => this.#links.markLapsed(ids, new Date(now)),
      ),
      () => this.#links.removeLapsed(new Date(now - LAPSED_FOR)),
      () => this.#events.removeEnded(new Date(now - KEPT_FOR)),
    ];
    for (const step of steps) {
      if (signal.aborted) return;
      await step();
    }
  }
}
