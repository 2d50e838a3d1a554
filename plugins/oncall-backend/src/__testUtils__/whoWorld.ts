import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { ScheduleVersion } from '@callboard/backstage-plugin-oncall-common';
import type { Sees } from '@internal/backend-kit';
import type { KeptSchedule } from '../database/ScheduleStore';
import type { Viewer } from '../service/Admission';
import { Directory } from '../service/Directory';
import { OwnerBook } from '../service/owners/OwnerBook';
import { ScheduleBook } from '../service/ScheduleBook';
import { SourceAnswers } from '../service/sources/SourceAnswers';
import { SourceBook } from '../service/sources/SourceBook';
import { WhoReader } from '../service/WhoReader';

/** A schedule of a team that is there from the beginning. */
export const keptSchedule = (
  id: string,
  team: string,
  version: ScheduleVersion,
): KeptSchedule => ({
  id,
  name: id,
  teamRef: `group:default/${team}`,
  level: 1,
  revision: 1,
  versions: [
    {
      number: 1,
      version,
      createdBy: 'user:default/ana',
      createdAt: new Date(0),
    },
  ],
  overrides: [],
});

/** Somebody who sees what they have asked the catalog about, as it is with conditions; with what they have asked. */
export function askingViewer() {
  const asked = new Set<string>();
  const sees: Sees = ref => asked.has(ref);
  const viewer: Viewer = {
    view: {
      seesAll: false,
      seesNothing: false,
      decisions: [],
      check: async refs => {
        for (const ref of refs) asked.add(ref);
        return sees;
      },
      checkAll: async () => sees,
    },
    filter: undefined,
  };
  return { asked, viewer };
}

/** Who is on call by schedules held in memory, in a catalog held in memory, at a fixed moment. */
export async function whoWorld(options: {
  entities: Entity[];
  schedules: KeptSchedule[];
  now: number;
}) {
  const clock = () => options.now;
  const directory = new Directory({
    scheduleKeys: ['callboard.dev/oncall-schedule'],
  });
  await directory.upsert(options.entities);
  directory.completed(new Date(options.now));
  const book = new ScheduleBook({
    store: {
      readRevision: async () => 1,
      readChanged: async () => ({
        revision: 1,
        ids: options.schedules.map(({ id }) => id),
        changed: options.schedules,
      }),
    },
  });
  const sourceStore = {
    readRevision: async () => 0,
  };
  const who = new WhoReader({
    directory,
    book,
    owners: new OwnerBook({ directory, logger: mockServices.logger.mock() }),
    sources: new SourceAnswers({
      directory,
      book: new SourceBook({ store: sourceStore as never, sources: [] }),
      sources: [],
      clock,
    }),
    clock,
  });
  return { directory, book, who };
}
