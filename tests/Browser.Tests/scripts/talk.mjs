// Start, welcome, message, echo, reply, end; by socket or by polling (second argument).
import { Client, assert, openSession, run } from './client.mjs';

run(async () => {
  const { token } = await openSession();
  const client = new Client({ token, webSocket: process.argv[3] !== 'polling', pollingInterval: 300 });
  await client.until('a welcome', (one) => one.messages.length >= 1);
  const [welcome] = client.messages;
  assert(welcome.from.role === 'bot', 'the welcome is from the bot');
  assert(welcome.textFormat, 'every text says its format');

  const id = await client.post({ text: 'Xin chào từ Node', channelData: { clientActivityID: 'node-1' } });
  await client.until('echo and reply', (one) => one.messages.some((activity) => activity.id === id) && one.messages.some((activity) => activity.replyToId === id));
  const echo = client.messages.find((activity) => activity.id === id);
  assert(echo.text === 'Xin chào từ Node', 'the echo holds the text');
  assert(echo.channelData.clientActivityID === 'node-1', 'the echo holds the channel data');
  assert(echo.from.id.startsWith('dl_'), 'the user id is the token\'s, not the label');
  assert(echo.timestamp.endsWith('Z'), `timestamps are UTC with Z: ${echo.timestamp}`);

  assert(await client.post({ text: 'Xin chào từ Node', channelData: { clientActivityID: 'node-1' } }) === id, 'a repeat gets the first id');
  const ids = client.messages.map((activity) => activity.id);
  assert(new Set(ids).size === ids.length, 'nothing comes twice');
  client.end();
});
