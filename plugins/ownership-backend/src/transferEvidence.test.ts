import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { ownershipEvidenceExtensionPoint } from '@callboard/backstage-plugin-ownership-node';
import {
  allowAll,
  conditionalCatalog,
  isCatalogRead,
  startBackend,
  type Decide,
} from './__testUtils__/ownershipBackend';
import {
  createOrphans,
  ledger,
  proposer,
  transferCalls,
} from './__testUtils__/transferCalls';

const asked: string[][] = [];
const witness = createBackendModule({
  pluginId: 'ownership',
  moduleId: 'witness',
  register(env) {
    env.registerInit({
      deps: { evidence: ownershipEvidenceExtensionPoint },
      async init({ evidence }) {
        evidence.addEvidenceProvider({
          id: 'witness',
          async getEvidence({ entityRefs }) {
            asked.push(entityRefs);
            return entityRefs.map(entityRef => ({
              entityRef,
              candidateRef: ledger,
              strength: 'fair' as const,
              text: 'was seen with it',
            }));
          },
        });
      },
    });
  },
});

const orphans = createOrphans(2);
let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { propose } = transferCalls(() => running);
beforeAll(async () => {
  running = await startBackend(name => decide(name), orphans.entities, [
    witness,
  ]);
}, 60_000);
afterAll(() => running.backend.stop());

describe('a page of transfers', () => {
  it('asks once what speaks for its teams, for who sees less than everything', async () => {
    const [first, second] = [orphans.take(), orphans.take()];
    await propose([first]).expect(201);
    await propose([second], proposer, 'group:default/settlement').expect(201);
    asked.length = 0;
    decide = name => (isCatalogRead(name) ? conditionalCatalog : undefined);
    const { body } = await running.get('/transfers?box=by-me', proposer);
    const said = body.items.map(({ to, evidence }: Transfer) => [
      to.title,
      evidence.map(({ text }) => text),
    ]);
    expect(Object.fromEntries(said)).toEqual({
      Ledger: ['was seen with it'],
      Settlement: [],
    });
    expect(asked.map(refs => [...refs].sort())).toEqual([
      [first, second].sort(),
    ]);
  });
});
