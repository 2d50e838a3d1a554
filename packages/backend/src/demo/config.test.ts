import { mockServices } from '@backstage/backend-test-utils';
import { readDemoConfig } from './config';

const started = { CALLBOARD_DEMO: '1' };
const read = (listen: unknown, env = started as NodeJS.ProcessEnv) =>
  readDemoConfig(
    mockServices.rootConfig({
      data: {
        backend: { listen: listen as {} },
        auth: {
          providers: { demo: { users: [{ ref: 'Jane', label: 'lead' }] } },
        },
      },
    }),
    env,
  );

describe('readDemoConfig', () => {
  it('is absent without the block, whatever the backend listens on', () => {
    const config = mockServices.rootConfig({
      data: { auth: { providers: {} } },
    });
    expect(readDemoConfig(config, {})).toBeUndefined();
  });

  it.each([
    [{ host: '127.0.0.1', port: 1 }],
    [{ host: 'localhost' }],
    [{ host: '::1' }],
    ['127.0.0.1:7007'],
    ['localhost:7007'],
  ])('starts on %j', listen => {
    expect(read(listen)).toEqual({
      users: [{ ref: 'user:default/jane', label: 'lead' }],
      anyone: false,
      adminGroups: [],
      portalTitle: 'Callboard',
    });
  });

  it.each([
    [{ host: '0.0.0.0', port: 1 }, 'on 0.0.0.0'],
    [{ host: '10.0.0.1' }, 'on 10.0.0.1'],
    [{ host: '::' }, 'on ::'],
    [{ port: 7007 }, 'on every address'],
    [':7007', 'on every address'],
    ['7007', 'on every address'],
    ['0.0.0.0:7007', 'on 0.0.0.0'],
    [undefined, 'on every address'],
  ])('refuses to start on %j', (listen, where) => {
    expect(() => read(listen)).toThrow(
      `auth.providers.demo: the demo sign-in asks for no password, so the backend must listen on 127.0.0.1 only, but backend.listen is ${where}. Set backend.listen.host to 127.0.0.1. Remove auth.providers.demo from the config, or start the portal with ./dev start.`,
    );
  });

  it.each([[{}], [{ CALLBOARD_DEMO: '0' }], [{ CALLBOARD_DEMO: 'true' }]])(
    'refuses to start with the environment %j',
    env => {
      expect(() => read({ host: '127.0.0.1' }, env)).toThrow(
        'auth.providers.demo: the demo sign-in asks for no password, so it starts only when the environment variable CALLBOARD_DEMO is 1. Remove auth.providers.demo from the config, or start the portal with ./dev start.',
      );
    },
  );
});
