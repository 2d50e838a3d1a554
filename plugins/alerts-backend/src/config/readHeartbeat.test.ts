import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readHeartbeat } from './readHeartbeat';

const read = (heartbeat?: JsonObject) =>
  readHeartbeat(new ConfigReader(heartbeat ? { alerts: { heartbeat } } : {}));

const url = 'https://watch.example.com/ping/s3cr3t';
const secret = '0123456789abcdef0123456789abcdef';

describe('readHeartbeat', () => {
  it('beats each minute, for nobody unless an address is given', () => {
    expect(read()).toEqual({ everyMs: 60_000 });
    expect(read({ url })).toEqual({
      everyMs: 60_000,
      watcher: { url, form: 'post' },
    });
    expect(
      read({
        ...{ url, form: 'alertmanager', secret, every: 'PT30S' },
        authorization: 'Bearer x',
      }),
    ).toEqual({
      everyMs: 30_000,
      watcher: {
        ...{ url, form: 'alertmanager', secret },
        authorization: 'Bearer x',
      },
    });
  });

  it.each([
    [{ url: 'watch.example.com/s3cr3t' }, 'alerts.heartbeat.url: is no'],
    [{ url: 'file:///etc/s3cr3t' }, 'alerts.heartbeat.url: is no'],
    [{ url: 'https://a:s3cr3t@b.example' }, 'alerts.heartbeat.url: may have'],
    [{ url, form: 'put' }, "alerts.heartbeat.form: 'put' is none"],
    [{ url, form: 'get', secret }, 'alerts.heartbeat.secret: nothing'],
    [{ url, secret: 's3cr3t' }, 'alerts.heartbeat.secret: has less'],
    [{ url, every: { seconds: 5 } }, 'alerts.heartbeat.every: give 10 s'],
    [{ url, every: { hours: 2 } }, 'alerts.heartbeat.every: give 10 s'],
  ])('refuses %j without repeating a secret', (wrong, words) => {
    let message = '';
    try {
      read(wrong);
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain(words);
    expect(message).not.toContain('s3cr3t');
  });

  it('needs an address', () => {
    expect(() => read({ every: 'PT1M' })).toThrow('alerts.heartbeat.url');
  });
});
