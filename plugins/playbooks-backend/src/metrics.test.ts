import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createRunMetrics, digestCounter, watchCoverage } from './metrics';

describe('watchCoverage', () => {
  it('counts every state, also those without an alert', async () => {
    const addCallback = jest.fn();
    const createObservableGauge = jest.fn(() => ({
      addCallback,
      removeCallback: jest.fn(),
    }));
    watchCoverage(
      metricsServiceMock.mock({ createObservableGauge }),
      async () => ({
        alerts: 3,
        used: 1,
        nowhere: 2,
        byState: { none: 2, page: 1 },
      }),
    );
    const observe = jest.fn();
    await addCallback.mock.calls[0][0]({ observe });
    expect(observe).toHaveBeenCalledTimes(12);
    expect(observe).toHaveBeenCalledWith(2, { state: 'none' });
    expect(observe).toHaveBeenCalledWith(0, { state: 'dead-link' });
    expect(observe).toHaveBeenCalledWith(1, { state: 'page' });
  });
});

describe('counters', () => {
  it('have labels of closed sets only', () => {
    const counted: unknown[] = [];
    const service = metricsServiceMock.mock({
      createCounter: (name: string) => ({
        add: (value: number, labels?: object) =>
          counted.push([name, value, labels]),
      }),
    });
    const runs = createRunMetrics(service);
    runs.started({ isDrill: false, alert: {} });
    runs.started({ isDrill: true });
    runs.marked([{ kind: 'step', state: 'failed' }, { kind: 'note' }]);
    runs.ended({ isDrill: false, outcome: 'fixed' });
    digestCounter(service)('sent');
    expect(counted).toEqual([
      ['playbooks.runs.started', 1, { drill: false, from: 'alert' }],
      ['playbooks.runs.started', 1, { drill: true, from: 'hand' }],
      ['playbooks.marks.total', 1, { what: 'failed' }],
      ['playbooks.marks.total', 1, { what: 'note' }],
      ['playbooks.runs.ended', 1, { drill: false, outcome: 'fixed' }],
      ['playbooks.digests.total', 1, { result: 'sent' }],
    ]);
  });
});
