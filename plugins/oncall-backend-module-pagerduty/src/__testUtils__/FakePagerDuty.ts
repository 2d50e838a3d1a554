import { rest } from 'msw';

const DAY = 86_400_000;

interface Failure {
  status: number;
  headers?: Record<string, string>;
}

interface Entry {
  escalation_policy: object & { id: string };
  escalation_level: number;
  schedule: (object & { id: string }) | null;
  user: object;
  start: string | null;
  end: string | null;
}

export const user = (
  id: string,
  name: string,
  email = `${id}@example.com`,
) => ({
  id,
  type: 'user',
  summary: name,
  self: `https://api.pagerduty.com/users/${id}`,
  html_url: `https://acme.pagerduty.com/users/${id}`,
  name,
  email,
  time_zone: 'Etc/UTC',
});

export const policy = (id: string, summary: string) => ({
  id,
  type: 'escalation_policy_reference',
  summary,
  self: `https://api.pagerduty.com/escalation_policies/${id}`,
  html_url: `https://acme.pagerduty.com/escalation_policies/${id}`,
});

/** Layer-based; a shift-based one is `schedule_v3_reference` and lives under `/v3/schedules`. */
export const schedule = (
  id: string,
  summary: string,
  type = 'schedule_reference',
) => ({
  id,
  type,
  summary,
  self: `https://api.pagerduty.com/${
    type === 'schedule_reference' ? '' : 'v3/'
  }schedules/${id}`,
  html_url: `https://acme.pagerduty.com/schedules/${id}`,
});

const BEGUN = Math.floor(Date.now() / 1_000) * 1_000;

/** So many days from the start of the test, as PagerDuty writes it. */
export const inDays = (days: number) =>
  new Date(BEGUN + days * DAY).toISOString().replace('.000', '');

/**
 * Answers as PagerDuty's REST API is documented to: lists by `limit` (25 unless asked for, at most 100) and `offset` with
 * `more` (https://developer.pagerduty.com/docs/pagination), on-calls by policies, schedules and window
 * (https://developer.pagerduty.com/api-reference/3a6b910f11050-list-all-of-the-on-calls), shift-based schedules with 400 for
 * layer-based ones (PagerDuty/developer-docs, docs/REST-API/21-Schedules-v2-to-v3-Upgrade.md).
 */
export class FakePagerDuty {
  readonly endpoint = 'https://api.pagerduty.com';
  readonly token = 'the-token-of-the-test';
  onCalls: Entry[] = [];
  services: {
    id: unknown;
    escalation_policy?: object;
    integrations?: object[];
  }[] = [];
  policies: { id: string }[] = [];
  /** Bodies of `GET /schedules/{id}` and `GET /v3/schedules/{id}`. */
  schedules = new Map<string, object>();
  shiftSchedules = new Map<string, object>();
  users: { id: string }[] = [];
  /** What the next requests are answered with instead; each once. */
  failures: Failure[] = [];
  /** Every request is refused with that. */
  down?: number;
  /** Requests that name it are refused. */
  refused?: { id: string; status: number };
  /** So many requests are answered, all others with 429. */
  limit = Infinity;
  readonly requests: URL[] = [];

  readonly handlers = [
    rest.get(`${this.endpoint}/*`, (request, response, context) => {
      this.requests.push(request.url);
      const authorization = request.headers.get('authorization');
      const failure = this.#failureOf(request.url);
      if (failure) {
        return response(
          context.status(failure.status),
          context.set(failure.headers ?? {}),
          context.json({ error: { message: 'No', code: 2020 } }),
        );
      }
      if (authorization !== `Token token=${this.token}`) {
        return response(context.status(401), context.json({}));
      }
      const { status = 200, body } = this.#answer(request.url);
      return response(context.status(status), context.json(body));
    }),
  ];

  #failureOf({ href }: URL): Failure | undefined {
    if (this.down) return { status: this.down };
    if (--this.limit < 0) return { status: 429 };
    const { refused } = this;
    if (refused && new RegExp(`\\b${refused.id}\\b`).test(href)) return refused;
    return this.failures.shift();
  }

  #answer({ pathname, searchParams }: URL): { status?: number; body: object } {
    if (pathname === '/oncalls') {
      return { body: paged('oncalls', this.#find(searchParams), searchParams) };
    }
    if (pathname === '/services') {
      return { body: paged('services', this.services, searchParams) };
    }
    const [, id] = /([^/]+)$/.exec(pathname)!;
    const one = <T>(name: string, found: T | undefined) =>
      found
        ? { body: { [name]: found } }
        : {
            status: 404,
            body: { error: { message: 'Not Found', code: 2100 } },
          };
    if (pathname.startsWith('/v3/schedules/')) {
      return this.schedules.has(id)
        ? { status: 400, body: { error: { message: 'Invalid Input' } } }
        : one('schedule', this.shiftSchedules.get(id));
    }
    if (pathname.startsWith('/schedules/')) {
      return one('schedule', this.schedules.get(id));
    }
    if (pathname.startsWith('/services/')) {
      return one(
        'service',
        this.services.find(each => each.id === id),
      );
    }
    if (pathname.startsWith('/escalation_policies/')) {
      return one(
        'escalation_policy',
        this.policies.find(each => each.id === id),
      );
    }
    return one(
      'user',
      this.users.find(each => each.id === id),
    );
  }

  #find(query: URLSearchParams): Entry[] {
    const policies = query.getAll('escalation_policy_ids[]');
    const schedules = query.getAll('schedule_ids[]');
    const since = Date.parse(query.get('since')!);
    const until = Date.parse(query.get('until')!);
    return this.onCalls.filter(
      each =>
        (policies.length === 0 ||
          policies.includes(each.escalation_policy.id)) &&
        (schedules.length === 0 ||
          schedules.includes(each.schedule?.id ?? '')) &&
        (each.start === null || Date.parse(each.start) < until) &&
        (each.end === null || Date.parse(each.end) > since),
    );
  }
}

function paged(name: string, all: object[], query: URLSearchParams) {
  const limit = Math.min(100, Number(query.get('limit') ?? 25));
  const offset = Number(query.get('offset') ?? 0);
  return {
    [name]: all.slice(offset, offset + limit),
    limit,
    offset,
    more: offset + limit < all.length,
    total: null,
  };
}
