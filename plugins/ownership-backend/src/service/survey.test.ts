import {
  createOrganisation,
  defaultOwnershipKeys,
  readEntityFacts,
} from '@callboard/backstage-plugin-ownership-common';
import { componentEntity } from '@internal/test-kit';
import type { RegisterSnapshot } from './RegisterSnapshot';
import { survey } from './survey';

const organisation = createOrganisation([], []);
const entities = Array.from({ length: 30 }, (_, index) =>
  readEntityFacts(
    componentEntity({ name: `c-${index}` }),
    defaultOwnershipKeys,
  ),
);
const snapshot: RegisterSnapshot = {
  organisation,
  entities: new Map(entities.map(facts => [facts.entityRef, facts])),
  confirmations: new Map(),
  transfers: new Map(),
  roles: new Map(),
  foundAt: new Map(),
};

/** Holds this thread, as a long CODEOWNERS file does. */
function holdFor(milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('survey', () => {
  it('lets others in between, however long each row takes', async () => {
    const viewpoint = { organisation, chatKey: 'chat', sees: () => true };
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const rows = await survey(snapshot, viewpoint, () => holdFor(6));
    isOver = true;
    expect(rows).toHaveLength(30);
    expect(turns).toBeGreaterThan(10);
  });
});
