/*
 * A client in a process of its own, as a browser or another backend is: posts bodies one after the other and sends back
 * the milliseconds from each request to its parsed answer.
 */
process.once('message', async ({ requests, headers }) => {
  const found = [];
  for (const { url, body } of requests) {
    const began = performance.now();
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers,
      body,
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    found.push(performance.now() - began);
  }
  process.send(found);
  process.disconnect();
});
