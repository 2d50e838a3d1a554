import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AuthorizedOwnershipDesk } from '../service/AuthorizedOwnershipDesk';
import type { RecordWrite } from '../service/createRecorders';

interface WriteActionOptions {
  actionsRegistry: ActionsRegistryService;
  desk: Pick<AuthorizedOwnershipDesk, 'proposeTransfers' | 'rename'>;
  recordWrite: RecordWrite;
}

const MAX_ENTITIES = 20;

/** Registers `propose-transfer`. */
function createProposeTransferAction({
  actionsRegistry,
  desk,
  recordWrite,
}: WriteActionOptions) {
  actionsRegistry.register({
    name: 'propose-transfer',
    title: 'Propose a team as the owner of catalog entities',
    description: `Asks a team to take over entities of the software catalog, in your name. People of that team are notified
and accept or decline; nothing changes until they do, and the proposal can be withdrawn. Use it only when the user has said
which team and which entities they mean.

Example input: {"entityRefs": ["component:default/fx-rates"], "toRef": "group:default/treasury", "reason": "They run it."}`,
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRefs: z
            .array(z.string().min(1).max(400))
            .min(1)
            .max(MAX_ENTITIES),
          toRef: z
            .string()
            .min(1)
            .max(400)
            .describe('Reference of the receiving group'),
          reason: z
            .string()
            .min(1)
            .max(1_000)
            .describe('Why, for the people who are asked'),
        }),
      output: z =>
        z.object({
          transfers: z.array(
            z.object({
              id: z.string(),
              entityRef: z.string(),
              status: z.string(),
              expiresAt: z.string().optional(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const transfers = await recordWrite(
        {
          eventId: 'owner-transfer',
          actionType: 'propose',
          refs: input.entityRefs,
        },
        () => desk.proposeTransfers(input, { credentials }),
      );
      return {
        output: {
          transfers: transfers.map(({ id, entity, status, expiresAt }) => ({
            id,
            entityRef: entity.entityRef,
            status,
            expiresAt,
          })),
        },
      };
    },
  });
}

/** Registers `move-references`. */
function createMoveReferencesAction({
  actionsRegistry,
  desk,
  recordWrite,
}: WriteActionOptions) {
  actionsRegistry.register({
    name: 'move-references',
    title: 'Move what is kept under one reference to another',
    description: `After an entity, group or user of the software catalog was renamed: moves confirmations, transfers, roles
and history from the old reference to the new one, which has to be in the catalog. For administrators of ownership only. It
cannot be undone when the new reference has a history of its own: the two are put together.

Example input: {"fromRef": "component:default/old-name", "toRef": "component:default/new-name"}`,
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          fromRef: z.string().min(1).max(400),
          toRef: z.string().min(1).max(400),
        }),
      output: z => z.object({ moved: z.number().describe('Rows') }),
    },
    action: async ({ input, credentials }) => {
      const moved = await recordWrite(
        {
          eventId: 'owner-rename',
          actionType: 'rename',
          refs: [input.fromRef, input.toRef],
        },
        () => desk.rename(input, { credentials }),
      );
      return { output: { moved } };
    },
  });
}

/** What changes something; registered only when the config says so. */
export function createWriteActions(options: WriteActionOptions) {
  createProposeTransferAction(options);
  createMoveReferencesAction(options);
}
