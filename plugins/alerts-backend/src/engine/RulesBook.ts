import {
  builtInRules,
  compileSilences,
  type CompiledSilences,
  type RememberedRoute,
} from '@callboard/backstage-plugin-alerts-common';
import { rest } from '@internal/backend-kit';
import type {
  PolicyInForce,
  RulesStore,
  SilenceInForce,
} from '../database/RulesStore';
import { pagesNobody } from '../lifecycle/pagesNobody';
import type { AlertQuietRecord, AlertRecord } from '../lifecycle/records';

/** What people have decided is known for so long before it is read again. */
const KEPT_MS = 1_000;

/** The policy of an alert. */
export interface PolicyOfAlert {
  policy?: { id: string; title: string };
  rules: PolicyInForce['rules'];
}

/** What people have decided about alerts, as it was a moment ago. */
export class RulesInForce {
  readonly #byEntity = new Map<string, PolicyInForce>();
  readonly #byTeam = new Map<string, PolicyInForce>();
  readonly silences: CompiledSilences<SilenceInForce>;

  constructor(
    policies: readonly PolicyInForce[],
    silences: readonly SilenceInForce[],
    readonly routes: readonly (RememberedRoute & { laneId?: string })[],
  ) {
    for (const policy of policies) {
      for (const ref of policy.entityRefs) {
        if (!this.#byEntity.has(ref)) this.#byEntity.set(ref, policy);
      }
      if (policy.isTeamDefault) this.#byTeam.set(policy.teamRef, policy);
    }
    this.silences = compileSilences(silences);
  }

  /**
   * That of the entity, of the team, of the nearest team above it, or the built-in one.
   *
   * @param above - teams above a team, the nearest first
   */
  policyOf(
    { entityRef, teamRef }: Pick<AlertRecord, 'entityRef' | 'teamRef'>,
    above: (teamRef: string) => readonly string[],
  ): PolicyOfAlert {
    const found =
      (entityRef && this.#byEntity.get(entityRef)) ||
      (teamRef &&
        [teamRef, ...above(teamRef)]
          .map(ref => this.#byTeam.get(ref))
          .find(policy => policy !== undefined));
    if (!found) return { rules: builtInRules };
    const { id, title, rules } = found;
    return { policy: { id, title }, rules };
  }

  /** How an alert is quiet by the silences in force; undefined where none is for it. */
  quietOf(alert: AlertRecord, at: number): AlertQuietRecord | undefined {
    // What wakes nobody anyway is not silenced: when that ends somebody would be. A person who pages on purpose is not either.
    const isSpared = pagesNobody(alert) || alert.sourceKind === 'person';
    const silence = isSpared ? undefined : this.silences.find(alert, at);
    if (!silence) return undefined;
    const { endsAt, createdBy: by, reason } = silence;
    return { kind: 'silenced', until: Date.parse(endsAt), by, reason };
  }
}

/** Reads what people have decided, at most once a second. */
export class RulesBook {
  readonly #store: Pick<
    RulesStore,
    'readPolicies' | 'readSilences' | 'readRoutes'
  >;
  readonly #clock: () => number;
  #known?: { at: number; rules: Promise<RulesInForce> };

  constructor(
    store: Pick<RulesStore, 'readPolicies' | 'readSilences' | 'readRoutes'>,
    clock: () => number = Date.now,
  ) {
    this.#store = store;
    this.#clock = clock;
  }

  async read(): Promise<RulesInForce> {
    const at = this.#clock();
    if (!this.#known || at - this.#known.at >= KEPT_MS) {
      const rules = this.#read(at);
      this.#known = { at, rules };
      rules.catch(() => {
        this.#known = undefined;
      });
    }
    return this.#known.rules;
  }

  async #read(at: number): Promise<RulesInForce> {
    const policies = await this.#store.readPolicies();
    const silences = await this.#store.readSilences(at);
    // An expression that was read once is known: those of 500 silences in one go take 100 ms, in which nothing else is done.
    for (const silence of silences) {
      compileSilences([silence]);
      await rest();
    }
    const routes = await this.#store.readRoutes();
    return new RulesInForce(policies, silences, routes);
  }
}
