import type { LoggerService } from '@backstage/backend-plugin-api';
import { testProvider } from '../../collecting/__testUtils__/testProvider';
import { FactProviders } from '../../collecting/FactProviders';
import { HOUR, type Stores } from '../../database/__testUtils__/openStores';
import { EntityIds } from '../../events/EntityIds';
import { EventTeller } from '../../events/EventTeller';
import { ResultsNews } from '../../events/ResultsNews';
import { CatalogFacts } from '../../providers/catalog/CatalogFacts';
import { createRuntime } from '../createRuntime';
import { SilenceWatch } from '../SilenceWatch';
import { Sweep } from '../Sweep';

/** `test` is collected, and gets old; `ci` is pushed. */
function createFacts(): FactProviders {
  const facts = new FactProviders();
  facts.add(new CatalogFacts());
  const size = { name: 'size', title: 'Size', type: 'number' } as const;
  facts.add(testProvider({ facts: [{ ...size, maxAgeMs: 3 * HOUR }] }));
  facts.add(
    testProvider({
      id: 'ci',
      facts: [
        { name: 'docs', title: 'Docs', type: 'boolean' },
        { name: 'owners', title: 'Owners', type: 'number' },
      ],
    }),
  );
  return facts;
}

/** One of the processes over a database, ready. */
export async function startTestProcess(options: {
  stores: Stores;
  logger: LoggerService;
  now: () => number;
}) {
  const { stores, logger, now } = options;
  const events: { topic: string; eventPayload: unknown }[] = [];
  const signals: unknown[] = [];
  const teller = new EventTeller({
    store: stores.events,
    events: {
      publish: async event => {
        events.push(event);
      },
    },
    logger,
    now,
  });
  const news = new ResultsNews({
    // Told when the test wants it, so that statements can be counted.
    teller: { wake: () => {} },
    entityIds: new EntityIds('key'),
    signals: {
      publish: async signal => {
        signals.push(signal);
      },
    },
    logger,
  });
  const made = createRuntime({ ...options, facts: createFacts(), news });
  const collectors = () => [{ id: 'test', periodMs: HOUR }];
  const silence = new SilenceWatch({ ...stores, collectors, now });
  const sweep = new Sweep({ ...stores, ...made, silence, logger, now });
  await made.runtime.open();
  const { engine } = made.runtime;
  return {
    ...made,
    events,
    /** Ends when all is told. */
    tell: () => teller.run(),
    signals,
    sweep: () => sweep.run(new AbortController().signal),
    statesOf: (ref: string) =>
      Object.fromEntries(
        (engine.results(ref, now())?.checks ?? []).map(
          ({ check, state, was }) => [check, was ? `${state}:${was}` : state],
        ),
      ),
    levelOf: (ref: string) => engine.results(ref, now())?.scorecards[0]?.level,
  };
}

export type TestProcess = Awaited<ReturnType<typeof startTestProcess>>;
