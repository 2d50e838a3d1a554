import type { OnCallPerson, Override, StoredVersion } from '../types';
import { scheduleFileContent } from './scheduleFileContent';
import { withPeople } from './withPeople';

const by = { entityRef: 'user:default/ana', title: 'Ana Ruiz' };

const person = (name: string, known: boolean, href?: string): OnCallPerson => ({
  entityRef: `user:default/${name.toLowerCase()}`,
  title: known ? name : `user:default/${name.toLowerCase()}`,
  known,
  channels: href ? [{ kind: 'email', label: 'Mail', href }] : [],
});

const stored = (number: number, effectiveFrom?: string): StoredVersion => ({
  number,
  createdAt: '2026-01-01T00:00:00Z',
  createdBy: by,
  note: 'why',
  ...(effectiveFrom && { effectiveFrom }),
  timeZone: 'Europe/Berlin',
  layers: [
    {
      id: `v${number}`,
      rotation: {
        unit: 'week',
        startsAt: '2026-01-05T09:00',
        slots: [
          { userRefs: ['user:default/ana'] },
          { userRefs: ['user:default/chen'] },
        ],
      },
    },
  ],
});

const override = (id: string, endsAt: string, userRef: string): Override => ({
  id,
  kind: 'replace-all',
  startsAt: '2026-11-01T00:00:00Z',
  endsAt,
  timeZone: 'Europe/Berlin',
  userRefs: [userRef],
});

const NOW = Date.parse('2026-11-26T12:00:00Z');

const content = () =>
  scheduleFileContent(
    {
      name: 'Ledger primary',
      versions: [
        stored(1),
        stored(2, '2026-11-01T00:00:00Z'),
        stored(3, '2026-12-01T00:00'),
      ],
      overrides: [
        override('gone', '2026-11-20T00:00:00Z', 'user:default/eve'),
        override('now', '2026-11-27T00:00', 'user:default/chen'),
      ].map(each => ({
        ...each,
        createdAt: '2026-11-01T00:00:00Z',
        createdBy: by,
      })),
      people: [
        person('Ana', true, 'mailto:ana@example.com?subject=x'),
        person('Chen', false),
        person('Eve', true),
      ],
    },
    NOW,
  );

describe('what of a stored schedule goes into a file', () => {
  it('is the version in force, what is still to come of overrides, and the people in them', () => {
    const { configuration, people } = content();
    expect(configuration.versions).toEqual([
      {
        timeZone: 'Europe/Berlin',
        layers: [expect.objectContaining({ id: 'v2' })],
      },
    ]);
    expect(configuration.overrides).toEqual([
      override('override-1', '2026-11-27T00:00', 'user:default/chen'),
    ]);
    expect(people).toEqual([
      {
        key: 'user:default/ana',
        isRef: true,
        name: 'Ana',
        email: 'ana@example.com',
      },
      { key: 'user:default/chen', isRef: true },
    ]);
  });
});

describe('people of a file, matched', () => {
  it('leaves turns vacant and overrides out where somebody was not matched', () => {
    const { configuration } = content();
    const found = withPeople(configuration, key =>
      key === 'user:default/ana' ? 'user:default/ana.ruiz' : undefined,
    );
    expect(found.versions[0].layers[0].rotation.slots).toEqual([
      { userRefs: ['user:default/ana.ruiz'] },
      { userRefs: [] },
    ]);
    expect(found.overrides).toEqual([]);
  });
});
