import { randomUUID } from 'node:crypto';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  checkGenericMapping,
  type GenericMapping,
  type IntakeKind,
  type KeyScope,
  type NewRoutingKey,
  type RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import type { KeyRecord, KeyStore } from '../database/KeyStore';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { Intake } from '../intake/Intake';
import { TEST_LABEL } from '../lifecycle/pagesNobody';
import type { KeyRing } from './KeyRing';
import { sampleOf } from './sampleOf';
import { mintSecret } from './secrets';
import { toRoutingKey } from './toRoutingKey';

/** For so long the secret before a rotation is taken still. */
const OVERLAP_MS = 24 * 60 * 60_000;
/** Secrets of a key that are taken at a time: it can be rotated so often a day. */
const MOST_SECRETS = 5;
/** Keys of a service, of a team, and of everything. */
const MOST_KEYS = 50;
const LONGEST_TITLE = 200;

/** Somebody who may manage routing keys as such. */
export interface KeyManager {
  userRef: string;
  /** May manage all of them. */
  isAdmin: boolean;
}

/** A key as somebody asks for it. */
export interface KeyDraft {
  title: string;
  scope: KeyScope;
  mapping?: GenericMapping;
}

interface KeyDeskOptions {
  keys: KeyStore;
  ring: Pick<KeyRing, 'forget'>;
  intake: Pick<Intake, 'admit' | 'take'>;
  directory: Pick<AlertDirectory, 'entity' | 'isMember' | 'name'>;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

function fullRef(written: string, field: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(written, { defaultNamespace: 'default' }),
    ).toLocaleLowerCase('en-US');
  } catch {
    throw new InputError(
      `${field}: '${written}' is no full reference, such as component:default/ledger`,
    );
  }
}

function checkedScope(scope: KeyScope): KeyScope {
  if (scope.kind === 'any') return { kind: 'any' };
  if (scope.kind === 'group') {
    const groupRef = fullRef(scope.groupRef, 'scope.groupRef');
    if (groupRef.startsWith('group:')) return { kind: 'group', groupRef };
    throw new InputError(`scope.groupRef: ${groupRef} is no group`);
  }
  const entityRef = fullRef(scope.entityRef, 'scope.entityRef');
  if (!/^(?:group|user):/.test(entityRef)) return { kind: 'entity', entityRef };
  throw new InputError(
    `scope.entityRef: ${entityRef} is no service; give a scope of kind group for a team`,
  );
}

function checkedMapping(
  mapping: GenericMapping | undefined,
): GenericMapping | undefined {
  if (mapping === undefined) return undefined;
  const checked = checkGenericMapping(mapping);
  if ('mapping' in checked) return checked.mapping;
  const words = checked.problems.map(
    ({ pointer, message }) => `mapping${pointer} ${message}`,
  );
  throw new InputError(words.join('. '));
}

function checkedTitle(written: string): string {
  const title = written.trim();
  if (title !== '' && title.length <= LONGEST_TITLE) return title;
  throw new InputError(`title: write 1 to ${LONGEST_TITLE} characters`);
}

/**
 * Makes, rotates, tries and ends routing keys. Those of a service are for the team that answers for it and those of a team for that
 * team; administrators may manage all, and they alone those of everything.
 */
export class KeyDesk {
  readonly #options: KeyDeskOptions;
  readonly #clock: () => number;

  constructor(options: KeyDeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Those that somebody may manage, by title. */
  async list(manager: KeyManager): Promise<RoutingKey[]> {
    const records = await this.#options.keys.list(this.#clock());
    return records
      .filter(({ scope }) => this.#mayManage(scope, manager))
      .map(record => this.#toKey(record));
  }

  /** @returns the secret too, which nobody can be told again */
  async create(draft: KeyDraft, manager: KeyManager): Promise<NewRoutingKey> {
    const scope = checkedScope(draft.scope);
    this.#assertMayCreate(scope, manager);
    const { secret, ...kept } = mintSecret();
    const record = await this.#options.keys.create(
      {
        title: checkedTitle(draft.title),
        scope,
        mapping: checkedMapping(draft.mapping),
        createdBy: manager.userRef,
        createdAt: this.#clock(),
        secret: kept,
      },
      { most: MOST_KEYS },
    );
    if (!record) {
      throw new ConflictError(
        `There are ${MOST_KEYS} routing keys of this kind already; revoke some first`,
      );
    }
    return { key: this.#toKey(record), secret };
  }

  /** @returns the secret too, which nobody can be told again */
  async rotate(id: string, manager: KeyManager): Promise<NewRoutingKey> {
    await this.#own(id, manager);
    const { secret, ...kept } = mintSecret();
    const rotated = await this.#options.keys.rotate(id, {
      secret: kept,
      now: this.#clock(),
      overlapMs: OVERLAP_MS,
      most: MOST_SECRETS,
    });
    if (rotated === 'unknown') throw new NotFoundError(`No routing key ${id}`);
    if (rotated === 'too-many') {
      throw new ConflictError(
        `${MOST_SECRETS} secrets of this key are taken already; wait until one of them ends, or revoke the key`,
      );
    }
    return { key: this.#toKey(rotated), secret };
  }

  /** This process takes its secrets no more from now on; others may for five seconds, in which they do not look. */
  async revoke(id: string, manager: KeyManager): Promise<void> {
    await this.#own(id, manager);
    const { keys, ring } = this.#options;
    const isRevoked = await keys.revoke(id, this.#clock());
    ring.forget(id);
    if (!isRevoked) throw new NotFoundError(`No routing key ${id}`);
  }

  /**
   * Posts a test alert as a sender would; nobody is paged for it.
   *
   * @returns its key, which is in the summary of the alert too
   */
  async test(
    id: string,
    kind: IntakeKind,
    manager: KeyManager,
  ): Promise<{ id: string }> {
    const key = await this.#own(id, manager);
    const { intake } = this.#options;
    intake.admit(id);
    const { title, mapping } = key;
    const testId = randomUUID();
    const sample = { id: testId, title, mapping, at: this.#clock() };
    await intake.take({
      ...{ key, kind, body: sampleOf(kind, sample) },
      labels: { [TEST_LABEL]: 'true' },
    });
    return { id: testId };
  }

  /** One that somebody may not manage is not there. */
  async #own(id: string, manager: KeyManager): Promise<KeyRecord> {
    const record = await this.#options.keys.get(id, this.#clock());
    if (
      !record ||
      record.revokedAt !== undefined ||
      !this.#mayManage(record.scope, manager)
    ) {
      throw new NotFoundError(`No routing key ${id}`);
    }
    return record;
  }

  #mayManage(scope: KeyScope, { userRef, isAdmin }: KeyManager): boolean {
    if (isAdmin) return true;
    if (scope.kind === 'any') return false;
    const { directory } = this.#options;
    if (scope.kind === 'group') {
      return directory.isMember(userRef, scope.groupRef);
    }
    const { teamRef, ownerRef } = directory.entity(scope.entityRef) ?? {};
    return [teamRef, ownerRef].some(ref => directory.isMember(userRef, ref));
  }

  #assertMayCreate(scope: KeyScope, manager: KeyManager): void {
    if (scope.kind === 'any') {
      if (manager.isAdmin) return;
      throw new NotAllowedError(
        'Only administrators of alerts may make routing keys for everything',
      );
    }
    const [field, ref] =
      scope.kind === 'group'
        ? ['scope.groupRef', scope.groupRef]
        : ['scope.entityRef', scope.entityRef];
    const isKnown = this.#options.directory.entity(ref) !== undefined;
    if (isKnown && this.#mayManage(scope, manager)) return;
    if (manager.isAdmin) {
      throw new InputError(`${field}: ${ref} is not in the catalog`);
    }
    throw new NotAllowedError(
      `${field}: ${ref} is not in the catalog, or you are not of its team`,
    );
  }

  #toKey(record: KeyRecord): RoutingKey {
    return toRoutingKey(record, this.#options.directory);
  }
}
