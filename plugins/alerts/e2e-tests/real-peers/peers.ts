import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AlertsClient } from '@callboard/backstage-plugin-alerts-common';
import {
  callboardClient,
  expect,
  people,
  test as base,
} from '../../../../e2e/fixtures';
import {
  SmtpServer,
  type ReceivedMail,
} from '../../../alerts-backend/src/notifiers/__testUtils__/SmtpServer';
import {
  alertmanagerConfiguration,
  prometheusConfiguration,
  rules,
} from './configurations';
import { Exporter } from './Exporter';
import { startProgram } from './startProgram';

/** Programs on this machine, with ports that are theirs; the portal was started with that of the mail server. */
const given = JSON.parse(process.env.CALLBOARD_E2E_PEERS ?? '{}') as {
  prometheus: { command: string; port: number };
  alertmanager: { command: string; port: number };
  smtpPort: number;
};

/** A second level is paged after a minute. */
const MAIL_MS = 100_000;

const portal = process.env.PLAYWRIGHT_URL ?? '';
const prometheusUrl = `http://127.0.0.1:${given.prometheus?.port}`;
const alertmanagerUrl = `http://127.0.0.1:${given.alertmanager?.port}`;

/** Prometheus and Alertmanager, told what happens by an exporter, and the mail server that the portal sends to. */
export interface Peers {
  exporter: Exporter;
  /** Waits for the mail about an alert. */
  mailTo(address: string, title: string): Promise<ReceivedMail>;
  mailsTo(address: string, title: string): ReceivedMail[];
  /** Makes another secret and gives it to Alertmanager, which goes on meanwhile. */
  replaceKey(): Promise<void>;
  revokeKey(): Promise<void>;
  /** How often the portal has not taken what Alertmanager sent. */
  refused(): Promise<number>;
}

export const alertsAs = async (userRef: string) =>
  new AlertsClient(await callboardClient(portal, userRef));

const isAbout = (mail: ReceivedMail, address: string, title: string) =>
  mail.envelope.to.includes(address) &&
  mail.headers.get('subject')?.includes(`: ${title} (`);

async function refused(): Promise<number> {
  const metrics = await (await fetch(`${alertmanagerUrl}/metrics`)).text();
  const [, count] =
    /^alertmanager_notifications_failed_total\{integration="webhook"\S* (\S+)$/m.exec(
      metrics,
    ) ?? [];
  return Number(count);
}

/** It scrapes, and knows where to send: what fires before is sent a minute later. */
async function isPrometheusReady(): Promise<boolean> {
  const read = async (what: string) =>
    (await (await fetch(`${prometheusUrl}/api/v1/${what}`)).json()).data;
  const { activeAlertmanagers } = await read('alertmanagers');
  const { activeTargets } = await read('targets?state=active');
  return activeAlertmanagers.length === 1 && activeTargets[0]?.health === 'up';
}

const isAlertmanagerReady = async () =>
  (await fetch(`${alertmanagerUrl}/-/ready`)).ok;

/** Writes files that only this process reads. */
const writerOf = (folder: string) => (name: string, content: unknown) => {
  const file = path.join(folder, name);
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  fs.writeFileSync(file, text, { mode: 0o600 });
  return file;
};

function startAlertmanager(folder: string, keyFile: string) {
  const write = writerOf(folder);
  const { command, port } = given.alertmanager;
  const configuration = alertmanagerConfiguration({
    url: `${portal}/api/alerts/intake/alertmanager`,
    keyFile,
  });
  return startProgram({
    ...{ name: 'alertmanager', command, isReady: isAlertmanagerReady },
    args: [
      `--config.file=${write('alertmanager.yml', configuration)}`,
      `--storage.path=${path.join(folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      // Alone.
      '--cluster.listen-address=',
    ],
  });
}

function startPrometheus(folder: string, exporterPort: number) {
  const write = writerOf(folder);
  const { command, port } = given.prometheus;
  const configuration = prometheusConfiguration({
    rulesFile: write('rules.yml', rules),
    exporterPort,
    alertmanagerPort: given.alertmanager.port,
  });
  return startProgram({
    ...{ name: 'prometheus', command, isReady: isPrometheusReady },
    args: [
      `--config.file=${write('prometheus.yml', configuration)}`,
      `--storage.tsdb.path=${path.join(folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
  });
}

/** A routing key, in a file that Alertmanager reads before each delivery. */
async function makeKey(folder: string) {
  const write = writerOf(folder);
  const admin = await alertsAs(people.admin);
  const { key, secret } = await admin.createKey({
    ...{ title: 'of the tests', scope: { kind: 'any' } },
  });
  return {
    file: write('key', secret),
    async replaceKey() {
      write('key', (await admin.rotateKey(key.id)).secret);
    },
    revokeKey: () => admin.revokeKey(key.id),
  };
}

/** What the portal has mailed. */
function inboxOf(smtp: SmtpServer) {
  const mailsTo = (address: string, title: string) =>
    smtp.mails.filter(mail => isAbout(mail, address, title));
  return {
    mailsTo,
    async mailTo(address: string, title: string) {
      await expect
        .poll(() => mailsTo(address, title).length, { timeout: MAIL_MS })
        .toBeGreaterThan(0);
      return mailsTo(address, title)[0];
    },
  };
}

export const test = base.extend<object, { peers: Peers }>({
  peers: [
    async ({}, use) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-peers-'));
      const smtp = new SmtpServer();
      const exporter = new Exporter();
      // The last one first.
      const stops = [
        async () => fs.rmSync(folder, { recursive: true, force: true }),
      ];
      try {
        await smtp.start(given.smtpPort);
        stops.unshift(() => smtp.stop());
        const exporterPort = await exporter.start();
        stops.unshift(() => exporter.stop());
        const { file, ...key } = await makeKey(folder);
        stops.unshift(await startAlertmanager(folder, file));
        stops.unshift(await startPrometheus(folder, exporterPort));
        await use({ exporter, refused, ...key, ...inboxOf(smtp) });
      } finally {
        for (const stop of stops) await stop();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
