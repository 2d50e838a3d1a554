import { ConfigReader } from '@backstage/config';
import { mappingFor, readMappings } from './readMappings';

const read = (mappings: object[]) =>
  readMappings(new ConfigReader({ mappings } as never));

describe('mappings of variables', () => {
  it('are those for all, and over them those of the team', () => {
    const mappings = read([
      { variables: { tenant: 'customer', zone: 'az' } },
      { owner: 'group:default/Ledger', variables: { tenant: 'bank' } },
      { owner: 'fraud', variables: { zone: 'area' } },
    ]);
    expect(mappingFor('ledger', mappings)).toEqual({
      tenant: 'bank',
      zone: 'az',
    });
    expect(mappingFor(undefined, mappings)).toEqual({
      tenant: 'customer',
      zone: 'az',
    });
    expect(mappingFor('group:fraud', mappings).zone).toBe('area');
  });

  it('name what is wrong', () => {
    expect(() => read([{ variables: { tenant: 3 } }])).toThrow(
      /playbooks\.mappings\[0\]\.variables: give a label for each variable/,
    );
    expect(readMappings(undefined)).toEqual([]);
  });
});
