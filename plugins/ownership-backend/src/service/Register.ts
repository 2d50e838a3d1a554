import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createOrganisation,
  hasOwner,
  type EntityFacts,
  type GroupFacts,
  type Organisation,
  type UserFacts,
} from '@callboard/backstage-plugin-ownership-common';
import type { KeptConfirmation } from '../database/ConfirmationStore';
import type { RegisterDelta, RegisterStore } from '../database/RegisterStore';
import type { KeptRole } from '../database/RoleStore';
import type { KeptTransfer } from '../database/TransferStore';
import type { RegisterSnapshot } from './RegisterSnapshot';

/** Lists of what was deleted are kept for two days; whoever has not read for longer than one reads all anew. */
const FORGET_MS = 24 * 60 * 60_000;
/** About 5 ms of parsing at a stretch. */
const SLICE = 500;

const SYSTEM_KINDS = new Set(['system', 'domain']);

interface Tables {
  groups: Map<string, GroupFacts>;
  users: Map<string, UserFacts>;
  entities: Map<string, EntityFacts>;
  confirmations: Map<string, KeptConfirmation>;
  /** Open ones, by id: their entity may get another name. */
  transfers: Map<string, KeptTransfer>;
  roles: Map<string, KeptRole[]>;
  foundAt: Map<string, Map<string, number>>;
}

const emptyTables = (): Tables => ({
  groups: new Map(),
  users: new Map(),
  entities: new Map(),
  confirmations: new Map(),
  transfers: new Map(),
  roles: new Map(),
  foundAt: new Map(),
});

/**
 * The next state of the tables. Only what changes is copied, when it first does: who reads the last state goes on reading
 * it, and what was worked out from a table that stays is still known to belong to it.
 */
class Draft {
  readonly tables: Tables;
  readonly #copied = new Set<keyof Tables>();

  constructor(last: Tables) {
    this.tables = { ...last };
  }

  /** The table, to be written to. */
  write<K extends keyof Tables>(name: K): Tables[K] {
    if (!this.#copied.has(name)) {
      this.#copied.add(name);
      this.tables[name] = new Map<string, any>(this.tables[name]) as Tables[K];
    }
    return this.tables[name];
  }
}

/**
 * All that ownership knows, in the memory of this process: 13,000 entities take about 15 MB. Each request asks the database
 * for the number of the last change, and reads what is new when it has moved, by this process or by another one.
 */
export class Register {
  readonly #store: RegisterStore;
  readonly #clock: () => number;
  #tables = emptyTables();
  #organisation: Organisation = createOrganisation([], []);
  #transfers: RegisterSnapshot['transfers'] = new Map();
  #revision = -1;
  #readAt = -Infinity;
  #reading: Promise<void> = Promise.resolve();

  constructor(options: {
    store: RegisterStore;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#store = options.store;
    this.#clock = options.clock ?? Date.now;
  }

  /** The present state, with everything that was committed before the call. */
  async current(): Promise<RegisterSnapshot> {
    const { revision, followedAt } = await this.#store.getFollowState();
    if (revision !== this.#revision) await this.#catchUp(revision);
    return {
      ...this.#tables,
      transfers: this.#transfers,
      organisation: this.#organisation,
      ...(followedAt && { followedAt }),
    };
  }

  /** One reading at a time; whoever waited looks again whether there is still something to read. */
  async #catchUp(revision: number): Promise<void> {
    const reading = this.#reading.then(async () => {
      if (this.#revision < revision) await this.#read(revision);
    });
    this.#reading = reading.catch(() => undefined);
    await reading;
  }

  async #read(revision: number): Promise<void> {
    const now = this.#clock();
    const isFirst = this.#revision < 0 || now - this.#readAt > FORGET_MS;
    const draft = new Draft(isFirst ? emptyTables() : this.#tables);
    const delta = await this.#store.readSince(isFirst ? -1 : this.#revision);
    let organisationChanged = isFirst;
    for (const { kind, key } of delta.removals) {
      if (remove(draft, kind, key)) organisationChanged = true;
    }
    for await (const rows of delta.entities) {
      for (let at = 0; at < rows.length; at += SLICE) {
        for (const row of rows.slice(at, at + SLICE)) {
          if (put(draft, row)) organisationChanged = true;
        }
        await nextTurn();
      }
    }
    apply(draft, delta);
    const { tables } = draft;
    if (organisationChanged) this.#organisation = organisationOf(tables);
    if (tables.transfers !== this.#tables.transfers) {
      this.#transfers = byEntity(tables.transfers);
    }
    this.#tables = tables;
    this.#revision = revision;
    this.#readAt = now;
  }
}

function organisationOf({ groups, users, entities }: Tables): Organisation {
  const systems = [...entities.values()].filter(({ kind }) =>
    SYSTEM_KINDS.has(kind),
  );
  return createOrganisation(groups.values(), users.values(), systems);
}

/** The proposed before the accepted. */
function byEntity(
  transfers: Tables['transfers'],
): RegisterSnapshot['transfers'] {
  const found = new Map<string, KeptTransfer[]>();
  for (const row of transfers.values()) {
    const others = found.get(row.entityRef) ?? [];
    if (row.status === 'proposed') others.unshift(row);
    else others.push(row);
    found.set(row.entityRef, others);
  }
  return found;
}

/** @returns whether it belongs to the organisation */
function put(
  draft: Draft,
  row: { entity_ref: string; kind: string; facts_json: string },
): boolean {
  const { entity_ref: ref, kind, facts_json: json } = row;
  if (kind === 'group') draft.write('groups').set(ref, JSON.parse(json));
  else if (kind === 'user') draft.write('users').set(ref, JSON.parse(json));
  else if (hasOwner(kind)) draft.write('entities').set(ref, JSON.parse(json));
  return kind === 'group' || kind === 'user' || SYSTEM_KINDS.has(kind);
}

const unhash = (key: string): [string, string] => {
  const at = key.lastIndexOf('#');
  return [key.slice(0, at), key.slice(at + 1)];
};

/** @returns whether it was there */
const drop = (draft: Draft, name: keyof Tables, key: string): boolean =>
  draft.tables[name].has(key) && draft.write(name).delete(key);

/** @returns whether it belonged to the organisation */
function remove(
  draft: Draft,
  kind: RegisterDelta['removals'][number]['kind'],
  key: string,
): boolean {
  const { entities, roles, foundAt } = draft.tables;
  if (kind === 'entity') {
    const system = SYSTEM_KINDS.has(entities.get(key)?.kind ?? '');
    drop(draft, 'entities', key);
    return drop(draft, 'groups', key) || drop(draft, 'users', key) || system;
  }
  if (kind === 'confirmation') {
    drop(draft, 'confirmations', key);
  } else if (kind === 'role') {
    const [ref, role] = unhash(key);
    const rest = (roles.get(ref) ?? []).filter(each => each.role !== role);
    if (rest.length > 0) draft.write('roles').set(ref, rest);
    else drop(draft, 'roles', ref);
  } else {
    const [ref, code] = unhash(key);
    const rest = new Map(foundAt.get(ref));
    rest.delete(code);
    if (rest.size > 0) draft.write('foundAt').set(ref, rest);
    else drop(draft, 'foundAt', ref);
  }
  return false;
}

function apply(draft: Draft, delta: RegisterDelta): void {
  const { tables } = draft;
  for (const row of delta.confirmations) {
    draft.write('confirmations').set(row.entityRef, row);
  }
  for (const row of delta.transfers) {
    if (row.closedAt) drop(draft, 'transfers', row.id);
    else draft.write('transfers').set(row.id, row);
  }
  for (const row of delta.roles) {
    const others = (tables.roles.get(row.entityRef) ?? []).filter(
      ({ role }) => role !== row.role,
    );
    draft.write('roles').set(row.entityRef, [...others, row]);
  }
  for (const { entityRef, code, foundAt } of delta.findings) {
    const found = new Map(tables.foundAt.get(entityRef));
    found.set(code, foundAt.getTime());
    draft.write('foundAt').set(entityRef, found);
  }
}
