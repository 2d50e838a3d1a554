import { resolveNotificationLink } from '@backstage/plugin-notifications-node';
import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';
import {
  alertMessage,
  patience,
  sharedMessage,
} from './__testUtils__/alertMessage';
import { PortalNotifier } from './PortalNotifier';

function setup(portalUrl = 'https://portal.example.com') {
  const send = jest.fn(async (_: unknown) => {});
  const notifier = new PortalNotifier({ notifications: { send }, portalUrl });
  const sent = async (message: AlertMessage) => {
    await notifier.send(message, patience());
    const [[options]] = send.mock.calls.slice(-1);
    return options as Parameters<typeof notifier.send>[0] & {
      payload: Record<string, string>;
    };
  };
  return { send, notifier, sent };
}

describe('PortalNotifier', () => {
  it('notifies the person, who gets to the alert by it', async () => {
    const { sent } = setup();
    expect(await sent(alertMessage())).toEqual({
      recipients: { type: 'entity', entityRef: ['user:default/ana-ruiz'] },
      payload: {
        title: 'critical: PaymentErrorRate (Ledger)',
        description: alertMessage().text,
        link: '/alerts/a1b2c3?from=page',
        severity: 'critical',
        topic: 'alerts',
        scope: 'alerts:a1b2c3',
      },
    });
  });

  it('tells all of one alert in one place', async () => {
    const { sent } = setup();
    const page = await sent(alertMessage());
    const news = await sent(
      alertMessage(
        { kind: 'news', key: 'another', title: 'resolved: PaymentErrorRate' },
        { state: 'resolved' },
      ),
    );
    const other = await sent(alertMessage({}, { id: 'd4e5f6' }));
    expect(news.payload.scope).toBe(page.payload.scope);
    expect(other.payload.scope).not.toBe(page.payload.scope);
  });

  it.each([
    ['page', 'critical', 'firing', 'critical'],
    ['page', 'error', 'firing', 'high'],
    ['page', 'warning', 'firing', 'normal'],
    ['page', 'info', 'firing', 'low'],
    ['news', 'critical', 'firing', 'critical'],
    ['news', 'critical', 'acknowledged', 'normal'],
    ['news', 'error', 'resolved', 'normal'],
    ['news', 'info', 'resolved', 'low'],
    ['test', 'info', 'resolved', 'low'],
  ] as const)(
    'a %s of severity %s while it is %s is %s',
    async (kind, severity, state, expected) => {
      const { sent } = setup();
      const { payload } = await sent(
        alertMessage({ kind }, { severity, state }),
      );
      expect(payload.severity).toBe(expected);
    },
  );

  it.each([
    ['https://portal.example.com', 'https://portal.example.com/alerts/a?x=1'],
    ['https://example.com/portal', 'https://example.com/portal/alerts/a?x=1'],
    ['https://example.com/portal/', 'https://example.com/portal/alerts/a?x=1'],
  ])('links within a portal at %s', async (portalUrl, url) => {
    const { sent } = setup(portalUrl);
    const { payload } = await sent(alertMessage({ url }));
    expect(payload.link).toBe('/alerts/a?x=1');
    expect(resolveNotificationLink(payload.link, portalUrl)).toBe(url);
  });

  it('makes a title that the platform can keep', async () => {
    const { sent } = setup();
    const title = `critical:\r\n ${'🧾'.repeat(300)}`;
    const { payload } = await sent(alertMessage({ title }));
    expect(payload.title).toMatch(/^critical: 🧾+…$/u);
    expect([...payload.title]).toHaveLength(200);
  });

  it('fails as the notifications do, and is tried again', async () => {
    const { send, notifier } = setup();
    send.mockRejectedValueOnce(new Error('Request failed with status 503'));
    await expect(notifier.send(alertMessage(), patience())).rejects.toThrow(
      'Request failed with status 503',
    );
  });

  it('waits no longer than it may', async () => {
    const { send, notifier } = setup();
    send.mockReturnValueOnce(new Promise<void>(() => {}));
    const caller = new AbortController();
    const sending = notifier.send(alertMessage(), { signal: caller.signal });
    caller.abort(new Error('The process ends'));
    await expect(sending).rejects.toThrow('The process ends');
  });

  it('is for people only', async () => {
    const { send, notifier } = setup();
    await expect(
      notifier.send(sharedMessage(), patience()),
    ).rejects.toMatchObject({ name: 'NotRetriedError' });
    expect(send).not.toHaveBeenCalled();
  });
});
