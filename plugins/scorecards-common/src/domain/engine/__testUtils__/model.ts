import fc from 'fast-check';
import type { FactReading, Scorecard } from '../../../types';
import type { EngineChange } from '../changes';
import type { EngineExemption } from '../Exemptions';
import type { ScorecardEngine } from '../ScorecardEngine';
import {
  all,
  check,
  FACTS,
  HOUR,
  newEngine,
  ref,
  scorecard,
  setRules,
  START,
  value,
} from './engines';

const SERVICES = ['one', 'two', 'three', 'four'];
const OWNERS = ['group:default/x', 'group:default/y'];

/** Conditions of every kind that matters here: pulled, pushed, aged, by time. */
const conditions = fc.constantFrom<Scorecard['appliesTo'] & object>(
  { fact: 'a/flag', equals: true },
  { fact: 'a/count', atLeast: 2 },
  { fact: 'a/tier', in: ['one', 'two'] },
  { fact: 'b/size', atMost: 3 },
  { fact: 'b/when', newerThan: '20h' },
  { fact: 'a/flag', present: true },
  {
    any: [
      { fact: 'a/flag', equals: true },
      { fact: 'b/size', atMost: 1 },
    ],
  },
  {
    all: [
      { fact: 'a/flag', equals: true },
      { not: { fact: 'b/when', olderThan: '5h' } },
    ],
  },
);

const broken = { fact: 'a/gone', equals: true };

const checks = (options: { withBroken: boolean }) =>
  fc.record(
    {
      passes: options.withBroken
        ? fc.oneof({ weight: 6, arbitrary: conditions }, fc.constant(broken))
        : conditions,
      warns: conditions,
      appliesTo: conditions,
      level: fc.constantFrom('bronze', 'silver', 'gold'),
      weight: fc.constantFrom(0.5, 1, 3),
      countsFrom: fc.constantFrom('2027-03-01', '2027-03-02', '2027-03-03'),
    },
    { requiredKeys: ['passes', 'level'] },
  );

/** Scorecards of which the second counts a check of the first. */
export const rules = (
  options: { withBroken: boolean } = { withBroken: true },
): fc.Arbitrary<Scorecard[]> =>
  fc
    .tuple(
      fc.array(checks(options), { minLength: 1, maxLength: 4 }),
      fc.array(checks(options), { minLength: 1, maxLength: 3 }),
      fc.option(conditions, { nil: undefined }),
      fc.option(conditions, { nil: undefined }),
      fc.constantFrom<Scorecard['ranking']>('levels', 'points'),
    )
    .map(([first, second, firstFilter, secondFilter, ranking]) => [
      scorecard({
        id: 'first',
        appliesTo: firstFilter,
        checks: first.map(({ passes, ...more }, index) =>
          check(`c${index}`, passes, more),
        ),
      }),
      scorecard({
        id: 'second',
        appliesTo: secondFilter,
        ranking,
        checks: [
          ...second.map(({ passes, ...more }, index) =>
            check(`d${index}`, passes, more),
          ),
          { use: 'first/c0', level: 'silver' },
        ],
      }),
    ]);

const reading = (fullName: string): fc.Arbitrary<FactReading | undefined> => {
  const values: Record<string, fc.Arbitrary<FactReading>> = {
    'a/flag': fc.boolean().map(value),
    'a/count': fc.nat(4).map(value),
    'a/tier': fc.constantFrom('one', 'two', 'three').map(value),
    'b/size': fc.nat(5).map(value),
    'b/when': fc
      .integer({ min: -30, max: 30 })
      .map(hours => value(new Date(START + hours * HOUR).toISOString())),
  };
  return fc.oneof(
    { weight: 20, arbitrary: values[fullName] },
    fc.constant({ missing: 'None.' }),
    fc.constant({ unavailable: 'No answer.' }),
    fc.constant(undefined),
  );
};

const AT_FIRST: Record<string, FactReading> = {
  'a/flag': value(true),
  'a/count': value(2),
  'a/tier': value('one'),
  'b/size': value(1),
  'b/when': value('2027-03-01T00:00:00Z'),
};

const service = fc.constantFrom(...SERVICES);

/** Something that happens to a catalog. */
export type Step =
  | {
      kind: 'fact';
      service: string;
      fact: string;
      reading: FactReading | undefined;
      /** How old the reading says it is. */
      hoursOld?: number;
    }
  | { kind: 'seen'; provider: string; except: string[] }
  | { kind: 'head'; service: string; owner: string; removed: boolean }
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'exemptions'; service: string; exemptions: EngineExemption[] }
  | { kind: 'hours'; hours: number }
  | { kind: 'silent'; providers: string[] }
  | { kind: 'rules'; scorecards: Scorecard[] };

const exemption = fc
  .record({
    covers: fc.constantFrom('first/c0', 'first/c1', 'second/d0', 'second'),
    from: fc.integer({ min: -5, max: 40 }),
    hours: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ covers, from, hours }) => ({
    id: `${covers} ${from}`,
    entityRef: '',
    covers,
    from: START + from * HOUR,
    until: START + (from + hours) * HOUR,
  }));

export const steps = (
  options: { withBroken: boolean } = { withBroken: true },
): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(...FACTS).chain(({ fullName }) =>
          fc.record(
            {
              kind: fc.constant('fact' as const),
              service,
              fact: fc.constant(fullName),
              reading: reading(fullName),
              hoursOld: fc.nat(12),
            },
            { requiredKeys: ['kind', 'service', 'fact', 'reading'] },
          ),
        ),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('seen' as const),
          provider: fc.constantFrom('a', 'b'),
          except: fc.subarray(SERVICES),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('head' as const),
          service,
          owner: fc.constantFrom(...OWNERS),
          removed: fc.constantFrom(false, false, true),
        }),
      },
      fc.record({
        kind: fc.constant('rename' as const),
        from: service,
        to: service,
      }),
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('exemptions' as const),
          service,
          exemptions: fc.array(exemption, { maxLength: 2 }),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('hours' as const),
          hours: fc.constantFrom(0.5, 1, 3, 5, 11, 25),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('silent' as const),
          providers: fc.subarray(['a']),
        }),
      },
      fc.record({
        kind: fc.constant('rules' as const),
        scorecards: rules(options),
      }),
    ),
    { minLength: 1, maxLength: 40 },
  );

interface KnownReading {
  reading: FactReading | undefined;
}

/** What is known of one service, plainly. */
interface ModelService {
  owner: string;
  readings: Map<string, KnownReading>;
  seenAt: Map<string, number>;
}

/**
 * Lets things happen to an engine the way its caller does, judging no more than has to be, and keeps beside it what a new engine
 * has to be told to know the same.
 */
export class Playing {
  readonly engine = newEngine();
  readonly changes: EngineChange[] = [];
  readonly #services = new Map<string, ModelService>();
  readonly #exemptions = new Map<string, EngineExemption[]>();
  #scorecards: Scorecard[];
  #silent: string[] = [];
  at = START;

  constructor(scorecards: Scorecard[]) {
    this.#scorecards = scorecards;
    setRules(this.engine, scorecards);
  }

  get services(): string[] {
    return [...this.#services.keys()];
  }

  get scorecards(): Scorecard[] {
    return this.#scorecards;
  }

  async play(taken: readonly Step[]): Promise<void> {
    for (const name of SERVICES.slice(0, 3)) {
      await this.step({
        kind: 'head',
        service: name,
        owner: OWNERS[0],
        removed: false,
      });
      for (const [fullName, known] of Object.entries(AT_FIRST))
        await this.step({
          kind: 'fact',
          service: name,
          fact: fullName,
          reading: known,
        });
    }
    for (const step of taken) await this.step(step);
  }

  async step(step: Step): Promise<void> {
    const changes = await this.#take(step);
    this.changes.push(...changes);
  }

  /** A new engine that is told all that is known, and judges everything. */
  async afresh(): Promise<ScorecardEngine> {
    const engine = newEngine();
    setRules(engine, this.#scorecards);
    engine.setFrozenProviders(this.#silent);
    engine.ingest(
      Array.from(this.#services, ([name, { owner }]) => ({
        ref: ref(name),
        kind: 'Component',
        owner,
      })),
    );
    for (const [name, exemptions] of this.#exemptions)
      engine.setExemptions(ref(name), exemptions);
    for (const [name, { readings, seenAt }] of this.#services)
      for (const [fullName, known] of readings)
        await engine.setFacts({
          updates: [
            {
              ref: ref(name),
              readings: { [fullName]: known.reading },
              seenAt: seenAt.get(fullName.split('/')[0]),
            },
          ],
          at: this.at,
        });
    await all(engine.evaluate({ at: this.at }));
    return engine;
  }

  async #take(step: Step): Promise<EngineChange[]> {
    const { engine, at } = this;
    switch (step.kind) {
      case 'fact':
        return this.#fact(step);
      case 'seen': {
        const { provider, except } = step;
        for (const [name, { seenAt }] of this.#services)
          if (!except.includes(name)) seenAt.set(provider, at);
        const changed = await engine.setSeen({
          provider,
          at,
          except: new Set(except.map(ref)),
        });
        return all(engine.evaluateFacts({ changed, at }));
      }
      case 'head':
        return this.#head(step);
      case 'rename':
        return this.#rename(step);
      case 'exemptions':
        this.#exemptions.set(step.service, step.exemptions);
        engine.setExemptions(ref(step.service), step.exemptions);
        return all(
          engine.evaluate({ at, rows: engine.rowsOf([ref(step.service)]) }),
        );
      case 'hours': {
        const since = at;
        this.at += step.hours * HOUR;
        return all(engine.sweep({ since, at: this.at }));
      }
      case 'silent':
        this.#silent = step.providers;
        engine.setFrozenProviders(step.providers);
        return all(engine.evaluateProviders({ providers: ['a'], at }));
      case 'rules':
        this.#scorecards = step.scorecards;
        setRules(engine, step.scorecards);
        return all(engine.evaluate({ at }));
      default:
        throw new Error('No such step.');
    }
  }

  async #fact(step: Step & { kind: 'fact' }): Promise<EngineChange[]> {
    const { engine, at } = this;
    const observed =
      step.hoursOld === undefined
        ? {}
        : { observedAt: new Date(at - step.hoursOld * HOUR).toISOString() };
    const given = step.reading && { ...step.reading, ...observed };
    const known = this.#services.get(step.service);
    known?.readings.set(step.fact, { reading: given });
    known?.seenAt.set(step.fact.split('/')[0], at);
    const changed = await engine.setFacts({
      updates: [{ ref: ref(step.service), readings: { [step.fact]: given } }],
      at,
    });
    return all(engine.evaluateFacts({ changed, at }));
  }

  async #head(step: Step & { kind: 'head' }): Promise<EngineChange[]> {
    const { engine, at } = this;
    const { service: name, owner, removed } = step;
    if (removed) this.#services.delete(name);
    else
      this.#services.set(name, {
        readings: new Map(),
        seenAt: new Map(),
        ...this.#services.get(name),
        owner,
      });
    const { added } = engine.ingest([
      { ref: ref(name), kind: 'Component', owner, removed },
    ]);
    return all(
      engine.evaluate({
        at,
        rows: engine.rowsOf(added),
        cause: { kind: 'catalog' },
      }),
    );
  }

  async #rename({ from, to }: { from: string; to: string }) {
    const { engine, at } = this;
    if (from !== to) {
      const moved = this.#services.get(from);
      const known = this.#services.get(to);
      if (moved) {
        this.#services.delete(from);
        this.#services.set(to, { ...moved, owner: (known ?? moved).owner });
      }
      this.#exemptions.set(to, [
        ...(this.#exemptions.get(to) ?? []),
        ...(this.#exemptions.get(from) ?? []),
      ]);
      this.#exemptions.delete(from);
    }
    engine.rename({ from: ref(from), to: ref(to) });
    return all(engine.evaluate({ at, rows: engine.rowsOf([ref(to)]) }));
  }
}
