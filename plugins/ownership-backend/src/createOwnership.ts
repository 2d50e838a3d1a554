import type { VisibleEntities } from '@internal/backend-kit';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  defaultOwnershipKeys,
  ownershipPermissions,
} from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipResourceRef,
  ownershipRules,
} from '@callboard/backstage-plugin-ownership-node';
import type { Knex } from 'knex';
import type { OwnershipConfig } from './config/readOwnershipConfig';
import { DatabaseConfirmationStore } from './database/DatabaseConfirmationStore';
import { DatabaseFindingStore } from './database/DatabaseFindingStore';
import { DatabaseHistoryStore } from './database/DatabaseHistoryStore';
import { DatabaseMessageStore } from './database/DatabaseMessageStore';
import { DatabaseOwnershipStore } from './database/DatabaseOwnershipStore';
import { DatabaseRenameStore } from './database/DatabaseRenameStore';
import { DatabaseRoleStore } from './database/DatabaseRoleStore';
import { DatabaseTransferStore } from './database/DatabaseTransferStore';
import { Admission } from './service/Admission';
import {
  AuthorizedOwnershipDesk,
  type OwnershipDesks,
} from './service/AuthorizedOwnershipDesk';
import { AuthorizedOwnershipService } from './service/AuthorizedOwnershipService';
import { ConfirmationDesk } from './service/ConfirmationDesk';
import { CoverageReader } from './service/CoverageReader';
import { DefaultOwnershipReader } from './service/DefaultOwnershipReader';
import { FindingRecorder } from './service/FindingRecorder';
import { HistoryReader } from './service/HistoryReader';
import { MessageDesk } from './service/MessageDesk';
import { OwnershipLister } from './service/OwnershipLister';
import type { OwnershipNews } from './service/OwnershipNews';
import { PatchReader, type DescriptorPatches } from './service/PatchReader';
import { Presenter } from './service/Presenter';
import type { Presentation } from './service/presentOwnership';
import { Register } from './service/Register';
import { RenameDesk } from './service/RenameDesk';
import { RoleDesk } from './service/RoleDesk';
import {
  SuggestionReader,
  type CodeOwnersLines,
  type FurtherEvidenceSource,
} from './service/SuggestionReader';
import { TransferDesk } from './service/TransferDesk';
import { TransferReader } from './service/TransferReader';
import { TransferSettler } from './service/TransferSettler';

/** What reads outside the catalog and the database, and speaks to others. */
export interface OwnershipSurroundings {
  codeOwners: CodeOwnersLines;
  further: FurtherEvidenceSource;
  furtherFindings?: Presentation['furtherFindings'];
  patches: DescriptorPatches;
  news: OwnershipNews;
}

/** Puts together all that can be read of ownership. */
function createReaders(
  db: Knex,
  register: Register,
  presenter: Presenter,
  admins: string[],
  { codeOwners, further, patches }: OwnershipSurroundings,
) {
  const owners = new DefaultOwnershipReader({ register, presenter });
  const lists = new OwnershipLister({ register, presenter });
  const history = new DatabaseHistoryStore(db);
  const suggestions = new SuggestionReader({
    register,
    presenter,
    history,
    codeOwners,
    further,
  });
  const transfers = new TransferReader({
    register,
    presenter,
    store: new DatabaseTransferStore(db),
    evidenceFor: suggestions.evidenceFor,
    admins,
  });
  return {
    owners,
    lists,
    coverage: new CoverageReader({ lists, transfers }),
    history: new HistoryReader({
      reader: owners,
      register,
      presenter,
      store: history,
    }),
    suggestions,
    transfers,
    patches: new PatchReader({ transfers, register, patches }),
  };
}

/** Puts together all that can be changed of ownership. */
function createDesks(
  db: Knex,
  config: OwnershipConfig,
  context: {
    register: Register;
    presenter: Presenter;
    readers: ReturnType<typeof createReaders>;
    news: OwnershipNews;
  },
): OwnershipDesks {
  const { register, presenter, readers, news } = context;
  const { owners: reader, transfers, suggestions } = readers;
  return {
    confirmations: new ConfirmationDesk({
      reader,
      register,
      store: new DatabaseConfirmationStore(db),
      news,
    }),
    transfers: new TransferDesk({
      reader,
      register,
      presenter,
      store: new DatabaseTransferStore(db),
      transfers,
      periods: config.transfers,
      evidenceFor: suggestions.evidenceFor,
      news,
    }),
    roles: new RoleDesk({
      reader,
      register,
      store: new DatabaseRoleStore(db),
      news,
    }),
    renames: new RenameDesk({
      register,
      store: new DatabaseRenameStore(db),
      admins: config.admins,
      news,
    }),
    messages: new MessageDesk({
      register,
      store: new DatabaseMessageStore(db),
      admins: config.admins,
    }),
  };
}

/** Puts the service together, and tells the permission framework what it decides about. */
export function createOwnership(options: {
  db: Knex;
  config: OwnershipConfig;
  permissionsRegistry: PermissionsRegistryService;
  visibleEntities: VisibleEntities;
  surroundings: OwnershipSurroundings;
}) {
  const { db, config, surroundings } = options;
  const { news } = surroundings;
  const store = new DatabaseOwnershipStore(db);
  const register = new Register({ store });
  const presenter = new Presenter({
    chatKey: config.keys.chat[0] ?? defaultOwnershipKeys.chat[0],
    chatUrl: config.keys.chatUrl,
    periods: config.periods,
    furtherFindings: surroundings.furtherFindings,
  });
  const readers = createReaders(
    db,
    register,
    presenter,
    config.admins,
    surroundings,
  );
  const { owners: reader, transfers } = readers;
  options.permissionsRegistry.addResourceType({
    resourceRef: ownershipResourceRef,
    permissions: ownershipPermissions,
    rules: Object.values(ownershipRules),
    getResources: refs => reader.getPermissionResources(refs),
  });
  const admission = new Admission(options);
  const desks = createDesks(db, config, { register, presenter, readers, news });
  return {
    store,
    register,
    presenter,
    reader,
    service: new AuthorizedOwnershipService({ admission, readers }),
    desk: new AuthorizedOwnershipDesk({ admission, reader, transfers, desks }),
    findings: new FindingRecorder({
      register,
      presenter,
      store: new DatabaseFindingStore(db),
      news,
    }),
    settler: new TransferSettler({
      register,
      store: new DatabaseTransferStore(db),
      news,
    }),
  };
}
