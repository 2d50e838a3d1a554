import type http from 'node:http';
import { LocalServer } from './LocalServer';

/** What an API answers: a text as it is, and anything else as JSON. */
export interface ApiReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** An API on this machine. What it answers, and after how long, is for who extends it. */
export abstract class LocalApi {
  readonly #server = new LocalServer(async (request, response) => {
    const { status, headers, body = '' } = await this.reply(request);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      ...headers,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });

  protected abstract reply(
    request: http.IncomingMessage,
  ): ApiReply | Promise<ApiReply>;

  /** @returns where it is, without a slash at the end */
  start(port?: number): Promise<string> {
    return this.#server.start(port);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
