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

async function showMenu() {
  const chosen = await ask('menu-dialog');
  if (chosen === 'about') await ask('about-dialog');
  if (chosen === 'restart' && (await ask('restart-dialog'))) await restart();
}

async function restart() {
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
    for (const id of ['ward', 'ward-runs']) document.getElementById(id).textContent = officeOf(told.ward);
  }
  const digits = told.dutyLine ? told.dutyLine.replace(/[^\d+]/g, '') : '';
  if (digits.length < 3) return;
  document.getElementById('hotlines').append(make('li', { className: 'duty' }, make('a', { href: `tel:${digits}` }, make('b', {}, told.dutyLine), ' Trực ban phường')));
}

/** "Công an phường Thạch Khôi", whether or not the name was configured with the word "phường". */
function officeOf(ward) {
  const name = ward.trim();
  const kind = /^(phường|xã|đặc khu)(?=\s|$)/i.exec(name);
  return kind ? `Công an ${kind[0].toLowerCase()}${name.slice(kind[0].length)}` : `Công an phường ${name}`;
}

document.getElementById('exit').addEventListener('click', () => {
  connection.drop();
  removeEventListener('beforeunload', warnOfUnsent);
  leaveAtOnce();
});
document.getElementById('menu').addEventListener('click', showMenu);
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
