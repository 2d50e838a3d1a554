import type { VisibleEntities } from '@internal/backend-kit';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { oncallPermissions } from '@callboard/backstage-plugin-oncall-common';
import {
  oncallRules,
  oncallScheduleResourceRef,
} from '@callboard/backstage-plugin-oncall-node';
import type { Knex } from 'knex';
import type { OncallConfig } from './config/readOncallConfig';
import { DatabaseScheduleStore } from './database/DatabaseScheduleStore';
import { Admission } from './service/Admission';
import { AuthorizedOncallService } from './service/AuthorizedOncallService';
import { Directory } from './service/Directory';
import { ScheduleBook } from './service/ScheduleBook';
import { ScheduleDesk } from './service/ScheduleDesk';
import { ScheduleReader } from './service/ScheduleReader';
import { WhoReader } from './service/WhoReader';

/** Puts the service together, and tells the permission framework what it decides about. */
export function createOncall(options: {
  db: Knex;
  config: OncallConfig;
  permissionsRegistry: PermissionsRegistryService;
  visibleEntities: VisibleEntities;
}) {
  const { config } = options;
  const store = new DatabaseScheduleStore(options.db);
  const directory = new Directory(config);
  const book = new ScheduleBook({ store });
  const rules = { admins: config.admins };
  const reader = new ScheduleReader({ book, directory, store, rules });
  options.permissionsRegistry.addResourceType({
    resourceRef: oncallScheduleResourceRef,
    permissions: oncallPermissions,
    rules: Object.values(oncallRules),
    getResources: async ids => {
      const entries = await book.current();
      return ids.map(id => {
        const entry = entries.get(id);
        return (
          entry && {
            id,
            teamRefs: directory.withAncestors(entry.schedule.teamRef),
          }
        );
      });
    },
  });
  return {
    directory,
    service: new AuthorizedOncallService({
      admission: new Admission(options),
      who: new WhoReader({ directory, book }),
      reader,
      desk: new ScheduleDesk({ reader, directory, store, rules }),
    }),
  };
}
