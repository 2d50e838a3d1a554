import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePlaybooksApi, playbookOf } from './__testUtils__/FakePlaybooksApi';
import { renderPage } from './__testUtils__/renderPage';

const PAGE = `---
variables:
  - { name: token, secret: true }
---
# Lag

1. Look: \`kubectl -n <namespace> get pods\`
2. Ask: \`curl -H <token> ledger\`
`;

describe('printing', () => {
  const print = jest.fn();

  beforeEach(() => {
    print.mockClear();
    window.print = print;
  });

  it('of a page is in its menu, with the version of the text and the values, but no secret', async () => {
    const user = userEvent.setup();
    const playbook = playbookOf(PAGE);
    renderPage(
      '/playbooks/pages/lag?v.namespace=pay',
      new FakePlaybooksApi([playbook]),
    );
    await user.type(await screen.findByLabelText('token'), 's3cret');
    await user.click(
      screen.getByRole('button', { name: 'More about this page' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Print' }));
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    const line = screen.getByText(/^Page version 0000000, printed /);
    expect(line).toHaveTextContent(/from http:\/\/localhost.*$/);
    const printed = [...document.querySelectorAll('.printed')].map(
      ({ textContent }) => textContent,
    );
    expect(printed).toContain('pay');
    expect(printed).toContain('secret, not printed');
    expect(
      screen.getByRole('button', { name: 'Value of token: s3cret' }),
    ).toHaveAttribute('data-secret', '<token>');
    expect(
      screen.getAllByRole('button', { name: 'Value of namespace: pay' })[0],
    ).not.toHaveAttribute('data-secret');
    expect(printed.join()).not.toContain('s3cret');
  });
});
