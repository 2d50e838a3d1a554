import { AlertNaming } from './AlertNaming';
import {
  alertRecord,
  CHEN,
  FRAUD,
  MINUTE,
  T0,
} from '../database/__testUtils__/alertTables';
import type { AlertRecord, DueRecord } from '../lifecycle/records';
import type { FoundTargets } from '../targets/TargetFinder';
import { NextSteps } from './NextSteps';

const naming = new AlertNaming({
  directory: { name: ref => ref.slice(ref.indexOf('/') + 1) },
  titleOfChannel: id => (id === 'slack' ? 'in Slack #payments' : undefined),
});
const found: FoundTargets = {
  people: [{ userRef: CHEN, via: 'level 2' }],
  ...{ channels: [], problems: [] },
};
const stepsWith = (
  previewAt: (_: unknown, signal: AbortSignal) => Promise<FoundTargets>,
) => new NextSteps({ naming, targets: { previewAt } });

const due = (place: Partial<DueRecord>): DueRecord => ({
  ...{ alertId: 'a1', kind: 'escalate', dueAt: T0, ...place },
});
const base = alertRecord({ id: 'a1' });
const { rules } = base;
const withRules = (change: Partial<AlertRecord['rules']>): AlertRecord => ({
  ...base,
  rules: { ...rules, ...change },
});
const AT = '2026-12-02T03:06:00.000Z';

describe('what is next', () => {
  const steps = stepsWith(async () => found);
  const many = withRules({
    steps: [
      {
        targets: [
          { kind: 'person', userRef: CHEN },
          { kind: 'group', groupRef: FRAUD },
          { kind: 'channel', channel: 'slack' },
          { kind: 'channel', channel: 'gone' },
        ],
        afterMinutes: 5,
      },
    ],
    fallback: { kind: 'team' },
  });

  it.each<
    [string, AlertRecord, DueRecord | undefined, [string, string] | undefined]
  >([
    ['a step', base, due({ round: 0, step: 1 }), [AT, 'level 2']],
    ['the beginning', base, due({ round: 0 }), [AT, 'level 1']],
    [
      'a first step that waits',
      many,
      due({ round: 0 }),
      [
        new Date(T0 + 5 * MINUTE).toISOString(),
        'chen.li, all members of fraud, in Slack #payments, gone',
      ],
    ],
    ['the fallback', many, due({}), [AT, 'all members of the team']],
    ['no fallback', base, due({}), undefined],
    ['no such step', base, due({ round: 0, step: 9 }), undefined],
    ['nothing that waits', base, undefined, undefined],
    [
      'nothing while somebody has it',
      { ...base, state: 'acknowledged' },
      due({ round: 0, step: 1 }),
      undefined,
    ],
    [
      'nothing without steps',
      withRules({ steps: [] }),
      due({ round: 0 }),
      undefined,
    ],
  ])('is %s', async (_, alert, pending, expected) => {
    const told = expected && { at: expected[0], what: expected[1] };
    expect(steps.inWords(alert, pending)).toEqual(
      told && { ...told, people: [] },
    );
    expect(await steps.withPeople(alert, pending)).toEqual(
      told && { ...told, people: [{ entityRef: CHEN, title: 'chen.li' }] },
    );
  });

  it.each<[string, Parameters<typeof stepsWith>[0]]>([
    [
      'takes too long',
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    ],
    [
      'fails',
      async () => {
        throw new Error('down');
      },
    ],
  ])('is told in words alone where on-call %s', async (_, previewAt) => {
    const begun = performance.now();
    expect(
      await stepsWith(previewAt).withPeople(base, due({ round: 0, step: 1 })),
    ).toEqual({ at: AT, what: 'level 2', people: [] });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
