import type {
  CheckExplanation,
  CheckState,
  ExplainedCondition,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  daysAgo,
  PLATFORM,
  READINESS,
  SCORECARDS,
  type SampleCheck,
  type SampleService,
} from './sample';
import { checksOf, isMissed, stateOf } from './sampleResults';

/** All of a condition of two questions; the second one decides. */
function passesOf(state: CheckState): ExplainedCondition {
  const isOpen = isMissed(state);
  const truth = state === 'fail' ? 'false' : 'unknown';
  return {
    kind: 'all',
    truth: isOpen ? truth : 'true',
    decides: true,
    wanted: 'all of these',
    children: [
      {
        kind: 'leaf',
        truth: 'true',
        decides: !isOpen,
        wanted: 'schedule is present',
        actual: 'Ledger primary',
      },
      {
        kind: 'leaf',
        truth: isOpen ? truth : 'true',
        decides: true,
        wanted: 'rotation size of level 2 is at least 2 people',
        actual:
          state === 'fail'
            ? '1 person (Chen Li)'
            : 'PagerDuty has not answered',
        fact: {
          name: 'oncall/level2-size',
          title: 'Rotation size of level 2',
          observedAt: daysAgo(0.002),
          since: daysAgo(21),
          isStale: state === 'stale',
          evidence: {
            url: '/oncall/schedules/7',
            title: 'Schedule "Ledger secondary"',
            note: 'Chen Li',
          },
        },
      },
    ],
  };
}

/** Why the check is there, and how to pass it. */
const backgroundOf = (
  check: SampleCheck,
): Pick<CheckExplanation, 'rationale' | 'fix'> => ({
  rationale: {
    text: 'One person alone cannot answer **and** sleep.',
    standard: {
      id: 'on-call',
      anchor: 'second',
      title: 'On-call',
      sentence: 'A person who cannot answer has a second.',
    },
  },
  fix: {
    text: 'Add a person to **Ledger secondary**.',
    links: [{ url: '/oncall/schedules/7/edit', title: 'Open schedule' }],
    playbook: 'grow-a-rotation',
    effortMinutes: check.effortMinutes,
  },
});

/** Why the second level of on-call is not set; with the state that the check has for the service. */
export function explanationOf(
  service: SampleService,
  check: SampleCheck,
): CheckExplanation {
  const state = stateOf(service, check);
  const result = checksOf(service).find(one => one.check === check.check)!;
  const isOpen = isMissed(state);
  return {
    entityRef: service.ref,
    entityTitle: service.title,
    ownerRef: service.owner,
    scorecard: {
      id: check.scorecard,
      title: SCORECARDS.find(({ id }) => id === check.scorecard)!.title,
      version: 6,
    },
    title: check.title,
    levelTitle: READINESS.levels.find(({ id }) => id === check.level)?.title,
    keeper: PLATFORM,
    result: {
      check: check.check,
      state,
      since: result.since,
      ...(result.was && { was: result.was }),
      ...(result.exemptUntil && { exemptUntil: result.exemptUntil }),
    },
    passes: passesOf(state),
    toPass: isOpen
      ? [
          {
            fact: 'oncall/level2-size',
            text: 'raise rotation size of level 2 from 1 to 2',
          },
        ]
      : [],
    lastChange: {
      fact: 'oncall/level2-size',
      title: 'Rotation size of level 2',
      from: { value: 2 },
      to: { value: 1 },
      at: daysAgo(21),
      evidence: { url: '/oncall/schedules/7', note: 'Ben Okafor left' },
    },
    ...backgroundOf(check),
    refresh: { canReadNow: true },
    mayAskExemption: state === 'fail',
    approvers: ['user:default/eve.sato', PLATFORM],
    othersMissed: 3,
    history: [
      {
        check: check.check,
        from: 'pass',
        to: state,
        at: daysAgo(21),
        cause: { kind: 'fact', fact: 'oncall/level2-size' },
      },
    ],
  };
}
