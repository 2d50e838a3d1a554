import type {
  DocumentFinding,
  FactInfo,
  WhatIf,
} from '@callboard/backstage-plugin-scorecards-common';
import { FakeScorecardsApi } from './FakeScorecardsApi';
import {
  daysAgo,
  FX_RATES,
  LEDGER,
  LEVEL2,
  PAYMENTS,
  TREASURY,
} from './sample';
import { documentOf, factOf } from './sampleDocuments';

/** A scorecard with comments and three levels. */
export const EDITED = `# Of the platform.
kind: Scorecard
id: production-readiness
title: Production readiness
owner: group:default/platform
ranking: levels
levels:
  - id: bronze
    title: Bronze
  - id: silver
    title: Silver
  - id: gold
    title: Gold
target: silver
checks:
  - id: owner
    title: Has an owner
    level: bronze
    passes: { fact: catalog/owner, present: true }
  - id: level2
    title: On-call level 2 is set
    level: silver
    passes:
      fact: oncall/level2-size # people
      atLeast: 2
`;

export const FACTS: FactInfo[] = [
  factOf(),
  factOf({
    name: 'owner',
    fullName: 'catalog/owner',
    title: 'Owner',
    type: 'string',
    unit: undefined,
    provider: 'catalog',
    providerTitle: 'Catalog',
    example: undefined,
    known: 6,
  }),
  factOf({
    name: 'green',
    fullName: 'builds/green',
    title: 'Main is green',
    type: 'boolean',
    unit: undefined,
    provider: 'builds',
    providerTitle: 'Builds',
    example: { value: true, observedAt: daysAgo(0.25) },
  }),
];

const FLIPS: WhatIf['flips']['items'] = [
  {
    ref: FX_RATES,
    title: 'fx-rates',
    owner: TREASURY,
    from: { position: 3, level: 'gold' },
    to: { position: 1, level: 'bronze' },
    checks: [
      {
        check: LEVEL2,
        from: 'pass',
        to: 'fail',
        why: '2 people, 3 wanted',
      },
    ],
  },
  {
    ref: LEDGER,
    title: 'ledger',
    owner: PAYMENTS,
    from: { position: 1, level: 'bronze' },
    to: { position: 2, level: 'silver' },
    checks: [
      { check: 'production-readiness/level2', from: 'fail', to: 'pass' },
    ],
  },
];

/** Thirty-one services of nine teams drop. */
export const whatIfOf = (change: Partial<WhatIf> = {}): WhatIf => ({
  scorecard: 'production-readiness',
  services: { before: 140, after: 140 },
  down: 31,
  up: 4,
  joined: 0,
  left: 0,
  unknown: 7,
  atTarget: { before: 90, after: 60 },
  effortMinutes: 18 * 480,
  teamsDown: 9,
  teamsBelowTarget: 2,
  teams: {
    items: [
      {
        team: TREASURY,
        services: { before: 9, after: 9 },
        down: 9,
        up: 0,
        atTarget: { before: 9, after: 2 },
        effortMinutes: 4320,
      },
      {
        team: PAYMENTS,
        services: { before: 20, after: 20 },
        down: 0,
        up: 4,
        atTarget: { before: 10, after: 14 },
        effortMinutes: 0,
      },
    ],
    total: 12,
  },
  checks: [
    {
      check: 'production-readiness/level2',
      flips: [
        { from: 'pass', to: 'fail', services: 31 },
        { from: 'pass', to: 'unknown', services: 7 },
      ],
    },
  ],
  others: [],
  flips: {
    items: FLIPS,
    total: 35,
  },
  problems: [],
  factsAt: new Date().toISOString(),
  ...change,
});

const MISSPELLED = 'oncall/levle2-size';

/** What a backend says of the one misspelled fact that it knows. */
export function findingsOf(text: string): DocumentFinding[] {
  const start = text.indexOf(MISSPELLED);
  return start < 0
    ? []
    : [
        {
          code: 'unknown-fact',
          severity: 'error',
          message: `There is no fact ${MISSPELLED}.`,
          hint: 'Did you mean oncall/level2-size?',
          replacement: 'oncall/level2-size',
          path: ['checks', 1, 'passes', 'fact'],
          position: {
            line: text.slice(0, start).split('\n').length,
            column: 13,
            start,
            end: start + MISSPELLED.length,
          },
        },
      ];
}

/** An API with {@link EDITED} to be edited: a text with the misspelled fact is broken, and has no what-if. */
export function editedApi(): FakeScorecardsApi {
  const api = new FakeScorecardsApi();
  api.documents = [documentOf({ text: EDITED })];
  api.facts = FACTS;
  api.tryDocument = async request => {
    const findings = findingsOf(request.text);
    return {
      findings,
      tookMs: 40,
      ...(findings.length === 0 && { whatIf: whatIfOf() }),
      ...(request.tryOn && {
        tried: [
          {
            check: 'production-readiness/level2',
            state: 'fail',
            why: '1 < 2, Chen Li only.',
          },
          { check: 'production-readiness/owner', state: 'pass' },
        ],
      }),
    };
  };
  return api;
}
