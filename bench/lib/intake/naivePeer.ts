/*
 * The naive way beside the inbox: a delivery is verified, read and written by the same code, within its own request and before it is
 * answered, and the days that it changes are worked out. Nobody is told.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { DatabaseBuildStore } from '../../../plugins/build-health-backend/src/database/DatabaseBuildStore';
import { DatabaseHealthStore } from '../../../plugins/build-health-backend/src/database/DatabaseHealthStore';
import { GitHubActionsSource } from '../../../plugins/build-health-backend-module-github-actions/src/GitHubActionsSource';

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function startNaivePeer(
  db: Knex,
  config: { id: string; secret: string },
) {
  const builds = new DatabaseBuildStore(db);
  const health = new DatabaseHealthStore(db);
  const source = new GitHubActionsSource({
    id: config.id,
    host: 'github.com',
    title: 'GitHub Actions',
    webhookSecrets: [config.secret],
  });
  const signal = new AbortController().signal;
  const takeIn = async (request: http.IncomingMessage) => {
    const body = await bodyOf(request);
    const now = new Date();
    const verified = source.verify!({
      header: name => request.headers[name.toLowerCase()] as string | undefined,
      body,
      now,
    })!;
    const reports = await source.read(
      { ...verified, body: body.toString('utf8'), receivedAt: now },
      { signal, findPipelineKey: id => builds.findPipelineKey(source.id, id) },
    );
    const { changedPipelines } = await builds.write(source.id, reports);
    for (const pipelineId of changedPipelines) {
      while (await health.rollUpNext(pipelineId));
    }
  };
  const server = http.createServer((request, response) => {
    takeIn(request)
      .then(() => response.writeHead(202).end())
      .catch(() => response.writeHead(500).end());
  });
  server.listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
