// What the client makes of our refusals.
import { Client, assert, openSession, origin, run } from './client.mjs';

const FAILED_TO_CONNECT = 4;

const refused = (promise) => promise.then((id) => { throw new Error(`was accepted as ${id}`); }, (error) => error);

async function statusOf(client, wanted) {
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`status ${wanted} never came`)), 120000);
    client.line.connectionStatus$.subscribe((status) => {
      if (status !== wanted) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

run(async () => {
  const mine = await openSession();
  const other = await openSession();

  const client = new Client({ token: mine.token });
  await client.until('a welcome', (one) => one.messages.length >= 1);
  const invoke = await refused(client.post({ type: 'invoke', name: 'x' }));
  assert(invoke.status === 400, `an invoke is refused with 400, not ${invoke.status}`);
  const huge = await refused(client.post({ text: 'a'.repeat(2 * 1024 * 1024) }));
  assert(huge.status === 413, `two megabytes of text are refused with 413, not ${huge.status}`);
  assert(await client.post({ text: 'vẫn nói được' }) !== 'retry', 'the talk goes on after a refusal');
  client.end();

  const stranger = new Client({ token: mine.token, conversationId: other.conversationId, watermark: '0' });
  await statusOf(stranger, FAILED_TO_CONNECT);
  const unreadable = new Client({ token: 'nonsense' });
  await statusOf(unreadable, FAILED_TO_CONNECT);

  for (const watermark of ['', '?watermark=', '?watermark=abc', '?watermark=-1', '?watermark=999999999999999999999999']) {
    const address = `${origin}/v3/directline/conversations/${mine.conversationId}/activities${watermark}`;
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${mine.token}` } });
    assert(answer.status === 200, `${watermark}: ${answer.status}`);
    assert((await answer.json()).watermark, `${watermark}: a watermark always comes back`);
  }
});
