import {
  alertsAlertReadPermission,
  alertsSilenceCreatePermission,
  type NewSilence,
} from '@callboard/backstage-plugin-alerts-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import {
  LEDGER,
  PAYMENTS,
  ROUTER,
} from '../database/__testUtils__/alertTables';
import type { Policy } from '../service/__testUtils__/alertWorld';
import { deny, MINUTE, VAULT } from './__testUtils__/rulesWorld';
import {
  admin,
  ana,
  chen,
  dana,
  DAY,
  everything,
  iso,
  named,
  ofEntities,
  openSilences,
  planned,
  sent,
  stranger,
} from './__testUtils__/silencesWorld';

describe('Silences, of whom and by whom', () => {
  eachDatabase(createDatabase => {
    const open = (policy?: Policy) => openSilences(createDatabase, policy);

    it('lists those of what somebody sees', async () => {
      const { silences, at } = await open();
      const list = async (by: typeof ana, state?: 'open' | 'ended') =>
        (await silences.list({ state }, by)).map(({ reason }) => reason);
      await silences.create(sent({ reason: 'team' }), ana);
      await silences.create(
        { ...ofEntities(VAULT), reason: 'vault', endsAt: iso(30) },
        chen,
      );
      await silences.create({ ...everything, reason: 'all' }, admin);
      const both = { ...ofEntities(VAULT, LEDGER), reason: 'both' };
      const { id } = await silences.create(both, admin);
      expect(await list(ana)).toHaveLength(4);
      expect((await list(stranger)).sort()).toEqual(['all', 'both', 'team']);
      const seen = (await silences.list({}, stranger)).find(
        one => one.id === id,
      );
      expect(seen).toMatchObject({
        entityRefs: [LEDGER],
        entities: [{ entityRef: LEDGER }],
        mayEnd: false,
      });
      at.now += 45 * MINUTE;
      expect(await list(ana, 'ended')).toEqual(['vault']);
      expect(await list(stranger, 'ended')).toEqual([]);
      at.now += 91 * DAY;
      expect(await list(ana, 'ended')).toEqual([]);
    });

    it('is not there for who may not read alerts', async () => {
      const { silences } = await open({
        [alertsAlertReadPermission.name]: deny,
      });
      const { id } = await silences.create(sent(), ana);
      expect(await silences.list({}, ana)).toEqual([]);
      await expect(silences.end(id, ana)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    describe('who may silence', () => {
      const refused = { [alertsSilenceCreatePermission.name]: deny };
      const no = 'NotAllowedError';

      it.each<
        [string, BackstageCredentials, NewSilence, string | undefined, Policy]
      >([
        ['their team', ana, sent(), undefined, {}],
        ['a team below', dana, sent(), undefined, {}],
        ['another team', chen, sent(), no, {}],
        ['their services', ana, ofEntities(LEDGER, ROUTER), undefined, {}],
        ['services of a team below', dana, ofEntities(LEDGER), undefined, {}],
        ['a service of others too', ana, ofEntities(LEDGER, VAULT), no, {}],
        [
          'their team at services of others',
          ana,
          { ...ofEntities(VAULT), teamRef: PAYMENTS },
          undefined,
          {},
        ],
        ['everything', ana, everything, no, {}],
        ['everything, as an administrator', admin, everything, undefined, {}],
        ['what they do not see', stranger, ofEntities(VAULT), 'InputError', {}],
        ['their team, not by policy', ana, sent(), no, refused],
        ['everything, not by policy', admin, everything, no, refused],
        ['a team, as a backend', mockCredentials.service(), sent(), no, {}],
      ])('%s', async (_, by, request, expected, policy) => {
        const { silences, db } = await open(policy);
        const outcome = await silences.create(request, by).then(
          () => undefined,
          error => error.name,
        );
        expect(outcome).toBe(expected);
        expect(await db('silences')).toHaveLength(expected ? 0 : 1);
      });

      it('is told what to write instead', async () => {
        const { silences } = await open();
        await expect(silences.create(everything, ana)).rejects.toThrow(
          'name your team in teamRef',
        );
      });

      it('and end: who has made it, its team, administrators', async () => {
        const { silences, db } = await open();
        const { id } = await silences.create(sent(), admin);
        await expect(silences.end(id, chen)).rejects.toMatchObject({
          name: no,
        });
        await db('silences').update({ created_by: 'user:default/chen.li' });
        expect(await silences.end(id, chen)).toMatchObject({ state: 'ended' });
        const ofAll = await silences.create(everything, admin);
        await expect(silences.end(ofAll.id, ana)).rejects.toMatchObject({
          name: no,
        });
        await expect(silences.end('none', ana)).rejects.toMatchObject({
          name: 'NotFoundError',
        });
      });
    });

    it('tells everything that is wrong at once, and where', async () => {
      const { silences } = await open();
      const pointersOf = (request: NewSilence) =>
        silences.create(request, ana).then(
          () => [],
          ({ problems }) =>
            problems.map(({ pointer }: { pointer: string }) => pointer),
        );
      expect(
        await pointersOf({
          ...sent({ matchers: [{ ...named, op: '!=' }], reason: ' ' }),
          endsAt: iso(-1),
        }),
      ).toEqual(['/matchers', '/endsAt', '/reason']);
      const entityRefs = [LEDGER, 'component:default/none'];
      const teamRef = 'group:default/none';
      expect(await pointersOf(sent({ entityRefs, teamRef }))).toEqual([
        ...['/entityRefs/1', '/teamRef'],
      ]);
    });

    it('keeps so many of a team', async () => {
      const { silences } = await open();
      for (let i = 0; i < 50; i++) {
        await silences.create(planned, ana);
      }
      await expect(silences.create(sent(), ana)).rejects.toMatchObject({
        ...{ name: 'ConflictError' },
        message: 'There are 50 silences of the team already; end some first',
      });
    });
  });
});
