import type { OwnershipRole } from '@callboard/backstage-plugin-ownership-common';
import { roleChanges, valuesSet } from './roleChanges';

const roles: OwnershipRole[] = [
  { role: 'support-channel', value: '#pay-help', source: 'annotation' },
  { role: 'tech-lead', value: 'user:default/ana.ruiz', source: 'set' },
];
const set = valuesSet(roles);

describe('roleChanges', () => {
  it('starts from what people have set, not from the descriptor', () => {
    expect(set).toEqual({
      'support-channel': '',
      'security-contact': '',
      'tech-lead': 'user:default/ana.ruiz',
    });
    expect(roleChanges(roles, set)).toEqual([]);
  });

  it.each([
    ['another value', 'user:default/chen.li', 'user:default/chen.li'],
    ['nothing: back to the descriptor', '  ', ''],
  ])('names what differs: %s', (_, value, expected) => {
    expect(roleChanges(roles, { ...set, 'tech-lead': value })).toEqual([
      { role: 'tech-lead', value: expected, before: 'user:default/ana.ruiz' },
    ]);
  });

  it('takes spaces around a value for nothing', () => {
    const same = { ...set, 'tech-lead': ' user:default/ana.ruiz ' };
    expect(roleChanges(roles, same)).toEqual([]);
  });
});
