import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../lib/processes.mjs';

/** Programs of others that fire real alerts: by their Debian package, what each may be called. */
const PROGRAMS = {
  prometheus: ['prometheus'],
  'prometheus-alertmanager': ['prometheus-alertmanager', 'alertmanager'],
};

function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names
    .flatMap(name => folders.map(folder => path.join(folder, name)))
    .find(file => fs.existsSync(file));
}

/** What to install; empty when everything is there. */
export const missingPeers = () =>
  Object.keys(PROGRAMS).filter(name => !findProgram(PROGRAMS[name]));

/** Programs for the tests to start, with ports of their own; the portal is told that of the mail server. */
export async function realPeers() {
  const [prometheus, alertmanager] = Object.values(PROGRAMS).map(findProgram);
  const peers = {
    prometheus: { command: prometheus, port: await freePort() },
    alertmanager: { command: alertmanager, port: await freePort() },
    smtpPort: await freePort(),
  };
  const email = {
    host: '127.0.0.1',
    port: peers.smtpPort,
    from: 'Callboard <alerts@larkspur.example>',
  };
  return { peers, more: { alerts: { notifiers: { email } } } };
}
