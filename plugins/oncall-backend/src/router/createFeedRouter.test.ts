import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createFeedRouter } from './createFeedRouter';

const token = 'secret_-'.repeat(6).slice(0, 43);

describe('the router of calendars', () => {
  const logged: string[] = [];
  const note = (message: string, meta?: unknown) =>
    logged.push(message, JSON.stringify(meta ?? ''), String(meta));
  const logger = mockServices.logger.mock({
    child: () => logger,
    info: note,
    warn: note,
    error: note,
  });
  const counted: string[] = [];
  beforeEach(() => {
    logged.length = 0;
  });

  /** As in a portal: below the platform's own log of requests. */
  function serve(read: (secret: string) => Promise<any>) {
    const platform = MiddlewareFactory.create({
      config: mockServices.rootConfig(),
      logger,
    });
    const plugin = express.Router().use(
      createFeedRouter({
        feeds: { read },
        metrics: { countFeed: outcome => counted.push(outcome) },
        logger,
      }),
    );
    return express()
      .use(platform.logging())
      .use('/api/oncall', plugin)
      .use(platform.error());
  }

  it.each([
    ['sent', 200, async () => ({ text: 'BEGIN', modifiedAt: new Date() })],
    ['unknown', 404, async () => undefined],
    [
      'failed',
      503,
      async (secret: string) => {
        if (secret !== token) throw new Error('another secret was read');
        throw new Error('the database is down');
      },
    ],
  ])('leaves no secret in a log when %s', async (outcome, status, read) => {
    const answer = await request(serve(read)).get(
      `/api/oncall/feeds/${token}.ics`,
    );
    expect(answer.status).toBe(status);
    expect(counted.pop()).toBe(outcome);
    expect(logged.join('\n')).toContain('"GET /api/oncall/feeds/ HTTP/1.1"');
    expect(logged.join('\n')).not.toContain(token);
    expect(answer.text).not.toContain(token);
    expect(logged.join('\n').includes('database is down')).toBe(
      outcome === 'failed',
    );
  });

  it('only reads', async () => {
    const read = jest.fn();
    await request(serve(read))
      .post(`/api/oncall/feeds/${token}.ics`)
      .expect(404);
    expect(read).not.toHaveBeenCalled();
  });
});
