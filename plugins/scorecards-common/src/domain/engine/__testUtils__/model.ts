import type { FactReading, Scorecard } from '../../../types';
import type { EngineChange } from '../changes';
import type { EngineExemption } from '../Exemptions';
import type { ScorecardEngine } from '../ScorecardEngine';
import { all, HOUR, newEngine, ref, setRules, START } from './engines';
import { AT_FIRST, OWNERS, SERVICES, type Step } from './steps';

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
}
