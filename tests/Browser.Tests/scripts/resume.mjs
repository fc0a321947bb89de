// A conversation taken up again: from the beginning, and from a watermark.
import { Client, assert, openSession, run } from './client.mjs';

run(async () => {
  const { token, conversationId } = await openSession();
  const first = new Client({ token });
  await first.until('a welcome', (one) => one.messages.length >= 1);
  const watermark = first.line.watermark;
  const id = await first.post({ text: 'câu đầu' });
  await first.until('a reply', (one) => one.messages.some((activity) => activity.replyToId === id));
  const shown = first.messages.map((activity) => activity.id);
  first.end();

  const again = new Client({ token, conversationId, watermark: '0' });
  await again.until('the whole history', (one) => one.messages.length >= shown.length);
  assert(JSON.stringify(again.messages.map((activity) => activity.id)) === JSON.stringify(shown), 'the history is the same, in order');
  again.end();

  const rest = new Client({ token, conversationId, watermark });
  await rest.until('what came after the watermark', (one) => one.messages.some((activity) => activity.replyToId === id));
  assert(rest.messages[0].id === id, 'nothing from before the watermark');
  rest.end();
});
