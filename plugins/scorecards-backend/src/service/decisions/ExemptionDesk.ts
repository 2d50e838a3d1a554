import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { Exemption } from '@callboard/backstage-plugin-scorecards-common';
import { NOT_ABOUT } from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  ExemptionRecord,
  ExemptionSubject,
} from '../../database/ExemptionStore';
import type { MayService } from '../access/scopes';
import type { Viewer } from '../access/Viewer';
import { isAsked } from '../entities/standings';
import type { Service } from '../state/Estate';
import type { World } from '../World';
import { momentAhead } from './momentAhead';
import {
  keeperOf,
  mayRevoke,
  toExemption,
  type ExemptionContext,
} from './toExemption';

/** It can be asked for again then. */
const MOST_DAYS = 180;

/** What somebody asks for. */
export interface ExemptionRequest {
  entityRef: string;
  check?: string;
  scorecard?: string;
  reason: string;
  ticket?: string;
  until: string;
}

/** Takes in exemptions that one person asks for or decides. */
export class ExemptionDesk {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #userRef: string;
  readonly #mayRequest: MayService;
  readonly #onChanged: (exemption: ExemptionRecord) => void;

  constructor(
    world: World,
    options: {
      viewer: Viewer;
      /** Who it is; from the credentials. */
      userRef: string;
      /** Services of which the caller may ask for exemptions at all; absent: none. */
      may?: MayService;
      onChanged: (exemption: ExemptionRecord) => void;
    },
  ) {
    this.#world = world;
    this.#viewer = options.viewer;
    this.#userRef = options.userRef;
    this.#mayRequest = options.may ?? (() => false);
    this.#onChanged = options.onChanged;
  }

  /**
   * Asks for leave, as a member of the team that owns the service.
   *
   * @throws ConflictError when there is one already
   */
  async request(request: ExemptionRequest): Promise<Exemption> {
    const { stores, now } = this.#world;
    const service = await this.#viewer.find(request.entityRef);
    if (!this.#mayRequest(service)) {
      throw new NotAllowedError(
        `You may not ask for exemptions of ${service.ref}`,
      );
    }
    const context = await this.#context();
    if (!context.directory.isMember(this.#userRef, service.owner)) {
      throw new NotAllowedError(
        service.owner === undefined
          ? `${service.ref} has no owner; nobody may ask for an exemption of it`
          : `Only people of ${service.owner} may ask for exemptions of ${service.ref}`,
      );
    }
    const subject = this.#subject(request, service);
    const until = this.#until(request.until);
    const reason = request.reason.trim();
    if (reason === '') throw new InputError('reason: say why');
    const answer = await stores.exemptions.request({
      ...subject,
      entityRef: service.ref,
      reason,
      ...(request.ticket !== undefined && { ticket: request.ticket }),
      requestedBy: this.#userRef,
      requestedAt: now(),
      until,
    });
    if ('open' in answer) {
      const { state, until: end } = answer.open;
      const day = new Date(end).toISOString().slice(0, 10);
      throw new ConflictError(
        state === 'approved'
          ? `It is exempt until ${day} already`
          : `An exemption until ${day} was asked for already, and waits to be decided`,
      );
    }
    this.#onChanged(answer.made);
    return toExemption(answer.made, service.owner, context);
  }

  /**
   * Decides, as a member of the team that keeps the check; never what one has asked for oneself.
   *
   * @throws ConflictError when it is decided already
   */
  async decide(request: {
    id: string;
    decision: 'approve' | 'refuse';
    note?: string;
    until?: string;
  }): Promise<Exemption> {
    const { stores, runtime, now } = this.#world;
    const { id, decision, note } = request;
    const { record, service } = await this.#find(id);
    const context = await this.#context();
    this.#assertMayDecide(record, context);
    const until =
      request.until === undefined ? undefined : this.#until(request.until);
    if (until === undefined && record.until <= now()) {
      throw new ConflictError('Its time is over; it has to be asked for again');
    }
    const decided = await stores.exemptions.decide({
      id,
      state: decision === 'approve' ? 'approved' : 'refused',
      by: this.#userRef,
      at: now(),
      ...(note !== undefined && { note }),
      ...(until !== undefined && { until }),
    });
    if (!decided) throw new ConflictError('It is decided already');
    await runtime.ingest.exempted([decided]);
    this.#onChanged(decided);
    return toExemption(decided, service.owner, context);
  }

  /** @throws ConflictError when it has ended already */
  async revoke(id: string): Promise<Exemption> {
    const { stores, runtime, now } = this.#world;
    const { record, service } = await this.#find(id);
    const context = await this.#context();
    if (record.state !== 'requested' && record.state !== 'approved') {
      throw new ConflictError('It has ended already');
    }
    if (!mayRevoke(record, service.owner, context)) {
      throw new NotAllowedError(
        'Only who asked, the owner of the service and who keeps the check may end an exemption',
      );
    }
    const revoked = await stores.exemptions.revoke({
      id,
      by: this.#userRef,
      at: now(),
    });
    if (!revoked) throw new ConflictError('It has ended already');
    await runtime.ingest.exempted([revoked]);
    this.#onChanged(revoked);
    return toExemption(revoked, service.owner, context);
  }

  #assertMayDecide(record: ExemptionRecord, context: ExemptionContext): void {
    if (record.state !== 'requested') {
      throw new ConflictError('It is decided already');
    }
    if (record.requestedBy === this.#userRef) {
      throw new NotAllowedError(
        'Who asked for an exemption does not decide about it; somebody else who keeps the check has to',
      );
    }
    const keeper = keeperOf(record, context);
    if (!context.directory.isMember(this.#userRef, keeper)) {
      throw new NotAllowedError(
        keeper === undefined
          ? 'Nobody keeps the check any more; end the exemption'
          : `Only people of ${keeper} may decide about exemptions of this check`,
      );
    }
  }

  #until(written: string): number {
    const now = this.#world.now();
    return momentAhead(written, { field: 'until', now, mostDays: MOST_DAYS });
  }

  #subject(
    { check: checkId, scorecard: scorecardId }: ExemptionRequest,
    { ref, row }: Service,
  ): ExemptionSubject {
    const { rulebook, runtime } = this.#world;
    if ((checkId === undefined) === (scorecardId === undefined)) {
      throw new InputError('Name one of check and scorecard');
    }
    if (checkId !== undefined) {
      const check = rulebook.check(checkId);
      if (check?.number === undefined || !isAsked(check, row)) {
        throw new InputError(`check: ${checkId} is not asked of ${ref}`);
      }
      return { checkNumber: check.number };
    }
    const scorecard = rulebook.scorecard(scorecardId!);
    const number = runtime.rules.scorecardNumbers.get(scorecardId!);
    if (!scorecard || number === undefined) {
      throw new InputError(`scorecard: there is no ${scorecardId}`);
    }
    if (scorecard.column.get(row) >= NOT_ABOUT) {
      throw new InputError(`scorecard: ${scorecardId} is not about ${ref}`);
    }
    return { scorecardNumber: number };
  }

  /** Whoever does not see the service does not see that it is exempt. */
  async #find(
    id: string,
  ): Promise<{ record: ExemptionRecord; service: Service }> {
    const record = await this.#world.stores.exemptions.find(id);
    const [service] = record
      ? await this.#viewer.findAll([record.entityRef])
      : [];
    if (!record || !service) {
      throw new NotFoundError(`There is no exemption ${id}`);
    }
    return { record, service };
  }

  async #context(): Promise<ExemptionContext> {
    const { runtime, rulebook, now } = this.#world;
    return {
      rules: runtime.rules,
      rulebook,
      directory: await this.#viewer.directory(),
      userRef: this.#userRef,
      now: now(),
    };
  }
}
