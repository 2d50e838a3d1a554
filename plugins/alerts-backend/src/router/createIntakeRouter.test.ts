import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { eachDatabase } from '@internal/test-kit';
import {
  sampleBody,
  type IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';
import request, { type Test } from 'supertest';
import {
  LEDGER,
  ofLedger,
  openIntake,
  type IntakeWorld,
} from '../intake/__testUtils__/intakeWorld';
import { mintSecret } from '../keys/secrets';

const PATHS: Record<IntakeKind, string> = {
  alertmanager: '/alertmanager',
  grafana: '/grafana',
  'events-v2': '/v2/enqueue',
  generic: '/generic',
};
const KINDS = ['alertmanager', 'grafana', 'events-v2', 'generic'] as const;
const DAY = 24 * 60 * 60_000;

const sample = (kind: IntakeKind, entityRef?: string, routingKey?: string) =>
  sampleBody(kind, {
    ...{ title: 'Latency', dedupKey: 'k1', action: 'trigger' },
    ...{ startsAt: '2026-11-28T02:59:00Z', entityRef, routingKey },
  });

describe('the router of the intake', () => {
  eachDatabase(createDatabase => {
    let world: IntakeWorld;
    beforeEach(async () => {
      world = await openIntake(await createDatabase());
    });

    const post = (path: string): Test =>
      request(world.app).post(`/api/alerts/intake${path}`);
    const withKey = (path: string, secret: string): Test =>
      post(path).set('Authorization', `Bearer ${secret}`);
    const expectNoSecret = (secret: string, text: string) => {
      expect(world.logged.join('\n')).not.toContain(secret);
      expect(text).not.toContain(secret);
    };

    it.each(KINDS)('keeps what comes as %s, and answers 202', async kind => {
      const { id, secret } = await world.newKey();
      const body = JSON.stringify(sample(kind));
      const answer = await withKey(PATHS[kind], secret).send(body);
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual(
        kind === 'events-v2'
          ? {
              status: 'success',
              message: 'Event processed',
              dedup_key: 'k1',
            }
          : { status: 'accepted' },
      );
      expect(await world.deliveries()).toMatchObject([
        {
          ...{ lane_id: id, kind, state: 'waiting' },
          body_hash: createHash('sha256').update(body).digest('hex'),
          incoming: { events: [{ dedupKey: 'k1', title: 'Latency' }] },
        },
      ]);
      expect(world.kept).toEqual([id]);
      expect(world.answers).toEqual([{ kind, status: 202 }]);
    });

    it('takes a key from wherever senders can put it', async () => {
      const { secret } = await world.newKey();
      const basic = Buffer.from(`alerts:${secret}`).toString('base64');
      const body = sample('alertmanager');
      const sent = [
        withKey('/alertmanager', secret),
        post('/alertmanager').set('Authorization', `Basic ${basic}`),
        post('/alertmanager').set('Authorization', `Token token=${secret}`),
        post('/alertmanager').set('X-Routing-Key', secret),
        post(`/alertmanager/${secret}`),
        post(`/alertmanager/${secret}/?source=prometheus`),
      ];
      for (const one of sent) {
        const answer = await one.send(body);
        expect(answer.status).toBe(202);
        expectNoSecret(secret, answer.text);
      }
      const event = sample('events-v2', undefined, secret);
      const answer = await post('/v2/enqueue').send(event);
      expect(answer.status).toBe(202);
      expectNoSecret(secret, answer.text);
      const kept = await world.deliveries();
      expect(kept).toHaveLength(7);
      expect(JSON.stringify(kept)).not.toContain(secret);
      expect(world.logged.join('\n')).toContain(
        '"POST /api/alerts/intake/alertmanager HTTP/1.1" 202',
      );
    });

    it('knows what Grafana sends, also at the path of Alertmanager', async () => {
      const { secret } = await world.newKey();
      await withKey('/alertmanager', secret)
        .send(sample('grafana'))
        .expect(202);
      expect(await world.deliveries()).toMatchObject([{ kind: 'grafana' }]);
    });

    it('reads generic JSON by the mapping of the key', async () => {
      const { secret } = await world.newKey(
        { kind: 'any' },
        { summary: '/what', dedupKey: '/id' },
      );
      await withKey('/generic', secret)
        .send({ what: 'Disk full', id: 7 })
        .expect(202);
      expect(await world.deliveries()).toMatchObject([
        { incoming: { events: [{ summary: 'Disk full', dedupKey: '7' }] } },
      ]);
    });

    it('reads whatever type it is said to be, compressed or not', async () => {
      const { secret } = await world.newKey();
      const body = JSON.stringify(sample('alertmanager'));
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        await withKey('/alertmanager', secret)
          .set('Content-Type', type)
          .send(body)
          .expect(202);
      }
      const compressed = (bytes: Buffer, encoding = 'gzip') =>
        withKey('/alertmanager', secret)
          .set('Content-Type', 'application/json')
          .set('Content-Encoding', encoding)
          .serialize(one => one)
          .send(bytes);
      await compressed(gzipSync(body)).expect(202);
      await compressed(Buffer.from(body)).expect(400);
      await compressed(Buffer.from(body), 'zstd').expect(400);
      await compressed(gzipSync(Buffer.alloc(600_000, 32))).expect(413);
    });

    it.each(KINDS)(
      'refuses a wrong key to %s, in the same words',
      async kind => {
        const { id, secret } = await world.newKey();
        const { secret: rotated, ...hashed } = mintSecret();
        await world.keys.rotate(id, {
          ...{ secret: hashed, now: world.at.now, most: 5 },
          overlapMs: DAY,
        });
        const body = sample(kind);
        await withKey(PATHS[kind], secret).send(body).expect(202);
        const { secret: never } = mintSecret();
        const answers = [await withKey(PATHS[kind], never).send(body)];
        world.at.now += DAY;
        answers.push(await withKey(PATHS[kind], secret).send(body));
        await withKey(PATHS[kind], rotated).send(body).expect(202);
        await world.keys.revoke(id, world.at.now);
        world.ring.forget(id);
        answers.push(await withKey(PATHS[kind], rotated).send(body));
        answers.push(await withKey(PATHS[kind], 'no').send(body));
        answers.push(await post(PATHS[kind]).send(body));
        for (const { status, text } of answers) {
          expect(status).toBe(kind === 'events-v2' ? 400 : 401);
          expect(text).toBe(answers[0].text);
          for (const each of [never, secret, rotated])
            expectNoSecret(each, text);
        }
        expect(answers[0].text).toContain('Invalid routing key');
        expect(await world.deliveries()).toHaveLength(2);
      },
    );

    it('refuses as PagerDuty does where tools expect it', async () => {
      const { secret } = await world.newKey();
      const wrong = await post('/v2/enqueue').send(
        sample('events-v2', undefined, mintSecret().secret),
      );
      expect(wrong.status).toBe(400);
      expect(wrong.body).toMatchObject({
        status: 'invalid event',
        message: 'Invalid routing key',
        problems: [{ pointer: '/routing_key' }],
      });
      const invalid = await post('/v2/enqueue').send({
        routing_key: secret,
        event_action: 'trigger',
        payload: { source: 'x', severity: 'bad' },
      });
      expect(invalid.status).toBe(400);
      expect(invalid.body).toMatchObject({
        status: 'invalid event',
        message: 'Event object is invalid',
        errors: [
          expect.stringMatching(/^\/payload\/summary is missing/),
          expect.stringMatching(/^\/payload\/severity is "bad"/),
        ],
      });
    });

    it('names the places of what is wrong', async () => {
      const { secret } = await world.newKey();
      const body = {
        ...sample('alertmanager'),
        groupKey: 1,
        alerts: [{ status: 'on', labels: [] }],
      };
      const answer = await withKey('/alertmanager', secret).send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.error).toMatchObject({
        name: 'InputError',
        problems: [
          { pointer: '/groupKey' },
          { pointer: '/alerts/0/status' },
          { pointer: '/alerts/0/labels' },
        ],
      });
      expect(answer.body.error.message).toMatch(
        /^\/groupKey is .+\. \/alerts\/0\/status is "on"; send .+\. \/alerts\/0\/labels is a list/,
      );
      const noJson = await withKey('/generic', secret).send('{');
      expect(noJson.body.error.message).toMatch(
        /^The body is no JSON from line 1/,
      );
      expect(await world.deliveries()).toEqual([]);
    });

    it.each(KINDS)(
      'refuses %s of another service by the key of one',
      async kind => {
        const { secret } = await world.newKey(ofLedger);
        const send = (entityRef?: string) =>
          withKey(PATHS[kind], secret).send(sample(kind, entityRef));
        const answer = await send('component:default/cards');
        expect(answer.status).toBe(403);
        expect(answer.text).toMatch(
          /(?:\/alerts\/0|\/payload\/custom_details|The body) names component:default\/cards/,
        );
        expect(await world.deliveries()).toEqual([]);
        await send(LEDGER).expect(202);
        await send().expect(202);
      },
    );

    it('refuses what is too large, and goes on', async () => {
      const { secret } = await world.newKey();
      const fits = JSON.stringify({ summary: 'x'.repeat(500_000) });
      await withKey('/generic', secret).send(fits).expect(202);
      const send = (size: number) =>
        withKey('/generic', secret).send(
          JSON.stringify({ summary: 'x'.repeat(size) }),
        );
      const large = await send(600_000);
      expect(large.status).toBe(413);
      expect(large.text).toContain('at most 512 kB');
      // Of a very large body nobody reads all; its sender may be cut off before it sees the answer.
      const told = await send(5_000_000).then(
        ({ status }) => status,
        () => 'cut off',
      );
      expect([413, 'cut off']).toContain(told);
      expect(world.answers.map(({ status }) => status)).toEqual([
        202, 413, 413,
      ]);
      await withKey('/generic', secret).send({ summary: 'x' }).expect(202);
    });

    it('answers 429 to a key that brings too much in, and says when to come again', async () => {
      world = await openIntake(await createDatabase(), { ratePerMinute: 6 });
      const { secret } = await world.newKey();
      const other = await world.newKey();
      const send = (by: string, path = '/generic') =>
        withKey(path, by).send(sample('generic'));
      for (let times = 0; times < 3; times++) await send(secret).expect(202);
      const answer = await send(secret);
      expect(answer.status).toBe(429);
      expect(answer.get('Retry-After')).toBe('10');
      expect(answer.text).toContain('send again after 10 s');
      const event = await send(secret, '/v2/enqueue');
      expect(event.status).toBe(429);
      expect(event.body).toMatchObject({ status: 'throttle exceeded' });
      expect(event.get('Retry-After')).toBe('10');
      await send(other.secret).expect(202);
      world.at.now += 10_000;
      await send(secret).expect(202);
    });

    it('answers 429 to whoever tries many wrong keys, and good ones of the same address pass', async () => {
      const { secret } = await world.newKey();
      const tried = () =>
        withKey('/generic', mintSecret().secret).send(sample('generic'));
      for (let times = 0; times < 60; times++) await tried().expect(401);
      const answer = await tried();
      expect(answer.status).toBe(429);
      expect(answer.get('Retry-After')).toBe('1');
      await withKey('/generic', secret).send(sample('generic')).expect(202);
    });

    it('notes who sends by a key, and not from where', async () => {
      const { id, secret } = await world.newKey();
      await withKey('/generic', secret)
        .set('User-Agent', 'Alertmanager/0.27')
        .send(sample('generic'))
        .expect(202);
      const key = await world.keys.get(id, world.at.now);
      expect(key?.secrets).toMatchObject([
        { lastUsedAt: world.at.now, lastSender: 'Alertmanager/0.27' },
      ]);
      const rows = await world.db('routing_secrets');
      expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
    });

    it('is posted to, and at its paths alone', async () => {
      const { secret } = await world.newKey();
      for (const method of ['get', 'put', 'delete'] as const) {
        const answer = await request(world.app)[method](
          `/api/alerts/intake/alertmanager/${secret}`,
        );
        expect(answer.status).toBe(405);
        expect(answer.get('Allow')).toBe('POST');
        expectNoSecret(secret, answer.text);
      }
      for (const path of [
        `/${secret}`,
        '',
        `/events/${secret}`,
        `/alertmanager/${secret}/api/v2/alerts`,
        `/v2/enqueue/${secret}`,
        `/__proto__/${secret}`,
      ]) {
        const answer = await post(path).send(sample('alertmanager'));
        expect(answer.status).toBe(404);
        expectNoSecret(secret, answer.text);
      }
    });

    it('tells senders to try again where it cannot be kept, and nobody what was sent', async () => {
      const { secret } = await world.newKey();
      await world.db.schema.dropTable('deliveries');
      const sent = { summary: 'Disk of Ledger' };
      for (const path of [`/generic/${secret}`, `/alertmanager/${secret}`]) {
        const body = path.startsWith('/generic')
          ? sent
          : sample('alertmanager');
        const answer = await post(path).send(body);
        expect(answer.status).toBe(503);
        expect(answer.get('Retry-After')).toBe('5');
        expectNoSecret(secret, answer.text);
        expect(answer.text).not.toContain('deliveries');
      }
      const logged = world.logged.join('\n');
      expect(logged).toMatch(/A delivery could not be kept: .*deliveries/);
      expect(logged).not.toContain('Disk of Ledger');
    });
  });
});
