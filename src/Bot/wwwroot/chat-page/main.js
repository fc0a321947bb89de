/** The residents' chat page. Bot Framework's Direct Line client underneath; no content is kept on the device. */

import { createComposer } from './composer.js';
import { createConnection } from './connection.js';
import { ask, leaveAtOnce } from './dialogs.js';
import { createLog } from './log.js';
import { createNotices } from './notices.js';
import { createOutbox } from './outbox.js';
import { CallFailed, readSettings } from './session.js';
import { make } from './text.js';

/** Until the server's own figures are here. */
let settings = { maxFileBytes: 20 * 1024 * 1024, acceptedTypes: [] };

const notices = createNotices();
const connection = createConnection({
  activity: (activity) => log.receive(activity),
  conversation: () => log.clear(),
  state(state, reason) {
    notices.connection(state, reason);
    if (state === 'online') outbox.resume();
  },
});
const outbox = createOutbox(connection, (entry) => {
  log.show(entry);
  if (entry.state === 'failed') notices.problem(entry.reason);
  if (entry.state === 'cancelled' && entry.file && entry.text) composer.restore(entry.text);
});
const log = createLog(connection, outbox, say);
const composer = createComposer(() => settings, send, notices.problem);

/** Words go with the first file, so that the bot reads them together. */
function send(text, files) {
  if (files.length === 0) outbox.add(text);
  files.forEach((file, index) => outbox.add(index === 0 ? text : '', file));
  composer.focus();
}

function say(text) {
  outbox.add(text);
  // On a phone, focus in the box would push half the answer away with the keyboard.
  if (matchMedia('(pointer: fine)').matches) composer.focus();
  else log.focus();
}

async function restart() {
  if (!(await ask('restart-dialog'))) return;
  outbox.clear();
  composer.clear();
  notices.problem('');
  try {
    await connection.restart();
  } catch (problem) {
    notices.problem(problem instanceof CallFailed && problem.message ? problem.message : 'Chưa mở được cuộc trò chuyện mới. Hãy kiểm tra mạng rồi thử lại.');
  }
  composer.focus();
}

function introduce(told) {
  settings = { ...settings, ...told };
  if (told.ward) {
    document.getElementById('ward').textContent = `Công an ${told.ward}`;
    for (const id of ['ward-again', 'ward-runs']) document.getElementById(id).textContent = `Công an ${told.ward}`;
  }
  const digits = told.dutyLine ? told.dutyLine.replace(/[^\d+]/g, '') : '';
  if (digits.length < 3) return;
  document.getElementById('hotlines').append(make('li', { className: 'duty' }, make('a', { href: `tel:${digits}` }, make('b', {}, told.dutyLine), ' Trực ban phường')));
}

document.getElementById('exit').addEventListener('click', () => {
  connection.drop();
  removeEventListener('beforeunload', warnOfUnsent);
  leaveAtOnce();
});
document.getElementById('restart').addEventListener('click', restart);
document.getElementById('about-open').addEventListener('click', () => ask('about-dialog'));
// A page brought back from the browser's memory may belong to someone who has left.
addEventListener('pageshow', (event) => event.persisted && location.reload());
addEventListener('beforeunload', warnOfUnsent);

function warnOfUnsent(event) {
  if (outbox.isEmpty()) return;
  event.preventDefault();
  event.returnValue = '';
}

readSettings().then(introduce, () => undefined);
connection.connect();
