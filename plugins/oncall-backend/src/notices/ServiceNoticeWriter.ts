import { clip, clipName, groupBy } from '@internal/backend-kit';
import type { Directory } from '../service/Directory';
import type { ServiceChain } from '../service/ServiceChains';
import type { WrittenNotice } from './NoticeWriter';
import { listed } from './words';

const DAY = 86_400_000;
const SHOWN_REASONS = 3;

/** Writes what teams are told of services that lead to nobody any more. */
export class ServiceNoticeWriter {
  readonly #directory: Pick<Directory, 'groups' | 'users' | 'membersOf'>;
  readonly #pagePath: string;

  constructor(options: {
    directory: Pick<Directory, 'groups' | 'users' | 'membersOf'>;
    /** Where the page of the frontend is. */
    pagePath: string;
  }) {
    this.#directory = options.directory;
    this.#pagePath = options.pagePath;
  }

  /**
   * One notice for each team, however many services it has.
   *
   * @param chains - with the team that is to hear of them
   * @param now - milliseconds since 1970 in UTC
   */
  write(chains: readonly ServiceChain[], now: number): WrittenNotice[] {
    return [...groupBy(chains, ({ teamRef }) => teamRef ?? '')]
      .map(([teamRef, own]) => this.#broken(teamRef, own, now))
      .filter(({ userRefs }) => userRefs.length > 0);
  }

  #broken(
    teamRef: string,
    chains: readonly ServiceChain[],
    now: number,
  ): WrittenNotice {
    const { groups, users } = this.#directory;
    const team = clipName(groups.get(teamRef)?.title ?? teamRef);
    const [{ title }] = chains;
    const isForSchedule = chains.every(
      ({ problem }) => problem === 'no-schedule',
    );
    return {
      userRefs: this.#directory
        .membersOf(teamRef)
        .filter(ref => users.has(ref)),
      topic: 'On-call gaps',
      severity: 'high',
      scope: `oncall:services:${teamRef}`,
      title: clip(
        `Nobody is on call for ${
          chains.length === 1
            ? clipName(title)
            : `${chains.length} services of ${team}`
        }`,
      ),
      description: describe(chains),
      link: isForSchedule
        ? `${this.#pagePath}/schedules/new?team=${encodeURIComponent(teamRef)}`
        : this.#pagePath,
      expiresAt: now + DAY,
    };
  }
}

/** `ledger-api, ledger-ui: Ledger has no schedule; a member can make one.` */
function describe(chains: readonly ServiceChain[]): string {
  const byReason = [...groupBy(chains, ({ reason }) => reason ?? '')];
  const lines = byReason
    .slice(0, SHOWN_REASONS)
    .map(
      ([reason, own]) =>
        `${listed(own.map(({ title }) => clipName(title)))}: ${reason}.`,
    );
  const left = byReason
    .slice(SHOWN_REASONS)
    .reduce((sum, [, own]) => sum + own.length, 0);
  return [...lines, ...(left > 0 ? [`And ${left} more.`] : [])].join(' ');
}
