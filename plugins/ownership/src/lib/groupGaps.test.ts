import { finding } from '@callboard/backstage-plugin-ownership-common';
import { groupGaps } from './groupGaps';

const gap = (name: string, cause: ReturnType<typeof finding>) => ({
  entityRef: `component:default/${name}`,
  title: name,
  finding: cause,
});
const inherited = (from: string) => finding('inherited-owner', { from });

it('makes one line of one cause, the largest first', () => {
  const groups = groupGaps([
    gap('a', finding('owned-by-member', { person: 'Ana Ruiz' })),
    gap('b', inherited('system payments')),
    gap('c', inherited('system fx')),
    gap('d', inherited('system payments')),
  ]);
  expect(groups.map(({ gaps }) => gaps.map(({ title }) => title))).toEqual([
    ['b', 'd'],
    ['a'],
    ['c'],
  ]);
});
