// Measures the built program as its users meet it: time to ready, first answer, later answers, memory.
// usage: node bench/serve.mjs [PATH-TO-AnTT.Bot.dll]      (default: the Release build)
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dll = resolve(process.argv[2] ?? join(root, 'src/Bot/bin/Release/net10.0/AnTT.Bot.dll'));
const folder = mkdtempSync(join(tmpdir(), 'antt-bench-'));
const url = 'http://127.0.0.1:5979';
const environment = {
  ...process.env,
  Database__ConnectionString: `Data Source=${join(folder, 'antt.db')}`,
  KnowledgeBase__Path: join(root, 'knowledge-base'),
  DirectLine__PostsPerMinute: '100000',
  Conversations__MessagesPerMinute: '100000',
};
const questions = readFileSync(join(root, 'knowledge-base/questions/documents.jsonl'), 'utf8')
  .split('\n').filter(Boolean).map(line => JSON.parse(line).ask).slice(0, 200);
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

async function start() {
  const began = performance.now();
  const server = spawn('dotnet', [dll, 'serve', '--urls', url], { cwd: folder, env: environment, stdio: 'ignore' });
  for (;;) {
    try { if ((await fetch(`${url}/health/ready`)).ok) break; } catch { await pause(10); }
  }
  return { server, ready: performance.now() - began };
}

async function stop(server) {
  const ended = new Promise(done => server.once('exit', done));
  server.kill('SIGTERM');
  await ended;
}

const call = async (path, body) => (await fetch(url + path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();

async function ask(conversation, text) {
  const activities = `/v3/directline/conversations/${conversation}/activities`;
  const { watermark } = await call(`${activities}?watermark=999999`);
  const began = performance.now();
  await call(activities, { type: 'message', text, from: { id: 'bench' } });
  for (;;) {
    const set = await call(`${activities}?watermark=${watermark}`);
    if (set.activities.some(activity => activity.replyToId)) return performance.now() - began;
  }
}

const { server: first } = await start();
await stop(first); // the first run imports the corpus; what is measured is every later one
const { server, ready } = await start();
const { conversationId } = await call('/v3/directline/conversations', {});
const firstAnswer = await ask(conversationId, questions[0]);
const times = [];
for (const question of questions) times.push(await ask(conversationId, question));
times.sort((a, b) => a - b);
const resident = process.platform === 'linux' ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024 : NaN;
await stop(server);
rmSync(folder, { recursive: true });
console.log(`ready           ${(ready / 1000).toFixed(2)} s`);
console.log(`first answer    ${firstAnswer.toFixed(0)} ms  (over HTTP, durable, one turn)`);
console.log(`later answers   p50 ${times[times.length >> 1].toFixed(1)} ms, p99 ${times[Math.floor(times.length * 0.99)].toFixed(1)} ms  (${times.length} turns)`);
console.log(`resident memory ${resident.toFixed(0)} MB`);
