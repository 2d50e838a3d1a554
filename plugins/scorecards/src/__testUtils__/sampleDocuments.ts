import type {
  CampaignDetail,
  CollectorState,
  DocumentDetail,
  Exemption,
  FactInfo,
  PushToken,
  SignableFact,
  SignOff,
  StandardDetail,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  dayAhead,
  daysAgo,
  FX_RATES,
  LEDGER,
  LEVEL2,
  PAYMENTS,
  PLATFORM,
  READINESS,
  TREASURY,
} from './sample';

const TEXT = `kind: Scorecard
id: production-readiness
title: Production readiness
owner: group:default/platform
ranking: levels
levels:
  - id: bronze
    title: Bronze
checks:
  - id: level2
    title: On-call level 2 is set
    level: bronze
    passes:
      fact: oncall/level2-size
      atLeast: 2
`;

/** A scorecard that the reader may edit, without a draft. */
export const documentOf = (
  change: Partial<DocumentDetail> = {},
): DocumentDetail => ({
  kind: 'Scorecard',
  id: READINESS.id,
  title: READINESS.title,
  owner: PLATFORM,
  origin: 'portal',
  active: {
    version: 6,
    state: 'active',
    title: READINESS.title,
    hash: 'h6',
    createdBy: 'user:default/eve.sato',
    createdAt: daysAgo(60),
    activatedAt: daysAgo(60),
  },
  mayEdit: true,
  version: 6,
  text: TEXT,
  document: {
    kind: 'Scorecard',
    id: READINESS.id,
    title: READINESS.title,
    owner: PLATFORM,
    ranking: 'levels',
    levels: [{ id: 'bronze', title: 'Bronze' }],
    checks: [
      {
        id: 'level2',
        title: 'On-call level 2 is set',
        level: 'bronze',
        passes: { fact: 'oncall/level2-size', atLeast: 2 },
      },
    ],
  },
  versions: [],
  ...change,
});

export const standardOf = (
  change: Partial<StandardDetail> = {},
): StandardDetail => ({
  id: 'on-call',
  title: 'On-call',
  owner: PLATFORM,
  version: 3,
  versions: [
    { version: 2, activatedAt: daysAgo(200) },
    { version: 3, activatedAt: daysAgo(30) },
  ],
  text: '# On-call\n\nA person who cannot answer has a second. {#second}\n',
  sentences: [
    {
      anchor: 'second',
      text: 'A person who cannot answer has a second.',
      line: 3,
      checks: [{ check: LEVEL2, title: 'On-call level 2 is set', missed: 3 }],
    },
  ],
  acknowledgement: true,
  acknowledged: [
    { team: TREASURY, by: 'user:default/dana.roth', at: daysAgo(12) },
  ],
  toAcknowledge: [PAYMENTS],
  mayEdit: false,
  ...change,
});

export const campaignOf = (
  change: Partial<CampaignDetail> = {},
): CampaignDetail => ({
  id: 'leave-java-11',
  title: 'Leave Java 11',
  owner: PLATFORM,
  startsOn: dayAhead(-90),
  endsOn: dayAhead(120),
  state: 'running',
  done: 88,
  total: 140,
  exempt: 2,
  effortMinutes: 61 * 480,
  teamsLeft: 11,
  nextMilestone: { title: 'Half', on: dayAhead(20), share: 0.75 },
  campaign: {
    kind: 'Campaign',
    id: 'leave-java-11',
    title: 'Leave Java 11',
    owner: PLATFORM,
    target: { checks: [LEVEL2] },
    plan: '# Plan\n\nRead the release notes.',
    startsOn: dayAhead(-90),
    endsOn: dayAhead(120),
    milestones: [{ title: 'Half', on: dayAhead(20), share: 0.75 }],
  },
  origin: 'portal',
  mayEdit: true,
  teams: [
    {
      team: PAYMENTS,
      done: 10,
      left: 1,
      effortMinutes: 480,
      doneIn30Days: 6,
      isOwn: true,
      services: [
        {
          ref: LEDGER,
          title: 'ledger',
          effortMinutes: 480,
          checks: [LEVEL2],
          why: 'It is built with Java 11.',
        },
      ],
    },
    {
      team: TREASURY,
      done: 0,
      left: 1,
      effortMinutes: 960,
      doneIn30Days: 0,
      isOwn: false,
      services: [{ ref: FX_RATES, title: 'fx-rates', checks: [LEVEL2] }],
    },
  ],
  burnUp: Array.from({ length: 10 }, (_, at) => ({
    on: dayAhead(-90 + 9 * at),
    done: 8 * at + 16,
    total: at < 5 ? 128 : 140,
  })),
  left: [
    {
      ref: 'component:default/old-cron',
      at: daysAgo(9),
      cause: { kind: 'catalog' },
    },
  ],
  mayRemind: true,
  remindedTeams: [],
  ...change,
});

export const exemptionOf = (change: Partial<Exemption> = {}): Exemption => ({
  id: 'e1',
  entityRef: LEDGER,
  check: `${READINESS.id}/drill`,
  title: 'A drill was held',
  reason: 'The next drill is planned with the new data centre.',
  ticket: 'https://tickets.example/OPS-1',
  requestedBy: 'user:default/chen.li',
  requestedAt: daysAgo(20),
  until: daysAgo(-90),
  state: 'approved',
  decidedBy: 'user:default/eve.sato',
  decidedAt: daysAgo(19),
  approvers: ['user:default/eve.sato'],
  mayDecide: false,
  mayRevoke: true,
  ...change,
});

export const signOffOf = (change: Partial<SignOff> = {}): SignOff => ({
  id: 's1',
  entityRef: LEDGER,
  fact: 'reviews/threat-model',
  title: 'Threat model is reviewed',
  value: true,
  evidenceUrl: 'https://docs.example/threats',
  signedBy: 'user:default/eve.sato',
  signedAt: daysAgo(40),
  until: daysAgo(-140),
  mayRevoke: true,
  ...change,
});

export const signableOf = (
  change: Partial<SignableFact> = {},
): SignableFact => ({
  fact: 'reviews/threat-model',
  title: 'Threat model is reviewed',
  description: 'Somebody of security has read it.',
  type: 'boolean',
  maySign: true,
  ...change,
});

export const collectorOf = (
  change: Partial<CollectorState> = {},
): CollectorState => ({
  provider: 'oncall',
  title: 'On-call',
  source: 'collected',
  facts: 6,
  everyMs: 600_000,
  lastRun: {
    id: 'r1',
    startedAt: daysAgo(0.002),
    finishedAt: daysAgo(0.001),
    state: 'ok',
    entities: 6,
    changed: 1,
    failed: 0,
  },
  lastOkAt: daysAgo(0.001),
  nextAt: daysAgo(-0.005),
  ...change,
});

export const tokenOf = (change: Partial<PushToken> = {}): PushToken => ({
  id: 't1',
  provider: 'ci',
  title: 'CI of payments',
  createdBy: 'user:default/eve.sato',
  createdAt: daysAgo(30),
  lastUsedAt: daysAgo(0.01),
  ...change,
});

export const factOf = (change: Partial<FactInfo> = {}): FactInfo => ({
  name: 'level2-size',
  fullName: 'oncall/level2-size',
  title: 'Rotation size of level 2',
  type: 'number',
  unit: 'people',
  minimum: 0,
  provider: 'oncall',
  providerTitle: 'On-call',
  known: 5,
  total: 6,
  example: { value: 1, observedAt: daysAgo(0.25) },
  ...change,
});
