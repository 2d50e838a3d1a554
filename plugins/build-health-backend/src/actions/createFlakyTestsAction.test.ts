import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError } from '@backstage/errors';
import type { TestSummary } from '@callboard/backstage-plugin-build-health-common';
import type { AuthorizedTests } from '../service/tests/AuthorizedTests';
import { createFlakyTestsAction } from './createFlakyTestsAction';

const credentials = mockCredentials.user('user:default/ana');
const LEDGER = 'component:default/ledger';

const flaky: TestSummary = {
  id: '5',
  pipelineId: '2',
  pipelineName: 'CI',
  suitePath: ['refunds'],
  className: 'RefundTest',
  name: 'is paid once',
  verdict: 'flaky',
  rate: 0.06,
  interval: { low: 0.03, high: 0.11 },
  n: 183,
  needed: 20,
  failures: 11,
  sameCommit: { passedAgain: 9, of: 11 },
  firstSeenAt: '2026-10-01T00:00:00.000Z',
  lastSeenAt: '2026-11-27T00:00:00.000Z',
  lastFailureAt: '2026-11-26T00:00:00.000Z',
  entityRefs: [LEDGER],
  ownerRef: 'group:default/ledger',
  quarantine: {
    testId: '5',
    ownerRef: 'group:default/ledger',
    reason: 'a clock',
    createdBy: 'user:default/ana',
    createdAt: '2026-11-01T00:00:00.000Z',
    expiresAt: '2026-11-15T00:00:00.000Z',
    isOverdue: true,
  },
};

function setUp() {
  const list = jest.fn(async () => ({
    items: [flaky],
    total: 1,
    pageInfo: {},
  }));
  const forReader = jest.fn(async () => ({ list }));
  const actionsRegistry = actionsRegistryServiceMock();
  createFlakyTestsAction({
    actionsRegistry,
    tests: { forReader } as unknown as AuthorizedTests,
  });
  const ask = (input: object) =>
    actionsRegistry.invoke({ id: 'test:list-flaky-tests', input, credentials });
  return { ask, list, forReader };
}

describe('the action list-flaky-tests', () => {
  it('lists flaky tests with their evidence, as the caller', async () => {
    const { ask, list, forReader } = setUp();
    const { output } = await ask({ entityRef: LEDGER });
    expect(forReader).toHaveBeenCalledWith(credentials);
    expect(list).toHaveBeenCalledWith({
      entityRef: LEDGER,
      verdict: 'flaky',
      limit: 50,
    });
    expect(output).toEqual({
      totalItems: 1,
      items: [
        {
          id: '5',
          pipeline: 'CI',
          name: 'refunds › RefundTest › is paid once',
          rate: 0.06,
          interval: { low: 0.03, high: 0.11 },
          n: 183,
          failures: 11,
          sameCommit: { passedAgain: 9, of: 11 },
          lastFailureAt: '2026-11-26T00:00:00.000Z',
          entityRefs: [LEDGER],
          ownerRef: 'group:default/ledger',
          quarantine: {
            ownerRef: 'group:default/ledger',
            expiresAt: '2026-11-15T00:00:00.000Z',
            isOverdue: true,
          },
        },
      ],
    });
  });

  it('is refused to those who may not read builds', async () => {
    const { ask, forReader } = setUp();
    forReader.mockRejectedValueOnce(
      new NotAllowedError('You may not read builds'),
    );
    await expect(ask({})).rejects.toThrow('You may not read builds');
  });
});
