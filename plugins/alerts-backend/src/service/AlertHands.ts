import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  describeTarget,
  type AlertDetail,
  type EscalationTarget,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertQueryStore } from '../database/AlertQueryStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import {
  bringForward,
  pageNow,
  stepToCome,
} from '../lifecycle/acts/escalateNow';
import {
  addResponders,
  assignToPerson,
  assignToTeam,
} from '../lifecycle/acts/hand';
import { mayAct } from '../lifecycle/acts/mayAct';
import { UNKNOWN_ZONE } from '../lifecycle/newRecords';
import type { AlertRecord } from '../lifecycle/records';
import { answeringFor } from '../targets/answering';
import type { RulesBook } from '../engine/RulesBook';
import type { Actor, ActRunner, Decide, Deeds } from './ActRunner';
import type { HandPager } from './HandPager';

interface AlertHandsOptions {
  runner: ActRunner;
  pager: HandPager;
  store: Pick<AlertQueryStore, 'readLastStep' | 'readNextSteps'>;
  directory: Pick<AlertDirectory, 'above' | 'entity' | 'isKnown' | 'name'>;
  rules: Pick<RulesBook, 'read'>;
}

const targetOf = (ref: string): EscalationTarget =>
  ref.startsWith('group:')
    ? { kind: 'group', groupRef: ref }
    : { kind: 'person', userRef: ref };

/** Asking others by hand: the next step, people besides, somebody else instead. */
export class AlertHands {
  readonly #options: AlertHandsOptions;

  constructor(options: AlertHandsOptions) {
    this.#options = options;
  }

  /** The next step of the policy, or whom somebody names, is paged now. */
  async escalate(
    { id, to }: { id: string; to?: EscalationTarget },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    const { runner } = this.#options;
    const actor = await runner.enter(id, 'escalate', credentials);
    const named = to && (await this.#seenTarget(to, actor));
    await runner.changeAsSeen(actor, (alert, deeds) =>
      named
        ? this.#pageNow([named], { alert, actor, deeds })
        : this.#nextNow({ alert, actor, deeds }),
    );
    return runner.answer(actor);
  }

  /** @param request.refs - users and groups */
  async addResponders(
    { id, refs }: { id: string; refs: readonly string[] },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    const { runner, pager } = this.#options;
    const actor = await runner.enter(id, 'respond', credentials);
    const known = await this.#people(refs, actor, 'refs');
    const isSelf = known.includes(actor.by);
    if (isSelf && !mayAct('acknowledge', actor.standing)) {
      throw new NotAllowedError(
        'You may not add yourself to an alert that you do not answer for: ask somebody of the team to',
      );
    }
    await runner.changeAsSeen(actor, async (alert, deeds) => {
      const targets = known.map(targetOf);
      const at = runner.now();
      const found = await pager.prepare(alert, { targets, actor, at, deeds });
      if (found.isAgain) return undefined;
      if (found.pages.length === 0) {
        throw new InputError(`refs: ${found.problems.join('; ')}`);
      }
      return (now, deed) => addResponders(now, { ...deed, ...found });
    });
    return runner.answer(actor);
  }

  /** @param request.ref - a user, or a group */
  async assign(
    request: { id: string; ref: string },
    credentials: BackstageCredentials,
  ): Promise<AlertDetail> {
    const { runner } = this.#options;
    const actor = await runner.enter(request.id, 'escalate', credentials);
    const [ref] = await this.#people([request.ref], actor, 'ref');
    await runner.changeAsSeen(actor, async (alert, deeds) => {
      const isDone = deeds.entries.some(
        ({ kind, data }) =>
          kind === 'reassigned' && data?.userRefs?.includes(ref),
      );
      if (isDone) return undefined;
      return ref.startsWith('group:')
        ? this.#toTeam(ref, alert)
        : this.#toPerson(ref, { alert, actor, deeds });
    });
    return runner.answer(actor);
  }

  async #toTeam(teamRef: string, { entityRef }: AlertRecord): Promise<Decide> {
    const { rules, directory } = this.#options;
    const inForce = await rules.read();
    const answering = answeringFor({ entityRef, teamRef }, directory);
    const policy = inForce.policyOf(
      { entityRef: answering.entityRef, teamRef },
      ref => directory.above(ref),
    );
    return (now, deed) => assignToTeam(now, { ...deed, teamRef, policy });
  }

  async #toPerson(
    userRef: string,
    { alert, actor, deeds }: { alert: AlertRecord; actor: Actor; deeds: Deeds },
  ): Promise<Decide> {
    const { pager, runner } = this.#options;
    const found = await pager.prepare(alert, {
      ...{ targets: [targetOf(userRef)], actor, at: runner.now(), deeds },
    });
    if (found.pages.length === 0 && !found.isAgain) {
      throw new InputError(`ref: ${found.problems.join('; ')}`);
    }
    return (now, deed) => assignToPerson(now, { ...deed, ...found, userRef });
  }

  /** Who has it already stays: then the people of the step are paged beside the policy. */
  async #nextNow(options: {
    alert: AlertRecord;
    actor: Actor;
    deeds: Deeds;
  }): Promise<Decide | undefined> {
    const { alert, deeds } = options;
    const { store, runner, pager } = this.#options;
    const isAgain = deeds.entries.some(({ kind }) => kind === 'escalated');
    if (isAgain) return undefined;
    const pending = (await store.readNextSteps([alert.id])).get(alert.id);
    const told = await store.readLastStep(alert.id);
    // Of what has not begun, as in a silence.
    const timeZone =
      alert.timeZone === UNKNOWN_ZONE
        ? await pager.zoneOf(alert)
        : alert.timeZone;
    const step = stepToCome(
      { ...alert, timeZone },
      {
        ...{ pending, at: runner.now() },
        last: told && { round: told.round - 1, step: told.step - 1 },
      },
    );
    if (!step) {
      throw new ConflictError(
        'All steps of the policy are over: say whom to page',
      );
    }
    if (alert.state === 'acknowledged') {
      return this.#pageNow(step.targets, options);
    }
    return (now, deed) => bringForward(now, { ...deed, step });
  }

  async #pageNow(
    targets: readonly EscalationTarget[],
    { alert, actor, deeds }: { alert: AlertRecord; actor: Actor; deeds: Deeds },
  ): Promise<Decide | undefined> {
    const { pager, runner, directory } = this.#options;
    const at = runner.now();
    const found = await pager.prepare(alert, { targets, actor, at, deeds });
    if (found.isAgain) return undefined;
    const titleOf = (target: EscalationTarget) => {
      if (target.kind === 'person') return directory.name(target.userRef);
      if (target.kind === 'group') return directory.name(target.groupRef);
      return undefined;
    };
    const what = targets
      .map(target => describeTarget(target, titleOf))
      .join(', ');
    return (now, deed) => pageNow(now, { ...deed, ...found, what });
  }

  /** @throws InputError for people whom the caller does not see */
  async #seenTarget(
    to: EscalationTarget,
    actor: Actor,
  ): Promise<EscalationTarget> {
    if (to.kind === 'person') {
      const [userRef] = await this.#people([to.userRef], actor, 'to');
      return { kind: 'person', userRef };
    }
    if (to.kind === 'group') {
      const [groupRef] = await this.#people([to.groupRef], actor, 'to');
      return { kind: 'group', groupRef };
    }
    return to;
  }

  /** @throws InputError for what is no user or group, or what the caller does not see */
  async #people(
    written: readonly string[],
    { viewer }: Actor,
    field: string,
  ): Promise<string[]> {
    const refs = [...new Set(written.map(lower))];
    const sees = await viewer.check(refs);
    for (const ref of refs) {
      if (!/^(?:user|group):[^:/]+\/[^:/]+$/.test(ref)) {
        throw new InputError(
          `${field}: it is to be like user:default/ana or group:default/payments`,
        );
      }
      if (!sees(ref) || !this.#options.directory.isKnown(ref)) {
        throw new InputError(`${field}: there is no ${ref}`);
      }
    }
    return refs;
  }
}
