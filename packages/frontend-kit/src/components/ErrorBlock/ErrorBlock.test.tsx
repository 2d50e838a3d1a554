import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderKit, watchClipboard } from '../../__testUtils__/renderKit';
import { EmptyBlock } from '../EmptyBlock/EmptyBlock';
import { ForbiddenBlock } from '../ForbiddenBlock/ForbiddenBlock';
import { formatClock } from '../../lib/instant';
import { ErrorBlock } from './ErrorBlock';

const at = Date.parse('2026-11-24T09:42:00Z');
const error = Object.assign(new Error('upstream <gone>'), { statusCode: 503 });

describe('ErrorBlock', () => {
  it('says what happened, what it means and what can be done', async () => {
    const user = userEvent.setup();
    const onRetry = jest.fn();
    const { container } = renderKit(
      <ErrorBlock
        subject="On-call data"
        error={error}
        at={at}
        onRetry={onRetry}
      />,
    );
    expect(screen.getByText('On-call data did not load.')).toBeInTheDocument();
    expect(container).toHaveTextContent(
      `The server answered 503 at ${formatClock(
        new Date(at),
      )}. Nothing was changed.`,
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('keeps the raw message behind Details, ready to copy', async () => {
    const user = userEvent.setup();
    const writeText = watchClipboard();
    renderKit(<ErrorBlock subject="Builds" error={error} />);
    expect(screen.getByText('Error: upstream <gone>')).not.toBeVisible();
    await user.click(screen.getByText('Details'));
    expect(screen.getByText('Error: upstream <gone>')).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Copy error message' }),
    );
    expect(writeText).toHaveBeenCalledWith('Error: upstream <gone>');
  });

  it.each([
    [new TypeError('Failed to fetch'), /The server could not be reached at/],
    [new Error('bug'), /It failed at/],
    ['text', /It failed at/],
  ])('does not invent a status for %s', (cause, text) => {
    renderKit(<ErrorBlock subject="Builds" error={cause} />);
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('EmptyBlock and ForbiddenBlock', () => {
  it.each(['nothing-yet', 'filtered', 'good'] as const)(
    'says that %s, what it means and what to do',
    kind => {
      const { container } = renderKit(
        <EmptyBlock
          kind={kind}
          title="No schedule."
          actions={<button>Create</button>}
        >
          Alerts reach nobody.
        </EmptyBlock>,
      );
      expect(container.querySelector(`[data-empty=${kind}]`)).toHaveTextContent(
        'No schedule.Alerts reach nobody.Create',
      );
    },
  );

  it('does not tell refused from missing', () => {
    const { container } = renderKit(<ForbiddenBlock subject="this schedule" />);
    expect(container).toHaveTextContent(
      'You cannot see this schedule, or it does not exist. Its owners decide who can.',
    );
  });

  it('says of what is there who decides', () => {
    const { container } = renderKit(
      <ForbiddenBlock subject="the overview" isThere />,
    );
    expect(container).toHaveTextContent(
      /^You cannot see the overview. Whoever runs this portal decides who can, in its permissions.$/,
    );
  });
});
