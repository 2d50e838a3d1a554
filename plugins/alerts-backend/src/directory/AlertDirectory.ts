import {
  rest,
  type FollowedStore,
  type FollowResult,
} from '@internal/backend-kit';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { RoutingIndex } from '@callboard/backstage-plugin-alerts-common';
import { GroupTree } from './GroupTree';
import { lower } from './lower';
import { NearestNames } from './NearestNames';
import { readEntityFacts, readGroupFacts, readUserFacts } from './readFacts';
import { ReadyGate } from './ReadyGate';
import { ValueIndex } from './ValueIndex';
import type { EntityFacts, GroupFacts, UserFacts } from './facts';

/** Kinds that alerts are about, and those of whom they reach. */
export const FOLLOWED_KINDS = [
  'Component',
  'Resource',
  'API',
  'System',
  'Domain',
  'Group',
  'User',
];

/** After so long without the catalog what is due is done without it. */
const PATIENCE_MS = 120_000;

/** What is longer is no reference, and no name. */
const LONGEST_REF = 300;

/** An entity, and who answers for it. */
export interface DirectoryEntity {
  /** Full, in lower case; so are the others. */
  entityRef: string;
  /** In lower case. */
  kind: string;
  title: string;
  /** The group or the person that owns it, or else what it is part of. */
  ownerRef?: string;
  /** The group that answers for it: that owner, or where that is a person, the group that owns what it is part of. */
  teamRef?: string;
  /** The system or domain whose owner the team is, or the person where there is no team; absent where it is the entity's own. */
  inheritedFrom?: string;
}

/**
 * What alerts need of the catalog, in the memory of this process: which entities there are, who answers for them, who is in which
 * group, how people are called and written to. Each process follows the catalog itself, so nothing of it is in the database.
 */
export class AlertDirectory implements FollowedStore, RoutingIndex {
  readonly #entities = new Map<string, EntityFacts>();
  readonly #groups = new Map<string, GroupFacts>();
  readonly #users = new Map<string, UserFacts>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #nearest = new NearestNames();
  readonly #gate = new ReadyGate({ patienceMs: PATIENCE_MS });
  readonly #annotations = new ValueIndex({
    all: () => this.#entities.values(),
    valuesOf: ({ annotations }) => annotations,
  });
  readonly #labels = new ValueIndex({
    all: () => this.#entities.values(),
    valuesOf: ({ labels }) => labels,
  });
  /** Made when it is asked for, and anew after each change of groups and people. */
  #tree?: GroupTree;

  /** Whether all of the catalog was read since the start. Before, what is not here may only not have been read yet. */
  get isReady(): boolean {
    return this.#gate.isOpen;
  }

  /**
   * Resolves as soon as {@link isReady}, or two minutes after the first who waits: whoever is paged without the catalog is better than
   * nobody. Rejects with the reason of the signal where that comes first.
   */
  async whenReady(signal: AbortSignal): Promise<void> {
    await this.#gate.passed(signal);
  }

  /** The catalog was gone through. */
  async notePass({ complete }: Pick<FollowResult, 'complete'>): Promise<void> {
    if (complete && !this.isReady) {
      // From now on who is not in the catalog is gone.
      this.#tree = undefined;
      this.#gate.open();
    }
    await this.#nearest.prepare();
  }

  async readEtags(): Promise<Map<string, string>> {
    return new Map(
      [...this.#entities].map(([ref, { etag }]) => [ref, etag] as const),
    );
  }

  async upsert(entities: Entity[]): Promise<void> {
    for (const entity of entities) {
      const facts = readEntityFacts(entity);
      const { entityRef, kind } = facts;
      this.#replace(entityRef, facts);
      if (kind === 'group') {
        this.#groups.set(entityRef, readGroupFacts(entity));
        this.#tree = undefined;
      } else if (kind === 'user') {
        if (!this.#users.has(entityRef)) this.#tree = undefined;
        this.#users.set(entityRef, readUserFacts(entity));
      }
      await rest();
    }
  }

  async remove(entityRefs: string[]): Promise<void> {
    for (const ref of entityRefs) {
      this.#replace(ref, undefined);
      const hadGroup = this.#groups.delete(ref);
      if (this.#users.delete(ref) || hadGroup) this.#tree = undefined;
    }
  }

  /** Whether it is in the catalog, as far as that was read. */
  isKnown(entityRef: string): boolean {
    return this.#entities.has(entityRef);
  }

  /**
   * Whether somebody is not in the catalog, and so cannot be reached. Of a catalog that was not read whole yet, or that knows nobody
   * at all, nobody is missing.
   */
  isGone(userRef: string): boolean {
    return this.isReady && this.#users.size > 0 && !this.#users.has(userRef);
  }

  /** @returns undefined for what is not in the catalog */
  entity(entityRef: string): DirectoryEntity | undefined {
    const facts = this.#entities.get(entityRef);
    if (!facts) return undefined;
    const { kind, title } = facts;
    return { entityRef, kind, title, ...this.#answersFor(facts) };
  }

  /** Title of an entity, the shown name of people and groups, or a name. */
  name(entityRef: string): string {
    const known = this.#entities.get(entityRef)?.title;
    return known ?? entityRef.slice(entityRef.lastIndexOf('/') + 1);
  }

  /** As it is written in the catalog. */
  email(userRef: string): string | undefined {
    return this.#users.get(userRef)?.email;
  }

  /**
   * References of entities with an annotation of this value, or with it between its commas, sorted. Annotations whose name ends in
   * `slug` are compared whatever their case; those of more than 300 characters are not found.
   */
  byAnnotation(annotation: string, value: string): readonly string[] {
    return this.#annotations.find(annotation, value);
  }

  /** References of entities with a label of this value, sorted. */
  byLabel(label: string, value: string): readonly string[] {
    return this.#labels.find(label, value);
  }

  /**
   * References of entities of this name, whatever its case, in any namespace, sorted.
   *
   * @param kinds - in any case; all when absent
   */
  byName(name: string, kinds?: readonly string[]): string[] {
    const wanted = kinds?.map(lower);
    return [...(this.#byName.get(lower(name.trim())) ?? [])]
      .filter(ref => wanted?.includes(ref.slice(0, ref.indexOf(':'))) ?? true)
      .sort();
  }

  /** A group by its reference, of which the kind may be left out, or by a name that only one group has; whatever its case. */
  group(refOrName: string): string | undefined {
    const written = lower(refOrName.trim());
    if (written.length > LONGEST_REF) return undefined;
    if (!/[:/]/.test(written)) {
      const named = this.byName(written, ['group']);
      return named.length === 1 ? named[0] : undefined;
    }
    try {
      const ref = stringifyEntityRef(
        parseEntityRef(written, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      );
      return this.#groups.has(ref) ? ref : undefined;
    } catch {
      // No reference: nobody is found by it.
      return undefined;
    }
  }

  /** As {@link group}. */
  team(refOrName: string): string | undefined {
    return this.group(refOrName);
  }

  /** Whether a group is another one, or somewhere below it. */
  isWithin(teamRef: string, groupRef: string): boolean {
    return teamRef === groupRef || this.above(teamRef).includes(groupRef);
  }

  /** References of whatever is no person and has a name like a text, the nearest first; as of the last pass. */
  near(text: string, limit: number): string[] {
    return this.#nearest.near(text, limit);
  }

  /**
   * Who answers for what a reference owns, sorted: the people of a group, or of the groups below one that has nobody of its own; of a
   * person, that person. Those who left the catalog do not count.
   */
  members(ref: string): string[] {
    if (ref.startsWith('user:')) return this.isGone(ref) ? [] : [ref];
    return [...this.#groupTree().members(ref)];
  }

  /** Whether a person is one of the {@link members}. */
  isMember(userRef: string | undefined, ref: string | undefined): boolean {
    if (userRef === undefined || ref === undefined) return false;
    return userRef === ref || this.#groupTree().members(ref).has(userRef);
  }

  /** Groups that a person is a member of, sorted. */
  teamsOf(userRef: string | undefined): string[] {
    return userRef ? [...this.#groupTree().teamsOf(userRef)] : [];
  }

  /** Groups above one, nearest first, each once, without the group itself. */
  above(groupRef: string): string[] {
    return this.#groupTree().above(groupRef);
  }

  /** Groups below one, nearest first, each once, without the group itself. */
  below(groupRef: string): string[] {
    return this.#groupTree().below(groupRef);
  }

  #groupTree(): GroupTree {
    this.#tree ??= new GroupTree({
      groups: this.#groups,
      isGone: ref => this.isGone(ref),
    });
    return this.#tree;
  }

  #replace(ref: string, after: EntityFacts | undefined): void {
    const before = this.#entities.get(ref);
    this.#annotations.replace(before, after);
    this.#labels.replace(before, after);
    if (after) {
      this.#entities.set(ref, after);
      if (after.kind !== 'user') this.#nearest.set(ref, after.name);
      const named = this.#byName.get(after.name) ?? new Set();
      this.#byName.set(after.name, named.add(ref));
    } else if (before) {
      this.#entities.delete(ref);
      this.#nearest.delete(ref);
      const named = this.#byName.get(before.name);
      named?.delete(ref);
      if (named?.size === 0) this.#byName.delete(before.name);
    }
  }

  /** Owners that the catalog has, of the entity or of what it is part of; else the one that is written. */
  #answersFor(
    facts: EntityFacts,
  ): Pick<DirectoryEntity, 'ownerRef' | 'teamRef' | 'inheritedFrom'> {
    const { entityRef, kind } = facts;
    if (kind === 'group') return { ownerRef: entityRef, teamRef: entityRef };
    let person: { ownerRef: string; inheritedFrom?: string } | undefined;
    const asked = new Set([entityRef]);
    // A set gives what is added while it is gone through as well.
    for (const ref of asked) {
      const each = this.#entities.get(ref);
      const owner = this.#ownerOf(each);
      const inheritedFrom = ref === entityRef ? undefined : ref;
      if (owner?.startsWith('group:')) {
        const ownerRef = person?.ownerRef ?? owner;
        return { ownerRef, teamRef: owner, inheritedFrom };
      }
      if (owner) person ??= { ownerRef: owner, inheritedFrom };
      for (const above of each?.partOf ?? []) asked.add(above);
    }
    const [written] = facts.ownerRefs;
    return person ?? (written ? { ownerRef: written } : {});
  }

  /** Groups come first where there are several. Until all was read, an owner that is not here may still come. */
  #ownerOf(facts: EntityFacts | undefined): string | undefined {
    const owners = facts?.ownerRefs ?? [];
    const there = this.isReady
      ? owners.filter(ref => this.#entities.has(ref))
      : owners;
    return there.find(ref => ref.startsWith('group:')) ?? there[0];
  }
}
