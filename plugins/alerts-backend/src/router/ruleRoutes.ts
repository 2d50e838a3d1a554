import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { ChannelList } from '../rules/ChannelList';
import type { PersonalRulesDesk } from '../rules/PersonalRulesDesk';
import type { Audited } from './auditedBy';
import type { AlertsRouter } from './createAlertsRouter';

/** Ways to reach people, and how the caller is told of pages. */
export function addRuleRoutes(
  router: AlertsRouter,
  options: {
    channels: ChannelList;
    personalRules: PersonalRulesDesk;
    httpAuth: HttpAuthService;
    audited: Audited;
  },
): void {
  const { channels, personalRules, httpAuth, audited } = options;
  router.get('/channels', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    res.json(await channels.read(credentials));
  });
  router.get('/my/rules', async (request, res) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    res.json(await personalRules.get(by));
  });
  router.put('/my/rules', async (request, res) => {
    const { rules } = request.body;
    const event = { eventId: 'my-rules-save', meta: { rules: rules.length } };
    res.json(
      await audited(request, event, by => personalRules.save(rules, by)),
    );
  });
  router.post('/my/rules/test', async (request, res) => {
    const { channel } = request.body;
    const event = { eventId: 'my-rules-test', meta: { channel } };
    res.json(
      await audited(request, event, by => personalRules.test(channel, by)),
    );
  });
  router.get('/my/rules/test/:id', async (request, res) => {
    const by = await httpAuth.credentials(request, { allow: ['user'] });
    res.json(await personalRules.testState(request.params.id, by));
  });
}
