/**
 * What an officer sends while there is no signal waits in this tab and is sent once when the signal is back.
 * A case is not left lying on a shared phone: what waits is kept in the tab alone, encrypted under a key the page brings and the tab does not keep,
 * and is thrown away once it is sent, on signing out and for another officer. Where the browser cannot encrypt it lives in this page alone.
 */

const STORE = 'antt-queue';
const TIMEOUT_MS = 20000;
const RETRY_MS = 10000;
const ASK_MS = 200;
const box = document.getElementById('queue');
const list = document.getElementById('queue-list');
const said = document.getElementById('queue-said');
const { officer, queueKey } = box.dataset;
const cipher = window.crypto && crypto.subtle;
const others = 'BroadcastChannel' in window ? new BroadcastChannel(STORE) : null;

let items = [];
let sending = false;

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (raw) => btoa(String.fromCharCode(...new Uint8Array(raw)));
const aes = () => crypto.subtle.importKey('raw', bytes(queueKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((part) => part.toString(16).padStart(2, '0')).join('');

async function keep() {
  if (items.length === 0 || !cipher) {
    sessionStorage.removeItem(STORE);
    return;
  }
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await aes(), new TextEncoder().encode(JSON.stringify(items)));
  // Emptied meanwhile: it stays empty.
  if (items.length > 0) sessionStorage.setItem(STORE, JSON.stringify({ officer, iv: text(iv), sealed: text(sealed) }));
}

async function load() {
  const stored = JSON.parse(sessionStorage.getItem(STORE) || 'null');
  if (!stored || !cipher) return;
  try {
    if (stored.officer !== officer) throw new Error('another officer');
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(stored.iv) }, await aes(), bytes(stored.sealed));
    // What was being sent when the page went may have arrived or not: sent again it is done once.
    items = [...JSON.parse(new TextDecoder().decode(opened)).map((item) => (item.state === 'gui' ? { ...item, state: 'cho' } : item)), ...items];
  } catch {
    sessionStorage.removeItem(STORE);
  }
}

function forget() {
  items = [];
  sessionStorage.removeItem(STORE);
  draw();
}

/** @returns {{ket: string}} as the server says; `mang`: it was not reached; `phien`: nobody is signed in any more. */
async function send(item, late) {
  const form = new URLSearchParams(item.fields);
  form.set('__RequestVerificationToken', document.querySelector('input[name="__RequestVerificationToken"]').value);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(item.url, {
      method: 'POST', body: form, redirect: 'manual', cache: 'no-store', signal: stop.signal,
      headers: { 'X-Antt-Khoa': item.key, 'X-Antt-Thay': item.seen, 'X-Antt-Muon': late ? '1' : '0' },
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return { ket: 'phien' };
    if (answer.status === 403 || answer.status === 404) return { ket: 'mat' };
    // Whether it was done before it went wrong nobody knows here: the same key asks again.
    if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return { ket: 'mang' };
    if (!answer.ok) return { ket: 'loi' };
    return await answer.json();
  } catch {
    return { ket: 'mang' };
  } finally {
    clearTimeout(timer);
  }
}

function button(label, act, look) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `btn btn-sm ${look}`;
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

function line(content, tag = 'p') {
  const made = document.createElement(tag);
  made.className = 'mb-1';
  made.textContent = content;
  return made;
}

const WORDS = {
  cho: 'CHƯA GỬI: đang chờ có mạng và máy chủ.',
  phien: 'CHƯA GỬI: phiên làm việc đã hết. Đăng nhập lại trong thẻ này, việc vẫn được giữ.',
  doi: 'CHƯA GỬI: hồ sơ đã thay đổi trong lúc bạn mất mạng. Bạn xem rồi quyết định:',
  khong: 'CHƯA GỬI: không làm được.',
  mat: 'CHƯA GỬI: bạn không còn mở được nơi này.',
};

function drawItem(item) {
  const row = document.createElement('li');
  row.className = 'queue-item';
  row.append(line(item.what, 'strong'), line(WORDS[item.state]));
  for (const change of item.changes || []) row.append(line(change));
  const typed = item.fields.filter(([name]) => name === 'text' || name === 'Reason' || name === 'PublicSentence').map(([, value]) => value).filter(Boolean);
  for (const words of typed) row.append(line(`“${words}”`));
  const acts = document.createElement('div');
  acts.className = 'd-flex flex-wrap gap-2';
  acts.append(button(item.state === 'doi' ? 'Vẫn gửi' : 'Thử gửi ngay', () => again(item), 'btn-primary'));
  acts.append(button('Bỏ, không gửi', () => drop(item), 'btn-secondary'));
  const open = line('Mở lại trang', 'a');
  open.href = item.page;
  open.className = 'sheet-link';
  acts.append(open);
  row.append(acts);
  return row;
}

function draw() {
  const waiting = items.filter((item) => item.state !== 'gui');
  list.replaceChildren(...waiting.map(drawItem));
  box.hidden = waiting.length === 0 && said.textContent === '';
}

async function drop(item) {
  items = items.filter((one) => one !== item);
  await keep();
  draw();
}

async function settle(item, answer) {
  if (answer.ket === 'xong') {
    said.textContent = `Đã gửi: ${item.what}. Mở lại trang để thấy.`;
    await drop(item);
    return;
  }
  if (!items.includes(item)) return;
  item.state = answer.ket === 'mang' ? 'cho' : answer.ket === 'loi' ? 'khong' : answer.ket;
  item.changes = answer.vi || [];
  if (answer.ket === 'doi') {
    item.seen = String(answer.thay);
    item.fields = item.fields.map(([name, value]) => [name, name.toLowerCase() === 'version' && answer.ban !== null ? String(answer.ban) : value]);
  }
  await keep();
  draw();
}

/** Others' changes the officer has seen hold it back no more; newer ones do. */
async function again(item) {
  said.textContent = '';
  await settle(item, await send(item, true));
}

/** In order: what was decided first is done first. What waits for the officer holds up nothing else. */
async function sendAll(fresh) {
  if (sending) return;
  sending = true;
  try {
    for (const item of items.filter((one) => one.state === 'cho' || (fresh && one.state === 'phien'))) {
      if (!items.includes(item)) continue;
      const answer = await send(item, true);
      await settle(item, answer);
      if (answer.ket === 'mang') break;
    }
  } finally {
    sending = false;
  }
}

/** Acts that wait in other tabs; they say so when asked. */
function waitingElsewhere() {
  if (!others) return Promise.resolve(0);
  let count = 0;
  const add = (event) => {
    if (event.data.con) count += event.data.con;
  };
  others.addEventListener('message', add);
  others.postMessage('con?');
  return new Promise((resolve) => setTimeout(() => {
    others.removeEventListener('message', add);
    resolve(count);
  }, ASK_MS));
}

async function signOut(event) {
  event.preventDefault();
  const count = items.length + await waitingElsewhere();
  if (count > 0 && !confirm(`Còn ${count} việc chưa gửi. Đăng xuất sẽ bỏ các việc đó. Vẫn đăng xuất?`)) return;
  forget();
  if (others) others.postMessage('ra');
  event.target.submit();
}

async function submitted(event) {
  const form = event.target;
  if (form.getAttribute('action')?.endsWith('/dang-xuat')) {
    await signOut(event);
    return;
  }
  if (!form.matches('form[data-queue]')) return;
  event.preventDefault();
  const buttons = [...form.querySelectorAll('button')];
  if (buttons.some((one) => one.disabled)) return;
  const fields = [...new FormData(form)].filter(([name, value]) => name !== '__RequestVerificationToken' && typeof value === 'string');
  const item = { key: newKey(), what: form.dataset.queue, url: form.getAttribute('action') || location.href, page: location.pathname + location.search, fields, seen: form.dataset.seen || '0', state: 'gui' };
  for (const one of buttons) one.disabled = true;
  // Kept before it is sent: whoever leaves the page meanwhile does not lose it.
  items.push(item);
  await keep();
  const answer = await send(item, false);
  for (const one of buttons) one.disabled = false;
  if (answer.ket === 'xong' || answer.ket === 'khong' || answer.ket === 'mat') {
    items = items.filter((one) => one !== item);
    await keep();
    // What is wrong the page itself says best, with what was typed.
    if (answer.ket === 'xong') location.assign(answer.den);
    else form.submit();
    return;
  }
  said.textContent = '';
  form.reset();
  for (const area of form.querySelectorAll('textarea')) area.value = '';
  await settle(item, answer);
  box.focus();
}

document.addEventListener('submit', submitted);
addEventListener('online', () => sendAll(false));
addEventListener('beforeunload', (event) => {
  if (items.length > 0 && !cipher) event.preventDefault();
});
if (others) {
  others.addEventListener('message', (event) => {
    if (event.data === 'ra') forget();
    if (event.data === 'con?' && items.length > 0) others.postMessage({ con: items.length });
  });
}
load().then(() => {
  draw();
  sendAll(true);
  setInterval(() => sendAll(false), RETRY_MS);
});
