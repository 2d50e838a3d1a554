import type { PropsWithChildren } from 'react';
import { act, renderHook } from '@testing-library/react';
import { errorApiRef, identityApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CHEN } from '../__testUtils__/alerts';
import { useCountdown } from './useCountdown';

const client = new QueryClient();

const Around = ({ children }: PropsWithChildren) => (
  <TestApiProvider
    apis={[
      [translationApiRef, mockApis.translation()],
      [identityApiRef, mockApis.identity()],
      [errorApiRef, { post: jest.fn(), error$: jest.fn() }],
    ]}
  >
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  </TestApiProvider>
);

describe('useCountdown', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('counts each second, and speaks at two minutes and at half a minute only', async () => {
    const next = {
      at: new Date(Date.now() + 125_000).toISOString(),
      people: [CHEN],
      what: 'level 2',
    };
    const { result } = renderHook(() => useCountdown(next), {
      wrapper: Around,
    });
    const spoken: string[] = [];
    for (let second = 0; second < 126; second += 1) {
      await act(async () => {
        await jest.advanceTimersByTimeAsync(1_000);
      });
      const said = document.querySelector(
        '#callboard-live-region [role=status]',
      )?.textContent;
      if (said && said !== spoken.at(-1)) spoken.push(said);
    }
    expect(result.current).toBe(0);
    expect(spoken).toEqual([
      'In 2 minutes the next page goes to Chen Li.',
      'In 30 seconds the next page goes to Chen Li.',
    ]);
  });
});
