/*
 * A CI that pushes facts, and a member who looks, in a process of their own. After each push of one fact the service and the
 * overview are asked for until both have it.
 */
const post = (url, headers, body) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function readJson(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

process.once('message', async task => {
  const { api, token, headers, pushes, check, scorecard } = task;
  const authorization = `Bearer ${token}`;
  const get = async path => readJson(await fetch(`${api}${path}`, { headers }));
  const without = async () => {
    const { scorecards } = await get('/overview');
    return scorecards.find(({ id }) => id === scorecard).levels[0];
  };
  const found = [];
  let count = pushes[0].watch ? await without() : 0;
  for (const { facts, watch } of pushes) {
    const began = performance.now();
    const answer = await readJson(
      await post(`${api}/intake/facts`, { authorization }, { facts }),
    );
    if (answer.changed !== facts.length)
      throw new Error(JSON.stringify(answer));
    const pushed = performance.now() - began;
    if (watch) {
      const [{ entityRef, value }] = facts;
      count += value ? -1 : 1;
      const path = `/results/entity?entityRef=${encodeURIComponent(entityRef)}`;
      for (;;) {
        const [service, level] = await Promise.all([get(path), without()]);
        const { state } = service.checks.find(one => one.check === check);
        const { position } = service.scorecards.find(
          one => one.scorecard === scorecard,
        );
        const isThere = value
          ? state === 'pass' && position > 0
          : state === 'fail' && position === 0;
        if (isThere && level === count) break;
      }
    }
    found.push({ pushed, visible: performance.now() - began });
  }
  process.send(found, () => process.disconnect());
});
