import { randomBytes, randomUUID } from 'node:crypto';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type {
  CalendarLink,
  CalendarScope,
  NewCalendarLink,
} from '@callboard/backstage-plugin-oncall-common';
import type {
  CalendarLinkStore,
  KeptLink,
} from '../../database/CalendarLinkStore';
import { passes, type Person, type Viewer } from '../Admission';
import type { Directory } from '../Directory';
import { Naming } from '../Naming';
import type { ScheduleReader } from '../ScheduleReader';
import { hashOf } from './CalendarFeeds';
import type { CalendarRules } from './CalendarRules';

const MOST_LINKS = 50;
/** 256 bits. */
const TOKEN_BYTES = 32;

const refusals: Record<CalendarScope['kind'], string> = {
  schedule:
    'Only people of the schedule’s team, or with a shift ahead on it, may make a link of it',
  team: 'Only people of a team may make a link of its schedules',
  person: 'You are not in the catalog; shifts are of users of the catalog',
};

/** Makes, lists and revokes the links of one person. */
export class CalendarDesk {
  readonly #links: CalendarLinkStore;
  readonly #reader: ScheduleReader;
  readonly #directory: Directory;
  readonly #rules: CalendarRules;
  readonly #getBaseUrl: () => Promise<string>;
  readonly #clock: () => number;

  constructor(options: {
    links: CalendarLinkStore;
    reader: ScheduleReader;
    directory: Directory;
    rules: CalendarRules;
    /** Of the API, as calendar programs reach it. */
    getBaseUrl: () => Promise<string>;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#links = options.links;
    this.#reader = options.reader;
    this.#directory = options.directory;
    this.#rules = options.rules;
    this.#getBaseUrl = options.getBaseUrl;
    this.#clock = options.clock ?? Date.now;
  }

  async create(scope: CalendarScope, person: Person): Promise<NewCalendarLink> {
    const { userRef } = person;
    const link: KeptLink = {
      id: randomUUID(),
      kind: scope.kind,
      target: await this.#targetOf(scope, person),
      ownerRef: userRef,
      createdAt: new Date(this.#clock()),
    };
    if (!(await this.#rules.allow(link))) {
      throw new NotAllowedError(refusals[scope.kind]);
    }
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const tokenHash = hashOf(token);
    if (!(await this.#links.create({ link, tokenHash, most: MOST_LINKS }))) {
      throw new InputError(
        `You have ${MOST_LINKS} calendar links already; revoke one that is not used`,
      );
    }
    return {
      link: await this.#present(link, person),
      url: `${await this.#getBaseUrl()}/feeds/${token}.ics`,
    };
  }

  /** @param viewer - absent for someone who may not read on-call any more: links are shown, without names */
  async list(
    ownerRef: string,
    viewer: Viewer | undefined,
  ): Promise<{ items: CalendarLink[] }> {
    const links = await this.#links.listOf(ownerRef);
    return {
      items: await Promise.all(links.map(link => this.#present(link, viewer))),
    };
  }

  async revoke(id: string, ownerRef: string): Promise<void> {
    if (!(await this.#links.remove({ id, ownerRef }))) {
      throw new NotFoundError('You have no such calendar link');
    }
  }

  /** What the link is to show, once the caller sees it and the policy's conditions do not leave it out. */
  async #targetOf(scope: CalendarScope, person: Person): Promise<string> {
    if (scope.kind === 'person') return person.userRef;
    if (scope.kind === 'schedule') {
      if (!scope.scheduleId) {
        throw new InputError('scheduleId: is missing; name a schedule');
      }
      const { schedule } = await this.#reader.find(scope.scheduleId, person);
      this.#assertPolicy(schedule.teamRef, person);
      return schedule.id;
    }
    const teamRef = readTeamRef(scope.teamRef);
    const sees = await person.view.check([teamRef]);
    if (!this.#directory.groups.has(teamRef) || !sees(teamRef)) {
      throw new InputError(
        `teamRef: there is no group '${scope.teamRef}' in the catalog, or you may not see it`,
      );
    }
    this.#assertPolicy(teamRef, person);
    return teamRef;
  }

  /** @throws `NotAllowedError` when the conditions of the policy leave the team's schedules out */
  #assertPolicy(teamRef: string, { filter, writeFilter }: Person): void {
    const teamRefs = this.#directory.withAncestors(teamRef);
    if (!passes(filter, teamRefs) || !passes(writeFilter, teamRefs)) {
      throw new NotAllowedError('You may not make links of this team');
    }
  }

  async #present(
    { id, kind, target, createdAt, lastUsedAt, ...link }: KeptLink,
    viewer: Viewer | undefined,
  ): Promise<CalendarLink> {
    const active = await this.#rules.allow({ kind, target, ...link });
    return {
      id,
      kind,
      ...(viewer && (await this.#named(kind, target, viewer))),
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString(),
      active,
    };
  }

  async #named(kind: KeptLink['kind'], target: string, viewer: Viewer) {
    if (kind === 'schedule') {
      const found = await this.#reader.find(target, viewer).catch(orAbsent);
      return found && { schedule: { id: target, name: found.schedule.name } };
    }
    if (kind === 'person') return undefined;
    const naming = new Naming(
      this.#directory,
      await viewer.view.check([target]),
    );
    return { team: naming.named(target) };
  }
}

function orAbsent(error: unknown): undefined {
  if (error instanceof NotFoundError) return undefined;
  throw error;
}

function readTeamRef(written: string | undefined): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(written ?? '', {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `teamRef: '${
        written ?? ''
      }' is no entity reference such as group:default/payments`,
    );
  }
}
