/* Somebody who sends alerts, and people who have the pages of what fires open, in processes of their own. */
import { atTimes, request, serveTasks } from '../sending.mjs';

/** Posts bodies at a rate; the time at which each was due is told with its answer. */
async function post({ url, headers, bodies, perSecond }) {
  const offset = performance.timeOrigin;
  const answers = await atTimes(
    { count: bodies.length, perSecond },
    async (index, dueAt) => {
      const body = bodies[index];
      const { status } = await request({ url, method: 'POST', headers, body });
      return { status, ms: performance.now() - dueAt, at: offset + dueAt };
    },
  );
  return { answers };
}

const LIST_EACH_MS = 1_000;

/** Opens pages of alerts at a rate, each with what it asks for; who it is for is led there by the list. */
async function open({ api, onCallUrl, headers, perSecond, seconds }) {
  const lists = [];
  let ids = [];
  const get = path => request({ url: `${api}${path}`, method: 'GET', headers });
  const list = async () => {
    const begun = performance.now();
    const { status, text } = await get('/alerts?limit=50');
    lists.push({ status, ms: performance.now() - begun });
    if (status === 200) ids = JSON.parse(text).items.map(({ id }) => id);
  };
  await list();
  const timer = setInterval(list, LIST_EACH_MS);
  const pages = await atTimes(
    { count: Math.ceil(perSecond * seconds), perSecond },
    async (index, dueAt) => {
      const id = ids[(index * 7) % ids.length];
      const alert = await get(`/alerts/${id}`);
      const about = JSON.parse(alert.text);
      const parts = await Promise.all([
        get(`/alerts/${id}/timeline?limit=50`),
        request({
          ...{ url: onCallUrl, method: 'POST', headers },
          body: JSON.stringify({ entityRefs: [about.entity?.entityRef] }),
        }),
      ]);
      const failed = [alert, ...parts].find(({ status }) => status !== 200);
      return {
        status: failed?.status ?? 200,
        ms: performance.now() - dueAt,
      };
    },
  );
  clearInterval(timer);
  return { pages, lists };
}

serveTasks({ post, open });
