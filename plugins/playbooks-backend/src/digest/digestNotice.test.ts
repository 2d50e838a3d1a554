import { digestNotice, type TeamConcerns } from './digestNotice';

const ledger = {
  entityRef: 'group:default/ledger',
  title: 'Ledger',
  children: [] as string[],
};
const nothing: TeamConcerns = {
  astray: [],
  deadLinks: [],
  setbacks: [],
  overdue: [],
  unproven: [],
  broken: [],
};

const write = (concerns: Partial<TeamConcerns>, title = 'Ledger') =>
  digestNotice({ ...ledger, title }, { ...nothing, ...concerns }, '/books');

describe('digestNotice', () => {
  it('is none where there is nothing to do', () => {
    expect(write({})).toBeUndefined();
  });

  it('tells the worst first, in a scope and topic of its own', () => {
    expect(
      write({
        broken: ['Disk full'],
        astray: ['FxStale', 'LedgerLag'],
        deadLinks: ['Lag'],
        setbacks: ['Lag'],
        overdue: ['Payouts', 'Books'],
        unproven: ['Rates'],
      }),
    ).toEqual({
      recipients: { type: 'entity', entityRef: ledger.entityRef },
      payload: {
        topic: 'Playbook digests',
        scope: 'playbooks:digest:group:default/ledger',
        title:
          'Playbooks of Ledger: 2 alerts lead nowhere, 1 alert has a dead link, 1 page did not help, 2 reviews are due, 1 page changed unproven, 1 page has broken links',
        description:
          'Without a page: FxStale and LedgerLag. With a dead link: Lag. Did not help, or in part, when used last week: Lag. To review: Payouts and Books. Changed since somebody used them well: Rates. With broken links: Disk full.',
        link: '/books/coverage',
        severity: 'normal',
      },
    });
  });

  it('leaves out the teams below, which the platform would tell as well', () => {
    const children = ['group:default/books', ledger.entityRef];
    const concerns = { ...nothing, astray: ['FxStale'] };
    expect(
      digestNotice({ ...ledger, children }, concerns, '/books')!.recipients,
    ).toEqual({
      type: 'entity',
      entityRef: ledger.entityRef,
      excludeEntityRef: ['group:default/books'],
    });
  });

  it('leads to the pages where all alerts lead somewhere', () => {
    expect(write({ overdue: ['Lag'] })?.payload.link).toBe('/books');
  });

  it('stays within what the platform keeps, whatever people wrote', () => {
    const { title, description } = write(
      { astray: Array(5_000).fill('x'.repeat(500)), broken: ['a\nb'] },
      'y'.repeat(900),
    )!.payload;
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title).toMatch(/5000 alerts lead nowhere/);
    expect(description).toMatch(/and 4997 more.*With broken links: a b\.$/);
  });
});
