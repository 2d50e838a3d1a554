import type { OwnerSuggestion } from '@callboard/backstage-plugin-ownership-common';
import { teamOptions } from './teamOptions';

const team = (title: string) => ({
  entityRef: `group:default/${title.toLowerCase()}`,
  title,
});
const suggestion = (title: string): OwnerSuggestion => ({
  owner: team(title),
  strength: 'fair',
  evidence: [],
});
const offered = (
  options: Partial<Parameters<typeof teamOptions>[0]>,
): string[][] => {
  const { suggested, found, teams } = teamOptions({
    suggestions: [suggestion('Ledger'), suggestion('Fraud')],
    found: [team('Fraud'), team('Treasury')],
    chosen: undefined,
    term: '',
    ...options,
  });
  expect(teams).toHaveLength(suggested.length + found.length);
  return [
    suggested.map(({ owner }) => owner.title),
    found.map(({ title }) => title),
  ];
};

describe('teamOptions', () => {
  it.each([
    [
      'each team once, the suggested ones first',
      {},
      [['Ledger', 'Fraud'], ['Treasury']],
    ],
    [
      'only suggestions that fit the text',
      { term: 'FRA', found: [team('Fraud')] },
      [['Fraud'], []],
    ],
    [
      'the chosen team beside what fits',
      { term: 'fra', found: [], chosen: team('Brand') },
      [['Fraud'], ['Brand']],
    ],
    [
      'a chosen suggestion in its place',
      { term: 'fra', found: [], chosen: team('Ledger') },
      [['Ledger', 'Fraud'], []],
    ],
  ])('offers %s', (_, options, expected) => {
    expect(offered(options)).toEqual(expected);
  });
});
