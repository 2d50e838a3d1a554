import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createKitQueryClient } from '../../lib/queryClient';
import { renderKit } from '../../__testUtils__/renderKit';
import { AsyncQuery, AsyncState } from './AsyncState';

const MINUTE = 60_000;

function query(
  change: Partial<AsyncQuery<string[]>> = {},
): AsyncQuery<string[]> {
  return {
    data: undefined,
    error: null,
    isPending: true,
    isFetching: true,
    dataUpdatedAt: 0,
    errorUpdatedAt: 0,
    refetch: jest.fn(),
    ...change,
  };
}

const view = (
  state: AsyncQuery<string[]>,
  props: Partial<Parameters<typeof AsyncState<string[]>>[0]> = {},
) => (
  <AsyncState
    query={state}
    subject="On-call data"
    thing="this schedule"
    skeleton={<div data-testid="skeleton" />}
    isEmpty={items => items.length === 0}
    empty="Nobody is on call."
    {...props}
  >
    {items => <p>{items.join()}</p>}
  </AsyncState>
);

const failed = (status: number) =>
  Object.assign(new Error('no'), { statusCode: status });

describe('AsyncState', () => {
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('shows nothing for 200 ms, then the skeleton, after 8 s a way out', async () => {
    jest.useFakeTimers();
    const refetch = jest.fn();
    renderKit(view(query({ refetch })));
    expect(screen.getByTestId('skeleton')).not.toBeVisible();
    act(() => jest.advanceTimersByTime(200));
    expect(screen.getByTestId('skeleton')).toBeVisible();
    expect(screen.getByText('Loading On-call data')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(7_700));
    expect(screen.queryByText(/Still loading/)).toBeNull();
    act(() => jest.advanceTimersByTime(100));
    expect(screen.getByText(/Still loading: 10 s is unusual/)).toBeVisible();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  it('shows data, and the empty block when there is none', () => {
    const { update } = renderKit(view(query({ data: ['Ana', 'Chen'] })));
    expect(screen.getByText('Ana,Chen')).toBeVisible();
    update(view(query({ data: [] })));
    expect(screen.getByText('Nobody is on call.')).toBeVisible();
  });

  it.each([403, 404])('answers %d as if there were nothing to see', status => {
    renderKit(view(query({ error: failed(status), isPending: false })));
    expect(screen.getByText('You cannot see this schedule,')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('hides data that may no longer be seen', () => {
    renderKit(view(query({ data: ['Ana'], error: failed(403) })));
    expect(screen.queryByText('Ana')).toBeNull();
    expect(screen.getByText('You cannot see this schedule,')).toBeVisible();
  });

  it('keeps old data with its age when renewing fails', () => {
    renderKit(
      view(
        query({
          data: ['Ana'],
          error: failed(503),
          dataUpdatedAt: Date.now() - 12.5 * MINUTE,
          errorUpdatedAt: Date.now(),
        }),
      ),
    );
    expect(screen.getByText('Ana')).toBeVisible();
    expect(screen.getByText('On-call data did not update.')).toBeVisible();
    expect(
      screen.getByText(/The server answered 503 .* You see values/),
    ).toHaveTextContent(/from \d\d:\d\d \S+, 12 min old\.$/);
  });

  it('says since when there is no network', () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    renderKit(view(query({ data: ['Ana'] })));
    expect(screen.getByText(/^No network since \d\d:\d\d/)).toBeVisible();
    expect(screen.getByText('You read a saved copy.')).toBeVisible();
    expect(screen.getByText('Ana')).toBeVisible();
    act(() => {
      window.dispatchEvent(new Event('online'));
    });
    expect(screen.queryByText(/^No network/)).toBeNull();
  });

  it('keeps the error block and the focus while a real query tries again', async () => {
    const user = userEvent.setup();
    let answer: (items: string[]) => void = () => {};
    const queryFn = jest
      .fn()
      .mockRejectedValueOnce(failed(409))
      .mockImplementationOnce(
        () => new Promise<string[]>(resolve => (answer = resolve)),
      );
    function View() {
      return view(useQuery<string[]>({ queryKey: ['x'], queryFn }));
    }
    renderKit(
      <QueryClientProvider client={createKitQueryClient()}>
        <View />
      </QueryClientProvider>,
    );
    const button = await screen.findByRole('button', { name: 'Try again' });
    await user.click(button);
    expect(queryFn).toHaveBeenCalledTimes(2);
    expect(screen.getByText('On-call data did not load.')).toBeVisible();
    expect(button).toHaveFocus();
    act(() => answer(['Ana']));
    await waitFor(() => expect(screen.getByText('Ana')).toBeVisible());
    expect(screen.queryByText('On-call data did not load.')).toBeNull();
  });
});
