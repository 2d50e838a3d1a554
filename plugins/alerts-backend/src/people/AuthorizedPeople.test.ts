import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import type { AlertsPersonRecord } from '@callboard/backstage-plugin-alerts-common';
import { AuthorizedPeople } from './AuthorizedPeople';

const admin = mockCredentials.user('user:default/eve');
const other = mockCredentials.user('user:default/ana');

const record = (index: number): AlertsPersonRecord => ({
  ...{ kind: 'page', id: String(index).padStart(3, '0'), deeds: ['paged'] },
  ...{ at: '2026-12-02T03:06:00.000Z', details: {} },
});

function open(result: DefinitivePolicyDecision['result']) {
  const all = Array.from({ length: 250 }, (_, index) => record(index));
  const moved: object[] = [];
  const people = new AuthorizedPeople({
    people: {
      readRecords: async (_, { limit, after }) =>
        all
          .filter(({ id }) => after === undefined || id > after.id)
          .slice(0, limit),
    },
    moves: {
      move: async move => {
        moved.push(move);
        return 3;
      },
    },
    permissions: mockServices.permissions.mock({
      authorize: async requests => requests.map(() => ({ result })),
    }),
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async credentials => ({
        userEntityRef: 'user:default/x',
        ownershipEntityRefs:
          credentials === admin ? ['group:default/platform'] : [],
      }),
    }),
    admins: ['group:default/platform'],
  });
  return { people, moved };
}

describe('what is kept of people', () => {
  const ana = { userRef: 'User:default/Ana' };

  it('is given out in parts, and erased, by administrators', async () => {
    const { people, moved } = open(AuthorizeResult.ALLOW);
    const first = await people.readRecords(ana, admin);
    expect(first.items).toHaveLength(200);
    const cursor = first.pageInfo.nextCursor;
    const last = await people.readRecords({ ...ana, cursor }, admin);
    expect(last.items.map(({ id }) => id)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(200 + index)),
    );
    expect(last.pageInfo).toEqual({});
    expect(await people.erase(ana.userRef, admin)).toBe(3);
    expect(moved).toEqual([
      { fromRef: 'user:default/ana', toRef: 'user:default/erased' },
    ]);
  });

  it('is nobody else’s to see or erase', async () => {
    const { people, moved } = open(AuthorizeResult.ALLOW);
    const { people: refusing } = open(AuthorizeResult.DENY);
    for (const [desk, who] of [
      [people, other],
      [people, mockCredentials.service()],
      [refusing, admin],
    ] as const) {
      for (const asked of [
        () => desk.readRecords(ana, who),
        () => desk.erase(ana.userRef, who),
      ]) {
        await expect(asked()).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      }
    }
    expect(moved).toEqual([]);
  });

  it('is of persons', async () => {
    const { people } = open(AuthorizeResult.ALLOW);
    for (const ref of ['group:default/payments', 'user:default/erased']) {
      await expect(people.erase(ref, admin)).rejects.toMatchObject({
        name: 'InputError',
      });
    }
  });
});
