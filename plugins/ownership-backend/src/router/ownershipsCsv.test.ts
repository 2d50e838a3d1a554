import type { OwnershipRow } from '@callboard/backstage-plugin-ownership-common';
import { ownershipsCsv } from './ownershipsCsv';

describe('ownershipsCsv', () => {
  it('dates an entity by its oldest finding, as the order of the list does', async () => {
    const finding = { tone: 'warn', params: {}, reason: '', fix: '' } as const;
    const row: OwnershipRow = {
      entityRef: 'component:default/rates',
      title: 'rates',
      kind: 'component',
      state: 'owned',
      peopleCount: 2,
      channels: [],
      channelCount: 0,
      findings: [
        { ...finding, code: 'no-channel', since: '2026-11-20T10:00:00.000Z' },
        { ...finding, code: 'team-of-one', since: '2026-11-02T10:00:00.000Z' },
      ],
    };
    const csv = await ownershipsCsv([row]);
    expect(csv).toContain('2026-11-02T10:00:00.000Z');
    expect(csv).not.toContain('2026-11-20');
  });
});
