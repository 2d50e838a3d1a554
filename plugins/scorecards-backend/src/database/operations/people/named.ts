import type { PersonRecordKind } from '../../PeopleStore';

/** A table with columns that name people. */
export interface NamedTable {
  kind: PersonRecordKind;
  table: string;
  /** Expression of a text that is unique within the table. */
  id: string;
  /** Column → what whoever it names has done. */
  deeds: Readonly<Record<string, string>>;
  /** What else is given out. */
  details: readonly string[];
}

/** All columns that name people, in the order in which records are given out. */
export const NAMED: readonly NamedTable[] = [
  {
    kind: 'document-version',
    table: 'document_versions',
    id: `kind || '/' || document_id || '/' || cast(version as text)`,
    deeds: { created_by: 'saved' },
    details: ['kind', 'document_id', 'version', 'state', 'created_at', 'note'],
  },
  {
    kind: 'exemption',
    table: 'exemptions',
    id: 'id',
    deeds: {
      requested_by: 'requested',
      decided_by: 'decided',
      ended_by: 'revoked',
    },
    details: [
      'entity_ref',
      'check_number',
      'scorecard_number',
      'state',
      'reason',
      'ticket',
      'decision_note',
      'requested_at',
      'decided_at',
      'ended_at',
      'until',
    ],
  },
  {
    kind: 'sign-off',
    table: 'sign_offs',
    id: 'id',
    deeds: { signed_by: 'signed', revoked_by: 'revoked' },
    details: [
      'entity_ref',
      'fact',
      'value_json',
      'note',
      'evidence_url',
      'signed_at',
      'until',
      'revoked_at',
    ],
  },
  {
    kind: 'acknowledgement',
    table: 'acknowledgements',
    id: `standard_id || '/' || cast(version as text) || '/' || team_ref`,
    deeds: { acknowledged_by: 'acknowledged' },
    details: ['standard_id', 'version', 'team_ref', 'acknowledged_at'],
  },
  {
    kind: 'push-token',
    table: 'push_tokens',
    id: 'id',
    deeds: { created_by: 'created' },
    details: [
      'provider_id',
      'title',
      'created_at',
      'last_used_at',
      'revoked_at',
    ],
  },
];
