import fc from 'fast-check';
import { hourAt, matchedAlert } from './__testUtils__/arbitraries';
import { commonLabels } from './commonLabels';
import { isSilenced } from './isSilenced';
import type { MatchedAlert } from './matchers';

const alert = (change: Partial<MatchedAlert>): MatchedAlert => ({
  title: 'DiskFull',
  severity: 'error',
  labels: { alertname: 'DiskFull', cluster: 'eu-1', pod: 'a' },
  ...change,
});

const said = (alerts: MatchedAlert[]) =>
  commonLabels(alerts).map(({ label, op, value }) => `${label}${op}${value}`);

describe('commonLabels', () => {
  it('proposes what all have', () => {
    const entityRef = 'component:default/ledger';
    expect(said([])).toEqual([]);
    expect(
      said([alert({ entityRef }), alert({ entityRef, severity: 'info' })]),
    ).toEqual([
      '@entity=component:default/ledger',
      'alertname=DiskFull',
      'cluster=eu-1',
      'pod=a',
    ]);
    expect(
      said([alert({}), alert({ entityRef, labels: { cluster: 'eu-1' } })]),
    ).toEqual(['@title=DiskFull', 'cluster=eu-1']);
    expect(said([alert({}), alert({ title: 'x', labels: {} })])).toEqual([]);
  });

  it('proposes no more than a silence can hold', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`label${index}`, 'x']),
    );
    expect(commonLabels([alert({ labels })])).toHaveLength(20);
    expect(
      said([alert({ title: '', labels: { a: 'x'.repeat(1_025) } })]),
    ).toEqual([]);
  });

  it('silences each of the alerts', () => {
    fc.assert(
      fc.property(
        fc.array(matchedAlert, { minLength: 1, maxLength: 5 }),
        alerts => {
          const matchers = commonLabels(alerts);
          const silence = {
            matchers,
            startsAt: new Date(hourAt(1)).toISOString(),
            endsAt: new Date(hourAt(2)).toISOString(),
          };
          for (const each of alerts) {
            expect(isSilenced([silence], each, hourAt(1))).toBe(
              matchers.length > 0 ? silence : undefined,
            );
          }
        },
      ),
    );
  });
});
