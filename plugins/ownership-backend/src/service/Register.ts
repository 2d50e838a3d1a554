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

/** Copies of the tables: who reads the last state goes on reading it. */
const copyOf = (tables: Tables): Tables => ({
  groups: new Map(tables.groups),
  users: new Map(tables.users),
  entities: new Map(tables.entities),
  confirmations: new Map(tables.confirmations),
  transfers: new Map(tables.transfers),
  roles: new Map(tables.roles),
  foundAt: new Map(tables.foundAt),
});

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
    const tables = isFirst ? emptyTables() : copyOf(this.#tables);
    const delta = await this.#store.readSince(isFirst ? -1 : this.#revision);
    let organisationChanged = isFirst;
    for (const { kind, key } of delta.removals) {
      if (remove(tables, kind, key)) organisationChanged = true;
    }
    for await (const rows of delta.entities) {
      for (let at = 0; at < rows.length; at += SLICE) {
        for (const row of rows.slice(at, at + SLICE)) {
          if (put(tables, row)) organisationChanged = true;
        }
        await nextTurn();
      }
    }
    apply(tables, delta);
    if (organisationChanged) this.#organisation = organisationOf(tables);
    this.#tables = tables;
    this.#transfers = byEntity(tables.transfers);
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
  { groups, users, entities }: Tables,
  row: { entity_ref: string; kind: string; facts_json: string },
): boolean {
  const { entity_ref: ref, kind, facts_json: json } = row;
  if (kind === 'group') groups.set(ref, JSON.parse(json));
  else if (kind === 'user') users.set(ref, JSON.parse(json));
  else if (hasOwner(kind)) entities.set(ref, JSON.parse(json));
  return kind === 'group' || kind === 'user' || SYSTEM_KINDS.has(kind);
}

const unhash = (key: string): [string, string] => {
  const at = key.lastIndexOf('#');
  return [key.slice(0, at), key.slice(at + 1)];
};

/** @returns whether it belonged to the organisation */
function remove(
  tables: Tables,
  kind: RegisterDelta['removals'][number]['kind'],
  key: string,
): boolean {
  if (kind === 'entity') {
    const system = SYSTEM_KINDS.has(tables.entities.get(key)?.kind ?? '');
    tables.entities.delete(key);
    return tables.groups.delete(key) || tables.users.delete(key) || system;
  }
  if (kind === 'confirmation') {
    tables.confirmations.delete(key);
  } else if (kind === 'role') {
    const [ref, role] = unhash(key);
    const rest = tables.roles.get(ref)?.filter(each => each.role !== role);
    tables.roles.set(ref, rest ?? []);
  } else {
    const [ref, code] = unhash(key);
    const found = new Map(tables.foundAt.get(ref));
    found.delete(code);
    tables.foundAt.set(ref, found);
  }
  return false;
}

function apply(tables: Tables, delta: RegisterDelta): void {
  for (const row of delta.confirmations) {
    tables.confirmations.set(row.entityRef, row);
  }
  for (const row of delta.transfers) {
    if (row.closedAt) tables.transfers.delete(row.id);
    else tables.transfers.set(row.id, row);
  }
  for (const row of delta.roles) {
    const others = (tables.roles.get(row.entityRef) ?? []).filter(
      ({ role }) => role !== row.role,
    );
    tables.roles.set(row.entityRef, [...others, row]);
  }
  for (const { entityRef, code, foundAt } of delta.findings) {
    const found = new Map(tables.foundAt.get(entityRef));
    found.set(code, foundAt.getTime());
    tables.foundAt.set(entityRef, found);
  }
}
