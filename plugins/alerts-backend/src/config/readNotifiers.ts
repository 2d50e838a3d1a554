import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readMailAddress, type MailAddress } from './readMailAddress';

const ROOT = 'alerts.notifiers';
const NAME = /^[a-z0-9-]{1,40}$/;
const HOST = /^[a-z0-9.:-]{1,253}$/i;
const MOST_TITLE = 100;
/** As long as what `openssl rand -hex 16` gives. */
const SHORTEST_SECRET = 32;
const PAGERDUTY_URL = 'https://events.pagerduty.com/v2/enqueue';
const PAGERDUTY_HOST = /(^|\.)pagerduty\.com$/;
const PAGERDUTY_KEY = /^[a-z0-9]{32}$/i;
/** Nobody listens on the way to oneself. */
const LOOPBACK: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '::1',
]);

/** The SMTP server that mails go through. */
export interface EmailConfig {
  host: string;
  port: number;
  secure: boolean;
  requireTls: boolean;
  credentials?: { username: string; password: string };
  from: MailAddress;
  replyTo?: MailAddress;
}

/** A way to reach people that is one of a list. */
interface NamedConfig {
  name: string;
  title: string;
}

export interface WebhookConfig extends NamedConfig {
  url: string;
  secret: string;
  audience: 'personal' | 'shared';
}

export interface SlackConfig extends NamedConfig {
  webhookUrl: string;
}

export interface PagerdutyConfig extends NamedConfig {
  url: string;
  routingKey: string;
}

/** How messages reach people. */
export interface NotifiersConfig {
  email?: EmailConfig;
  webhooks: WebhookConfig[];
  slack: SlackConfig[];
  pagerduty: PagerdutyConfig[];
}

/** A part of the configuration. */
interface Section {
  config: Config;
  /** Where it is, for errors. */
  path: string;
}

/** An address that is refused is not repeated: it may be a secret. */
function readUrl({ config, path }: Section, key: string, usual?: string) {
  const written =
    usual === undefined
      ? config.getString(key)
      : config.getOptionalString(key) ?? usual;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(
      `${path}.${key}: is no address that begins with https:// or http://`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${path}.${key}: may have neither a user nor a password before its host`,
    );
  }
  return url.href;
}

function readPort({ config, path }: Section): number {
  const port = config.getNumber('port');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InputError(
      `${path}.port: ${port} is no whole number from 1 to 65535`,
    );
  }
  return port;
}

function readCredentials({ config, path }: Section) {
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || password === undefined) {
    const missing = username === undefined ? 'username' : 'password';
    throw new InputError(
      `${path}.${missing}: is missing; username and password go together`,
    );
  }
  return { username, password };
}

function readEmail(config: Config): EmailConfig {
  const section = { config, path: `${ROOT}.email` };
  const { path } = section;
  const host = config.getString('host');
  if (!HOST.test(host)) {
    throw new InputError(
      `${path}.host: '${host}' is no host such as smtp.example.com; write neither smtp:// nor a port`,
    );
  }
  const port = readPort(section);
  const secure = config.getOptionalBoolean('secure') ?? port === 465;
  const credentials = readCredentials(section);
  const replyTo = config.getOptionalString('replyTo');
  return {
    host,
    port,
    secure,
    requireTls:
      config.getOptionalBoolean('requireTls') ??
      (credentials !== undefined && !secure && !LOOPBACK.has(host)),
    credentials,
    from: readMailAddress(config.getString('from'), `${path}.from`),
    replyTo:
      replyTo === undefined
        ? undefined
        : readMailAddress(replyTo, `${path}.replyTo`),
  };
}

function readTitle({ config, path }: Section, usual: string): string {
  const title = config.getOptionalString('title')?.trim() ?? usual;
  if (title.length > MOST_TITLE) {
    throw new InputError(
      `${path}.title: has more than ${MOST_TITLE} characters`,
    );
  }
  return title;
}

/** @param usual - what a title without one begins with */
function readList<T>(
  root: Config,
  options: { key: string; usual: string },
  read: (section: Section, named: NamedConfig) => T,
): T[] {
  const { key, usual } = options;
  const names: string[] = [];
  return (root.getOptionalConfigArray(key) ?? []).map((config, index) => {
    const path = `${ROOT}.${key}[${index}]`;
    const name = config.getString('name');
    if (!NAME.test(name)) {
      throw new InputError(
        `${path}.name: '${name}' may have lower-case letters, digits and hyphens only, at most 40`,
      );
    }
    const first = names.indexOf(name);
    if (first >= 0) {
      throw new InputError(
        `${path}.name: '${name}' is that of ${ROOT}.${key}[${first}] too`,
      );
    }
    names.push(name);
    const section = { config, path };
    const title = readTitle(section, `${usual} ${name}`);
    return read(section, { name, title });
  });
}

function readWebhook(section: Section, named: NamedConfig): WebhookConfig {
  const { config, path } = section;
  const secret = config.getString('secret');
  if (secret.length < SHORTEST_SECRET) {
    throw new InputError(
      `${path}.secret: has less than ${SHORTEST_SECRET} characters; make one with: openssl rand -hex 32`,
    );
  }
  const audience = config.getString('audience');
  if (audience !== 'personal' && audience !== 'shared') {
    throw new InputError(
      `${path}.audience: '${audience}' is neither personal nor shared`,
    );
  }
  return { ...named, url: readUrl(section, 'url'), secret, audience };
}

function readPagerduty(section: Section, named: NamedConfig): PagerdutyConfig {
  const { config, path } = section;
  const url = readUrl(section, 'url', PAGERDUTY_URL);
  const routingKey = config.getString('routingKey');
  // Whatever else takes events of this form may have keys of its own.
  const isKey =
    !PAGERDUTY_HOST.test(new URL(url).hostname) ||
    PAGERDUTY_KEY.test(routingKey);
  if (!isKey) {
    throw new InputError(
      `${path}.routingKey: has to have 32 letters and digits, as PagerDuty shows it at the integration "Events API v2"`,
    );
  }
  return { ...named, url, routingKey };
}

/** Reads `alerts.notifiers`; what is wrong is named with its path, and no secret is repeated. */
export function readNotifiers(root: RootConfigService): NotifiersConfig {
  const config = root.getOptionalConfig(ROOT);
  if (!config) return { webhooks: [], slack: [], pagerduty: [] };
  const email = config.getOptionalConfig('email');
  return {
    email: email && readEmail(email),
    webhooks: readList(
      config,
      { key: 'webhooks', usual: 'by webhook' },
      readWebhook,
    ),
    slack: readList(
      config,
      { key: 'slack', usual: 'in Slack' },
      (section, named) => ({
        ...named,
        webhookUrl: readUrl(section, 'webhookUrl'),
      }),
    ),
    pagerduty: readList(
      config,
      { key: 'pagerduty', usual: 'in PagerDuty' },
      readPagerduty,
    ),
  };
}
