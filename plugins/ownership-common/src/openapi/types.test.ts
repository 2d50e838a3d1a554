import type { FromSchema } from 'json-schema-to-ts';
import type {
  Confirmation,
  ContactChannel,
  CoverageCounts,
  NamedEntity,
  OpenTransfer,
  OwnerSuggestion,
  Ownership,
  OwnershipChange,
  OwnershipCoverage,
  OwnershipEvidence,
  OwnershipFacet,
  OwnershipFinding,
  OwnershipPage,
  OwnershipRole,
  OwnershipRow,
  OwnerPerson,
  OwnerTrust,
  TeamCoverage,
  TeamOwnership,
  Transfer,
  TransferPatch,
} from '../types';
import {
  channel,
  finding,
  namedEntity,
  openTransfer,
  ownership,
  person,
  role,
  team,
  trust,
} from './components';
import { confirmation } from './confirmations';
import {
  change,
  counts,
  coverage,
  facet,
  page,
  row,
  teamCoverage,
} from './listings';
import { evidence, patch, suggestion, transfer } from './transfers';
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
  Same<OpenTransfer, FromSchema<typeof openTransfer>>,
  Same<OwnershipRole, FromSchema<typeof role>>,
  Same<OwnershipEvidence, FromSchema<typeof evidence>>,
  Same<OwnerSuggestion, FromSchema<typeof suggestion>>,
  Same<Transfer, FromSchema<typeof transfer>>,
  Same<TransferPatch, FromSchema<typeof patch>>,
  Same<OwnershipChange, FromSchema<typeof change>>,
  Same<OwnershipFacet, FromSchema<typeof facet>>,
  Same<CoverageCounts, FromSchema<typeof counts>>,
  Same<TeamCoverage, FromSchema<typeof teamCoverage>>,
  // Of the large ones the keys; their parts are compared above.
  Same<keyof Ownership, keyof (typeof ownership)['properties']>,
  Same<keyof TeamOwnership, keyof (typeof team)['properties']>,
  Same<keyof OwnershipRow, keyof (typeof row)['properties']>,
  Same<keyof OwnershipPage, keyof (typeof page)['properties']>,
  Same<keyof OwnershipCoverage, keyof (typeof coverage)['properties']>,
  Same<
    Ownership['state'],
    (typeof ownership)['properties']['state']['enum'][number]
  >,
] = [
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
  true,
];

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
