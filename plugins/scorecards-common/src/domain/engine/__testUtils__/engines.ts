import type {
  Check,
  Condition,
  FactReading,
  NamedFact,
  Scorecard,
} from '../../../types';
import type { EngineChange } from '../changes';
import type { ActiveScorecard } from '../RuleSet';
import { ScorecardEngine } from '../ScorecardEngine';
import type { FactUpdate } from '../intake';

export const HOUR = 3_600_000;

/** A Monday, midnight UTC. */
export const START = Date.parse('2027-03-01T00:00:00Z');

export const fact = (
  fullName: string,
  type: NamedFact['type'],
  maxAgeHours?: number,
): NamedFact => ({
  fullName,
  name: fullName.split('/')[1],
  title: fullName,
  type,
  ...(maxAgeHours === undefined ? {} : { maxAgeMs: maxAgeHours * HOUR }),
});

/** `a` is collected, `b` is pushed. */
export const FACTS: readonly NamedFact[] = [
  fact('a/flag', 'boolean', 10),
  fact('a/count', 'number'),
  fact('a/tier', 'string'),
  fact('b/size', 'number', 5),
  fact('b/when', 'time'),
];

export function scorecard(
  options: Pick<Scorecard, 'id' | 'checks'> & Partial<Scorecard>,
): Scorecard {
  return {
    kind: 'Scorecard',
    title: options.id,
    owner: 'group:default/platform',
    ranking: 'levels',
    levels: [
      { id: 'bronze', title: 'Bronze', from: 20 },
      { id: 'silver', title: 'Silver', from: 60 },
      { id: 'gold', title: 'Gold', from: 100 },
    ],
    target: 'silver',
    ...options,
  };
}

export const check = (
  id: string,
  passes: Check['passes'],
  more: Partial<Check> = {},
): Check => ({ id, title: id, level: 'bronze', passes, ...more });

/** Numbers for all checks that scorecards name, the same for the same id. */
export function numbersFor(scorecards: readonly Scorecard[]) {
  const ids = scorecards.flatMap(({ id, checks }) =>
    checks.map(each => ('use' in each ? each.use : `${id}/${each.id}`)),
  );
  return new Map(
    ids.map(id => [
      id,
      [...id].reduce(
        (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99991,
        7,
      ),
    ]),
  );
}

export const active = (
  scorecards: readonly Scorecard[],
  version = 1,
): ActiveScorecard[] => scorecards.map(document => ({ document, version }));

export function setRules(
  engine: ScorecardEngine,
  scorecards: readonly Scorecard[],
  options: { version?: number; facts?: readonly NamedFact[] } = {},
) {
  return engine.setRules({
    facts: options.facts ?? FACTS,
    scorecards: active(scorecards, options.version),
    checkNumbers: numbersFor(scorecards),
  });
}

export const newEngine = (pause = async () => {}) =>
  new ScorecardEngine({ pause });

export async function all(
  changes: AsyncGenerator<EngineChange[]>,
): Promise<EngineChange[]> {
  const collected: EngineChange[] = [];
  for await (const some of changes) collected.push(...some);
  return collected;
}

export const ref = (name: string) => `component:default/${name}`;

/** An engine with services and their facts, judged. */
export async function engineWith(options: {
  scorecards: readonly Scorecard[];
  services: Record<
    string,
    { owner?: string; readings?: FactUpdate['readings'] }
  >;
  at?: number;
}): Promise<ScorecardEngine> {
  const { services, at = START } = options;
  const engine = newEngine();
  setRules(engine, options.scorecards);
  engine.ingest(
    Object.entries(services).map(([name, { owner }]) => ({
      ref: ref(name),
      kind: 'Component',
      owner,
    })),
  );
  await engine.setFacts({
    updates: Object.entries(services).map(([name, { readings = {} }]) => ({
      ref: ref(name),
      readings,
    })),
    at,
  });
  await all(engine.evaluate({ at, cause: { kind: 'catalog' } }));
  return engine;
}

export const value = (
  of: Extract<FactReading, { value: unknown }>['value'],
): FactReading => ({ value: of });

/** Puts one reading in, and judges what follows. */
export async function push(
  engine: ScorecardEngine,
  options: {
    service: string;
    readings: FactUpdate['readings'];
    at: number;
    runId?: string;
  },
): Promise<EngineChange[]> {
  const { service, at, ...update } = options;
  const changed = await engine.setFacts({
    updates: [{ ref: ref(service), ...update }],
    at,
  });
  return all(engine.evaluateFacts({ changed, at }));
}

/** States and levels of a service, short. */
export function shown(engine: ScorecardEngine, service: string, at: number) {
  const results = engine.results(ref(service), at);
  return {
    ...Object.fromEntries(
      (results?.checks ?? []).map(({ check: id, state, was }) => [
        id,
        was ? `${state} was ${was}` : state,
      ]),
    ),
    ...Object.fromEntries(
      (results?.scorecards ?? []).map(({ scorecard: id, level }) => [
        id,
        level ?? 'none',
      ]),
    ),
  };
}

export const CONDITIONS = {
  flag: { fact: 'a/flag', equals: true },
  many: { fact: 'a/count', atLeast: 2 },
  small: { fact: 'b/size', atMost: 10 },
} satisfies Record<string, Condition>;

/** A level for each of {@link CONDITIONS}. */
export const READY = scorecard({
  id: 'ready',
  checks: [
    check('flag', CONDITIONS.flag),
    check('many', CONDITIONS.many, { level: 'silver' }),
    check('small', CONDITIONS.small, { level: 'gold' }),
  ],
});

/** What gives all levels of {@link READY}. */
export const GOOD: FactUpdate['readings'] = {
  'a/flag': value(true),
  'a/count': value(3),
  'b/size': value(4),
};

/** An engine that knows one service, `ledger`. */
export const oneService = (
  scorecards: readonly Scorecard[] = [READY],
  readings = GOOD,
) =>
  engineWith({
    scorecards,
    services: { ledger: { owner: 'group:default/money', readings } },
  });
