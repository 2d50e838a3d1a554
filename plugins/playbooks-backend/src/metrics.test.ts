import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { watchCoverage } from './metrics';

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
