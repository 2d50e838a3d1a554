import {
  defaultPersonalRules,
  type PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { ANA, FRAUD, PAYMENTS } from '../database/__testUtils__/alertTables';
import {
  credentialsOf,
  MINUTE,
  onCallListing,
  openRules,
} from './__testUtils__/rulesWorld';

const ana = credentialsOf('ana.ruiz');
const chen = credentialsOf('chen.li');
const stranger = credentialsOf('stranger');
const backend = mockCredentials.service();

const byMail: PersonalRule = {
  ...{ severities: ['critical'], channel: 'email', afterMinutes: 0 },
};

describe('PersonalRulesDesk', () => {
  eachDatabase(createDatabase => {
    it('keeps what each person says, until they say nothing', async () => {
      const { personalRules } = await openRules(createDatabase);
      const usual = { rules: defaultPersonalRules, isDefault: true };
      expect(await personalRules.get(ana)).toEqual(usual);
      const own = { rules: [byMail], isDefault: false };
      expect(await personalRules.save([byMail], ana)).toEqual(own);
      expect(await personalRules.get(ana)).toEqual(own);
      expect(await personalRules.get(chen)).toEqual(usual);
      expect(await personalRules.save([], ana)).toEqual(usual);
    });

    it('tells what is wrong with rules, and where', async () => {
      const { personalRules } = await openRules(createDatabase);
      const wrong = [byMail, { ...byMail, channel: 'slack-payments' }];
      await expect(personalRules.save(wrong, ana)).rejects.toMatchObject({
        ...{ name: 'InputError' },
        problems: [{ pointer: '/rules/1/channel' }],
      });
      expect(await personalRules.get(ana)).toMatchObject({ isDefault: true });
    });

    it('lists channels, and schedules of teams that somebody sees', async () => {
      const onCall = onCallListing(async () => [
        { id: 's-1', name: 'Day', teamRef: PAYMENTS },
        { id: 's-2', name: 'Hidden', teamRef: FRAUD },
      ]);
      const { channels } = await openRules(createDatabase, { onCall });
      const listed = await channels.read(stranger);
      expect(listed).toEqual({
        items: [
          { id: 'portal', title: 'here', audience: 'personal' },
          { id: 'chat', title: 'in a chat', audience: 'personal' },
          {
            ...{ id: 'email', title: 'by mail', audience: 'personal' },
            unreachable: 'no address is known',
          },
          {
            ...{ id: 'slack-payments', title: 'in Slack #payments' },
            audience: 'shared',
          },
        ],
        schedules: [{ id: 's-1', name: 'Day', teamRef: PAYMENTS }],
      });
      expect((await channels.read(ana)).schedules).toHaveLength(2);
      onCall.listSchedules = async () => {
        throw new Error('silent');
      };
      const { items, schedules } = await channels.read(ana);
      expect([items.length, schedules]).toEqual([4, []]);
      const without = await openRules(createDatabase);
      expect(await without.channels.read(ana)).toMatchObject({
        schedules: [],
      });
    });

    it('sends a message to the caller, and tells them alone of it', async () => {
      const { personalRules, rows, poked } = await openRules(createDatabase);
      const { id } = await personalRules.test('chat', ana);
      expect(await rows('messages')).toMatchObject([
        {
          ...{ id, kind: 'test', user_ref: ANA, channel: 'chat' },
          ...{ alert_id: null, state: 'waiting' },
        },
      ]);
      expect(poked).toEqual(['messages']);
      expect(await personalRules.testState(id, ana)).toEqual({
        state: 'waiting',
      });
      await expect(personalRules.testState(id, chen)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });

    it.each([
      ['email', 'channel: no address is known'],
      ['slack-payments', 'channel: it is none that reaches persons'],
      ['none', 'channel: it is none that reaches persons'],
      ['__proto__', 'channel: it is none that reaches persons'],
    ])('sends nothing by %s', async (channel, message) => {
      const { personalRules, rows } = await openRules(createDatabase);
      await expect(personalRules.test(channel, ana)).rejects.toMatchObject({
        ...{ name: 'InputError', message },
      });
      expect(await rows('messages')).toEqual([]);
    });

    it('sends so many in some minutes', async () => {
      const { personalRules, at } = await openRules(createDatabase);
      for (let i = 0; i < 10; i++) await personalRules.test('chat', ana);
      await expect(personalRules.test('chat', ana)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      await personalRules.test('chat', chen);
      at.now += 6 * MINUTE;
      await personalRules.test('chat', ana);
    });

    it('is for persons', async () => {
      const { personalRules } = await openRules(createDatabase);
      for (const act of [
        () => personalRules.get(backend),
        () => personalRules.save([], backend),
        () => personalRules.test('chat', backend),
        () => personalRules.testState('x', backend),
      ]) {
        await expect(act()).rejects.toMatchObject({ name: 'NotAllowedError' });
      }
    });
  });
});
