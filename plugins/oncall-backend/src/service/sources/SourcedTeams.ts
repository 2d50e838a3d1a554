import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';
import { passes, type Viewer } from '../Admission';
import type { Directory } from '../Directory';
import type { GroupFacts } from '../facts';
import { Naming } from '../Naming';
import type { BookEntry } from '../ScheduleBook';
import type { SourceAnswers } from './SourceAnswers';

/** Teams without a schedule here, for which another system says who is on call. */
export class SourcedTeams {
  readonly #directory: Directory;
  readonly #sources: SourceAnswers;

  constructor(options: { directory: Directory; sources: SourceAnswers }) {
    this.#directory = options.directory;
    this.#sources = options.sources;
  }

  /** A row for each level that the viewer may see; one row for a team about which nothing is known yet. */
  async list(
    entries: Iterable<BookEntry>,
    viewer: Viewer,
  ): Promise<ScheduleSummary[]> {
    const scheduled = new Set<string>();
    for (const { schedule } of entries) scheduled.add(schedule.teamRef);
    const teams = [...this.#directory.groups.values()].filter(
      ({ entityRef, sourceKeys }) =>
        sourceKeys.length > 0 &&
        !scheduled.has(entityRef) &&
        passes(viewer.filter, this.#directory.withAncestors(entityRef)),
    );
    if (teams.length === 0) return [];
    const sees = await viewer.view.check(
      teams.flatMap(({ entityRef, sourceKeys }) => [
        entityRef,
        ...this.#sources.people(sourceKeys),
      ]),
    );
    const naming = new Naming(this.#directory, sees);
    return teams
      .filter(({ entityRef }) => sees(entityRef))
      .flatMap(team => this.#rows(team, naming));
  }

  #rows(
    { entityRef, sourceKeys: [named] }: GroupFacts,
    naming: Naming,
  ): ScheduleSummary[] {
    const { levels, reason } = this.#sources.answer(named, naming);
    const team = naming.named(entityRef);
    const shared = { team, timeZone: 'UTC', gapCount: 0 };
    if (levels.length > 0) {
      return levels.map(({ level, schedule, now, next, source }) => ({
        ...schedule,
        ...shared,
        level,
        now,
        next,
        source,
      }));
    }
    const source = this.#sources.unread(named.sourceId);
    return [
      {
        ...shared,
        id: `${named.sourceId}:${entityRef}`,
        name: source.title,
        level: 1,
        source: { ...source, problem: reason },
      },
    ];
  }
}
