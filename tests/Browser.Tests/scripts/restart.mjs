// The server stops and comes back: the client reconnects by itself, nothing is lost, nothing comes twice.
import { Client, ask, assert, openSession, run } from './client.mjs';

run(async () => {
  const { token } = await openSession();
  const client = new Client({ token, timeout: 60000 });
  await client.until('a welcome', (one) => one.messages.length >= 1);
  const before = await client.post({ text: 'trước' });
  await client.until('a reply', (one) => one.messages.some((activity) => activity.replyToId === before));

  await ask('restart');

  const after = await client.post({ text: 'sau' });
  assert(after !== 'retry', 'posting works again');
  await client.until('a reply after the restart', (one) => one.messages.some((activity) => activity.replyToId === after));
  const ids = client.messages.map((activity) => activity.id);
  assert(new Set(ids).size === ids.length, `nothing comes twice: ${ids}`);
  client.end();
});
