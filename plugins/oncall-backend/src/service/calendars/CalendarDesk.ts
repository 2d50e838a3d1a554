import { randomBytes, randomUUID } from 'node:crypto';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
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
import { findTeam } from '../findTeam';
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
    const allows = await this.#rules.current();
    if (!allows(link)) {
      throw new NotAllowedError(refusals[scope.kind]);
    }
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const tokenHash = hashOf(token);
    if (!(await this.#links.create({ link, tokenHash, most: MOST_LINKS }))) {
      throw new InputError(
        `You have ${MOST_LINKS} calendar links already; revoke one that is not used`,
      );
    }
    const [made] = await this.#present([link], person);
    return {
      link: made,
      url: `${await this.#getBaseUrl()}/feeds/${token}.ics`,
    };
  }

  /** @param viewer - absent for someone who may not read on-call any more: links are shown, without names */
  async list(
    ownerRef: string,
    viewer: Viewer | undefined,
  ): Promise<{ items: CalendarLink[] }> {
    const links = await this.#links.listOf(ownerRef);
    return { items: await this.#present(links, viewer) };
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
    const teamRef = await findTeam(
      scope.teamRef ?? '',
      person,
      this.#directory,
    );
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
    links: readonly KeptLink[],
    viewer: Viewer | undefined,
  ): Promise<CalendarLink[]> {
    const allows = await this.#rules.current();
    const names = viewer && (await this.#namesOf(links, viewer));
    return links.map(link => ({
      id: link.id,
      kind: link.kind,
      ...names?.get(link.target),
      createdAt: link.createdAt.toISOString(),
      lastUsedAt: link.lastUsedAt?.toISOString(),
      active: allows(link),
    }));
  }

  /** What the viewer may know of what links show, by its id or reference. */
  async #namesOf(links: readonly KeptLink[], viewer: Viewer) {
    const targets = (kind: KeptLink['kind']) =>
      links.filter(link => link.kind === kind).map(({ target }) => target);
    const entries = await this.#reader.findAll(targets('schedule'), viewer);
    const teams = targets('team');
    const naming = new Naming(this.#directory, await viewer.view.check(teams));
    const names = new Map<string, Pick<CalendarLink, 'schedule' | 'team'>>();
    for (const { schedule } of entries) {
      const { id, name } = schedule;
      names.set(id, { schedule: { id, name } });
    }
    for (const ref of teams) names.set(ref, { team: naming.named(ref) });
    return names;
  }
}
