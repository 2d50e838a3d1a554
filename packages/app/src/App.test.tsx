import { render, screen } from '@testing-library/react';
import { App } from './App';

describe('App', () => {
  const env = process.env;

  afterEach(() => {
    process.env = env;
    jest.restoreAllMocks();
  });

  it('opens with the sample people of the demo', async () => {
    // Where the built page holds its configuration.
    process.env = {
      ...env,
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Callboard', baseUrl: 'http://portal.example' },
            backend: { baseUrl: 'http://backend.example' },
          },
        },
      ],
    } as unknown as NodeJS.ProcessEnv;
    jest.spyOn(global, 'fetch').mockImplementation(async input => {
      expect(String(input)).toBe(
        'http://backend.example/api/demo/sign-in-options',
      );
      return Response.json({
        users: [
          {
            ref: 'user:default/ana.ruiz',
            title: 'Ana Ruiz',
            label: 'member',
            teams: ['Ledger'],
          },
        ],
        groups: [],
        portal: { title: 'the sample organisation', sample: true },
        totals: { users: 1, groups: 0 },
      });
    });

    render(App.createRoot());
    expect(
      await screen.findByRole('button', {
        name: 'Sign in as Ana Ruiz, member',
      }),
    ).toBeInTheDocument();
    // Nothing of the portal is shown before somebody signed in.
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});
