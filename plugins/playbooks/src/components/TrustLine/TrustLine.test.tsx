import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PageTrust } from '@callboard/backstage-plugin-playbooks-common';
import { TrustLine } from './TrustLine';

const day = '2026-10-16';

describe('TrustLine', () => {
  it.each<[string, PageTrust]>([
    ['Never used', { level: 'never', changed: [] }],
    [
      'Last good run today',
      { level: 'fresh', basis: { kind: 'run', day, daysAgo: 0 }, changed: [] },
    ],
    [
      'Last good drill 1 day ago, service changed since',
      {
        level: 'ageing',
        basis: { kind: 'drill', day, daysAgo: 1 },
        changed: ['service'],
      },
    ],
    [
      'Reviewed 41 days ago, page and service changed since, did not help 2 days ago',
      {
        level: 'ageing',
        basis: { kind: 'review', day, daysAgo: 41 },
        changed: ['page', 'service'],
        setback: { outcome: 'not-by-this-page', day, daysAgo: 2 },
      },
    ],
    [
      'Used 3 days ago, it helped only partly',
      {
        level: 'stale',
        changed: [],
        setback: { outcome: 'partly', day, daysAgo: 3 },
      },
    ],
  ])('says: %s', async (sentence, trust) => {
    renderInTestApp(<TrustLine trust={trust} />);
    const mark = (await screen.findByText(sentence)).closest('[data-trust]');
    expect(mark).toHaveAttribute('data-trust', trust.level);
  });
});
