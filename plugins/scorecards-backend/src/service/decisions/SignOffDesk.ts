import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  FactReading,
  FactSet,
  FactValue,
  NamedFact,
  SignOff,
  SignableFact,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  checkReading,
  providerOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { SignOffRecord } from '../../database/SignOffStore';
import type { MayService } from '../access/scopes';
import type { TeamDirectory } from '../access/Teams';
import type { Viewer } from '../access/Viewer';
import { iso } from '../entities/knownFacts';
import type { Service } from '../state/Estate';
import type { World } from '../World';
import { momentAhead } from './momentAhead';
import { maySign } from './signers';

const MOST_SHOWN = 200;
/** What nobody looks at for longer is not so. */
const MOST_DAYS = 366;

/** What somebody states. */
export interface SignOffRequest {
  entityRef: string;
  fact: string;
  value: FactValue;
  until: string;
  evidenceUrl?: string;
  note?: string;
}

/** Shows what people state of services, and takes it in. */
export class SignOffDesk {
  readonly #world: World;
  readonly #viewer: Viewer;
  readonly #mayService: MayService;

  /** @param options.may - services whose facts the caller may sign off at all */
  constructor(world: World, viewer: Viewer, options: { may: MayService }) {
    this.#world = world;
    this.#viewer = viewer;
    this.#mayService = options.may;
  }

  /** @throws NotFoundError when the caller does not see the service */
  async list(
    entityRef: string,
  ): Promise<{ items: SignOff[]; signable: SignableFact[] }> {
    const service = await this.#viewer.find(entityRef);
    const directory = await this.#viewer.directory();
    const records = await this.#world.stores.signOffs.list({
      entityRef: service.ref,
      limit: MOST_SHOWN,
    });
    const items = records.map(each => this.#shown(each, service, directory));
    return { items, signable: this.#signable(items, service, directory) };
  }

  /** @throws NotAllowedError when the set names neither the caller nor a team of theirs */
  async sign(request: SignOffRequest, userRef: string): Promise<SignOff> {
    const { stores, runtime, now } = this.#world;
    const service = await this.#viewer.find(request.entityRef);
    const { set, schema } = this.#fact(request.fact);
    const directory = await this.#viewer.directory();
    if (!this.#mayService(service)) {
      throw new NotAllowedError(`You may not sign off facts of ${service.ref}`);
    }
    if (!maySign({ set, service, directory, userRef })) {
      throw new NotAllowedError(
        `fact: ${set.owner}, who keeps ${set.id}, decides who may sign it off`,
      );
    }
    const until = momentAhead(request.until, {
      field: 'until',
      now: now(),
      mostDays: MOST_DAYS,
    });
    const reading = this.#reading(request, schema);
    const { signOff, written } = await stores.signOffs.sign(
      {
        entityRef: service.ref,
        fact: request.fact,
        value: reading.value,
        ...(request.evidenceUrl !== undefined && {
          evidenceUrl: request.evidenceUrl,
        }),
        ...(request.note !== undefined && { note: request.note }),
        signedBy: userRef,
        signedAt: now(),
        until,
      },
      reading,
    );
    await runtime.ingest.wrote(written);
    return this.#shown(signOff, service, directory);
  }

  /** @throws ConflictError when it counts no more */
  async revoke(id: string, userRef: string): Promise<void> {
    const { stores, runtime, now } = this.#world;
    const record = await stores.signOffs.find(id);
    const [service] = record
      ? await this.#viewer.findAll([record.entityRef])
      : [];
    if (!record || !service) {
      throw new NotFoundError(`There is no sign-off ${id}`);
    }
    if (record.endedAt !== undefined || record.revokedAt !== undefined) {
      throw new ConflictError('It counts no more already');
    }
    const directory = await this.#viewer.directory();
    if (!this.#mayRevoke(record, service, directory)) {
      throw new NotAllowedError(
        'Only who signed it off, the owner of the service and who may sign off the fact may take it back',
      );
    }
    const revoked = await stores.signOffs.revoke(
      { id, by: userRef, at: now() },
      {
        missing: 'It was signed off, and that was taken back.',
        observedAt: iso(now()),
      },
    );
    if (!revoked) throw new ConflictError('It counts no more already');
    await runtime.ingest.wrote(revoked.written);
  }

  #reading(
    { value, evidenceUrl, note }: SignOffRequest,
    schema: NamedFact,
  ): Extract<FactReading, { value: unknown }> {
    const { reading, problems } = checkReading(schema, {
      value,
      observedAt: iso(this.#world.now()),
      ...(evidenceUrl !== undefined && {
        evidence: { url: evidenceUrl, ...(note !== undefined && { note }) },
      }),
    });
    if (!reading || !('value' in reading)) {
      throw new InputError(problems.join(' ') || 'value: it is missing');
    }
    return reading;
  }

  /** @throws InputError when it is not signed off */
  #fact(fullName: string): { set: FactSet; schema: NamedFact } {
    const { facts } = this.#world.runtime;
    const set = facts.setOf(providerOf(fullName));
    const schema = facts.facts().get(fullName);
    if (set?.source !== 'sign-off' || !schema) {
      throw new InputError(`fact: ${fullName} is none that is signed off`);
    }
    return { set, schema };
  }

  #signable(
    items: readonly SignOff[],
    service: Service,
    directory: TeamDirectory,
  ): SignableFact[] {
    const { facts } = this.#world.runtime;
    const { userRef } = this.#viewer;
    return facts.origins().flatMap(({ id, kind, facts: schemas }) => {
      const set = facts.setOf(id);
      if (kind !== 'sign-off' || !set) return [];
      const may =
        this.#mayService(service) &&
        maySign({ set, service, directory, userRef });
      return schemas.map(({ name, title, description, type, ...asked }) => {
        const { unit, values, minimum, maximum } = asked;
        const fact = `${id}/${name}`;
        const current = items.find(
          each =>
            each.fact === fact &&
            each.endedAt === undefined &&
            each.revokedAt === undefined,
        );
        return {
          fact,
          title,
          ...(description !== undefined && { description }),
          type,
          ...(unit !== undefined && { unit }),
          ...(values && { values }),
          ...(minimum !== undefined && { minimum }),
          ...(maximum !== undefined && { maximum }),
          maySign: may,
          ...(current && { current }),
        };
      });
    });
  }

  #mayRevoke(
    { fact, signedBy, endedAt, revokedAt }: SignOffRecord,
    service: Service,
    directory: TeamDirectory,
  ): boolean {
    const { userRef } = this.#viewer;
    const set = this.#world.runtime.facts.setOf(providerOf(fact));
    return (
      this.#mayService(service) &&
      userRef !== undefined &&
      endedAt === undefined &&
      revokedAt === undefined &&
      (userRef === signedBy ||
        directory.isMember(userRef, service.owner) ||
        (set !== undefined && maySign({ set, service, directory, userRef })))
    );
  }

  #shown(
    record: SignOffRecord,
    service: Service,
    directory: TeamDirectory,
  ): SignOff {
    const { evidenceUrl, note, endedAt, revokedBy, revokedAt } = record;
    const schema = this.#world.runtime.facts.facts().get(record.fact);
    return {
      id: record.id,
      entityRef: record.entityRef,
      fact: record.fact,
      title: schema?.title ?? record.fact,
      value: record.value,
      ...(evidenceUrl !== undefined && { evidenceUrl }),
      ...(note !== undefined && { note }),
      signedBy: record.signedBy,
      signedAt: iso(record.signedAt),
      until: iso(record.until),
      ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
      ...(revokedBy !== undefined && { revokedBy }),
      ...(revokedAt !== undefined && { revokedAt: iso(revokedAt) }),
      mayRevoke: this.#mayRevoke(record, service, directory),
    };
  }
}
