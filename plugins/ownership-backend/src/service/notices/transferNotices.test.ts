import {
  createOrganisation,
  type EntityFacts,
} from '@callboard/backstage-plugin-ownership-common';
import {
  fraud,
  keptTransfer,
  ledger,
  noor,
  tomas,
} from '../../__testUtils__/keptTransfer';
import type { KeptTransfer } from '../../database/TransferStore';
import type { RegisterSnapshot } from '../RegisterSnapshot';
import { transferNotices, type TransferNews } from './transferNotices';

const payments = 'group:default/payments';
const titles: Record<string, string> = {
  [ledger]: 'Ledger',
  [fraud]: 'Fraud',
  [payments]: 'Payments',
  'component:default/rates': 'Rates',
  'api:default/books': 'Books',
};
const team = (entityRef: string) => ({
  entityRef,
  title: titles[entityRef],
  channels: [],
  leads: [],
  members: [],
  parents: [],
});
const snapshot: RegisterSnapshot = {
  organisation: createOrganisation([ledger, fraud, payments].map(team), []),
  entities: new Map(
    ['component:default/rates', 'api:default/books'].map(entityRef => [
      entityRef,
      { entityRef, title: titles[entityRef] } as EntityFacts,
    ]),
  ),
  confirmations: new Map(),
  transfers: new Map(),
  roles: new Map(),
  foundAt: new Map(),
};

const news = (
  message: Partial<TransferNews['message']>,
  transfer: Partial<KeptTransfer> = {},
): TransferNews => ({
  transfer: keptTransfer(transfer),
  message: { batch: 'batch-1', change: 'proposed', ...message },
});
const told = (...all: TransferNews[]) =>
  transferNotices(all, snapshot, '/who').map(
    ({ recipientRef, title }) => `${recipientRef}: ${title}`,
  );

const books = { id: 'transfer-2', entityRef: 'api:default/books' };
const acceptedAt = new Date('2026-11-25T10:00:00Z');

describe('transferNotices', () => {
  it('asks the receiving team, and warns the present owner', () => {
    expect(
      transferNotices([news({ actorRef: noor })], snapshot, '/who'),
    ).toEqual([
      {
        recipientRef: ledger,
        except: [noor],
        transferIds: ['transfer-1'],
        topic: 'Ownership transfers',
        scope: expect.stringMatching(
          /^ownership:transfer:batch-1:proposed:[0-9a-f]{16}$/,
        ),
        link: '/who/requests',
        title: 'Ledger is asked to take over a service',
        description: 'Accept or decline by 8 December 2026.',
      },
      expect.objectContaining({
        recipientRef: fraud,
        except: [noor],
        title: 'Another team is proposed to take over Rates',
        description: 'Withdraw the proposal if that is wrong.',
      }),
    ]);
  });

  it('tells each team what was done in one go as one, and only of what is its own', () => {
    const all = [
      news({ actorRef: noor }),
      news({ actorRef: noor }, books),
      news(
        { actorRef: noor },
        {
          id: 'transfer-3',
          entityRef: 'component:default/tax',
          fromRef: payments,
          expiresAt: new Date('2026-12-01T10:00:00Z'),
        },
      ),
    ];
    const notices = transferNotices(all, snapshot, '/who');
    expect(
      notices.map(({ recipientRef, title, description }) => [
        recipientRef,
        title,
        description,
      ]),
    ).toEqual([
      [
        ledger,
        'Ledger is asked to take over 3 services',
        'Accept or decline by 1 December 2026.',
      ],
      [
        fraud,
        'Another team is proposed to take over 2 of your services',
        'Rates and Books. Withdraw the proposal if that is wrong.',
      ],
      [
        payments,
        'Another team is proposed to take over tax',
        'Withdraw the proposal if that is wrong.',
      ],
    ]);
    // One who is in all three teams keeps all three notices.
    expect(new Set(notices.map(({ scope }) => scope)).size).toBe(3);
    expect(transferNotices(all, snapshot, '/who')).toEqual(notices);
  });

  it.each<[TransferNews['message']['change'], string | undefined, string[]]>([
    [
      'accepted',
      tomas,
      [
        `${noor}: Ledger accepts Rates`,
        `${fraud}: Another team takes over Rates`,
      ],
    ],
    ['declined', tomas, [`${noor}: Ledger declines Rates`]],
    [
      'withdrawn',
      noor,
      [`${ledger}: Ledger is no longer asked to take over a service`],
    ],
    [
      'withdrawn',
      'user:default/of-fraud',
      [
        `${ledger}: Ledger is no longer asked to take over a service`,
        `${noor}: Ledger is no longer asked to take over Rates`,
      ],
    ],
    [
      'expired',
      undefined,
      [
        `${ledger}: The time for Ledger to take over a service is up`,
        `${noor}: The time for Ledger to take over Rates is up`,
      ],
    ],
    [
      'superseded',
      undefined,
      [
        `${ledger}: Ledger is no longer asked to take over a service`,
        `${noor}: Ledger is no longer asked to take over Rates`,
      ],
    ],
    [
      'completed',
      undefined,
      [`${ledger}: Ledger owns Rates now`, `${noor}: Ledger owns Rates now`],
    ],
    [
      'entity-gone',
      undefined,
      [
        `${ledger}: Ledger is no longer asked to take over a service`,
        `${noor}: Ledger is no longer asked to take over Rates`,
      ],
    ],
    ['team-gone', undefined, [`${noor}: Ledger cannot take over Rates`]],
  ])('of %s by %s tells %j', (change, actorRef, expected) => {
    expect(told(news({ change, actorRef, heard: 'proposed' }))).toEqual(
      expected,
    );
  });

  it.each([
    'declined',
    'withdrawn',
    'expired',
    'superseded',
    'team-gone',
  ] as const)(
    'tells an owner who heard of an acceptance that it is off: %s',
    change => {
      const stays = `${fraud}: Another team does not take over Rates after all`;
      expect(told(news({ change, heard: 'accepted' }))).toContain(stays);
      expect(told(news({ change, heard: 'proposed' }))).not.toContain(stays);
    },
  );

  it('tells those who heard of a decision that it is taken back', () => {
    const reopened = news({
      change: 'reopened',
      actorRef: tomas,
      heard: 'accepted',
    });
    expect(told(reopened)).toEqual([
      `${ledger}: Whether Ledger takes over a service is open again`,
      `${noor}: Whether Ledger takes over Rates is open again`,
      `${fraud}: Whether another team takes over Rates is open again`,
    ]);
    expect(transferNotices([reopened], snapshot, '/who')[0].except).toEqual([
      tomas,
      noor,
    ]);
  });

  it.each([
    ['a decision that is taken back', 'reopened', 'proposed'],
    ['one that is taken back and taken again', 'accepted', 'accepted'],
    ['one that was opened again before', 'reopened', 'reopened'],
    ['a proposal that is taken back', 'withdrawn', undefined],
    ['a proposal that is replaced', 'superseded', undefined],
  ] as const)('tells nobody of %s in time', (_, change, heard) => {
    expect(told(news({ change, heard }))).toEqual([]);
  });

  it('asks for the first time when a decision taken back was the first news', () => {
    expect(told(news({ change: 'reopened', actorRef: tomas }))).toEqual(
      told(news({ change: 'proposed', actorRef: noor })),
    );
  });

  it.each([
    ['has no owner', { fromRef: undefined }],
    ['is owned through its system already', { fromRef: ledger }],
    ['is the own of who proposes', { fromRef: noor }],
  ])('warns nobody when it %s', (_, transfer) => {
    expect(told(news({ actorRef: noor }, transfer))).toEqual([
      `${ledger}: Ledger is asked to take over a service`,
    ]);
  });

  it('tells who proposed it in person, not once more as one of the team', () => {
    const accepted = news({
      change: 'accepted',
      actorRef: tomas,
      heard: 'proposed',
    });
    expect(
      transferNotices([accepted], snapshot, '/who').map(each => [
        each.recipientRef,
        each.except,
      ]),
    ).toEqual([
      [noor, []],
      [fraud, [tomas, noor]],
    ]);
  });

  it('leads to the entity when that is all there is to see', () => {
    const linkOf = (...all: TransferNews[]) =>
      transferNotices(all, snapshot, '/who')[0].link;
    const completed = { change: 'completed', heard: 'accepted' } as const;
    expect(linkOf(news(completed))).toBe('/catalog/default/component/rates');
    expect(linkOf(news(completed), news(completed, books))).toBe(
      '/who/requests',
    );
    expect(
      linkOf(news(completed, { entityRef: 'component:default/gone' })),
    ).toBe('/who/requests');
    expect(linkOf(news({ change: 'accepted', heard: 'proposed' }))).toBe(
      '/who/requests',
    );
  });

  it('names to a team no entity before it is theirs, and to an owner not the team', () => {
    const gone = news({ change: 'expired', heard: 'accepted' });
    const [receiver, , owner] = transferNotices([gone], snapshot, '/who');
    expect(receiver.link).toBe('/who/requests');
    expect(owner.link).toBe('/catalog/default/component/rates');
    for (const change of ['proposed', 'reopened', 'accepted'] as const) {
      const heard = change === 'proposed' ? undefined : 'withdrawn';
      const all = transferNotices(
        [news({ change, heard }), news({ change, heard }, books)],
        snapshot,
        '/who',
      );
      const textsTo = (ref: string) =>
        JSON.stringify(all.filter(each => each.recipientRef === ref));
      expect(textsTo(ledger)).not.toMatch(/Rates|Books|rates|books/);
      expect(textsTo(fraud)).not.toContain('Ledger');
    }
  });

  it('says what was said, and whether the descriptor is what is missing', () => {
    const descriptionOf = (
      message: Partial<TransferNews['message']>,
      transfer: Partial<KeptTransfer>,
    ) =>
      transferNotices(
        [news({ heard: 'proposed', ...message }, transfer)],
        snapshot,
        '/who',
      )[0].description;
    expect(
      descriptionOf({ change: 'declined' }, { note: 'Ask  Payments\nfirst' }),
    ).toBe('“Ask Payments first”');
    expect(descriptionOf({ change: 'expired' }, {})).toBe(
      'There is no answer.',
    );
    expect(
      descriptionOf({ change: 'expired' }, { decidedAt: acceptedAt }),
    ).toBe('The descriptor still does not name Ledger.');
    expect(
      descriptionOf({ change: 'declined' }, { note: 'n'.repeat(1_000) }),
    ).toHaveLength(200);
  });
});
