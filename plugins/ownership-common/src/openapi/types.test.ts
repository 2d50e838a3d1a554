import type { FromSchema } from 'json-schema-to-ts';
import type {
  Confirmation,
  ContactChannel,
  NamedEntity,
  Ownership,
  OwnershipFinding,
  OwnerPerson,
  OwnerTrust,
  TeamOwnership,
} from '../types';
import {
  channel,
  finding,
  namedEntity,
  ownership,
  person,
  team,
  trust,
} from './components';
import { confirmation } from './confirmations';
import { ownershipApiSpec } from '.';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// The compiler proves that the documented types and the specification say the same, in both directions.
const same: [
  Same<ContactChannel, FromSchema<typeof channel>>,
  Same<OwnershipFinding, FromSchema<typeof finding>>,
  Same<NamedEntity, FromSchema<typeof namedEntity>>,
  Same<OwnerPerson, FromSchema<typeof person>>,
  Same<OwnerTrust, FromSchema<typeof trust>>,
  Same<Confirmation, FromSchema<typeof confirmation>>,
  // Of the large ones the keys; their parts are compared above.
  Same<keyof Ownership, keyof (typeof ownership)['properties']>,
  Same<keyof TeamOwnership, keyof (typeof team)['properties']>,
  Same<
    Ownership['state'],
    (typeof ownership)['properties']['state']['enum'][number]
  >,
] = [true, true, true, true, true, true, true, true, true];

describe('the API specification', () => {
  it('has the shapes of the documented types', () => {
    expect(same.every(Boolean)).toBe(true);
  });

  it('answers errors in every operation', () => {
    for (const path of Object.values(ownershipApiSpec.paths)) {
      for (const { responses } of Object.values(path)) {
        expect(responses.default.description).toContain('error');
      }
    }
  });
});
