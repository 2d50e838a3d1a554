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
    expect(roleChanges(set, roles, set)).toEqual([]);
  });

  it.each([
    ['another value', 'user:default/chen.li', 'user:default/chen.li'],
    ['nothing: back to the descriptor', '  ', ''],
  ])('names what differs: %s', (_, value, expected) => {
    expect(roleChanges(set, roles, { ...set, 'tech-lead': value })).toEqual([
      { role: 'tech-lead', value: expected, before: 'user:default/ana.ruiz' },
    ]);
  });

  it('takes spaces around a value for nothing', () => {
    const same = { ...set, 'tech-lead': ' user:default/ana.ruiz ' };
    expect(roleChanges(set, roles, same)).toEqual([]);
  });

  it('leaves alone what others have set meanwhile, and undoes to what is there now', () => {
    const now: OwnershipRole[] = [
      { role: 'support-channel', value: '#new', source: 'set' },
      { role: 'tech-lead', value: 'user:default/eve.sato', source: 'set' },
    ];
    expect(roleChanges(set, now, set)).toEqual([]);
    expect(roleChanges(set, now, { ...set, 'tech-lead': '' })).toEqual([
      { role: 'tech-lead', value: '', before: 'user:default/eve.sato' },
    ]);
  });
});
