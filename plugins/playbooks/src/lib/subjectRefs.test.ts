import { subjectRefs } from './subjectRefs';

const page = (services: string[], owner?: string) => ({
  frontMatter: {
    alerts: [],
    services,
    owner,
    variables: [],
    status: 'active' as const,
    replaces: [],
    other: [],
  },
});

describe('subjectRefs', () => {
  it('takes services of the page, then of the alert, then the team', () => {
    expect(
      subjectRefs(page(['api:pay/Ledger', 'ledger-api'], 'Ledger'), {
        labels: { alertname: 'A', app: 'ledger-api', service: 'postings' },
      }),
    ).toEqual([
      'api:pay/ledger',
      'component:default/ledger-api',
      'component:default/postings',
      'group:default/ledger',
    ]);
  });

  it('begins with what the alert is known to be of', () => {
    expect(
      subjectRefs(page(['ledger-api']), {
        labels: { service: 'postings' },
        entityRef: 'component:default/postings',
      }),
    ).toEqual(['component:default/postings', 'component:default/ledger-api']);
  });

  it('leaves out what is no reference', () => {
    expect(
      subjectRefs(page(['a b', ':', 'https://x/y?z'], '#ledger'), undefined),
    ).toEqual([]);
  });
});
