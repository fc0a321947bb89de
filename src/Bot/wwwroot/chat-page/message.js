/** One message as an element of the log. */

import { make, nameOfDay, safeWebAddress, sizeInWords, timeOfDay, webLink, withLinks } from './text.js';

const STATES = {
  sending: 'Đang gửi…',
  waiting: 'Chưa gửi được, sẽ tự gửi lại',
  failed: 'Chưa gửi được',
  sent: 'Đã gửi',
};

export function dayMark(date) {
  return make('li', { className: 'day' }, make('span', {}, nameOfDay(date)));
}

/** @param {string|null} speaker shown above the bubble when it is not the one who spoke before */
export function botMessage(activity, speaker) {
  const bubble = make('div', { className: 'bubble' }, ...calls(activity));
  if (activity.text) bubble.append(make('p', { className: 'words' }, ...withLinks(activity.text)));
  for (const attachment of activity.attachments || []) bubble.append(...(isToKeep(attachment) ? [keeper(activity.text, attachment.name)] : shown(attachment)));
  bubble.append(...pages(activity));
  return make('li', { className: 'message bot' },
    speaker ? make('p', { className: 'speaker' }, speaker) : make('p', { className: 'away' }, 'Trợ lý:'),
    bubble,
    meta(dateOf(activity)));
}

export function ownMessage(activity) {
  const bubble = make('div', { className: 'bubble' });
  for (const attachment of activity.attachments || []) bubble.append(...shown(attachment));
  if (activity.text) bubble.append(make('p', { className: 'words' }, activity.text));
  return make('li', { className: 'message own' }, make('p', { className: 'away' }, 'Bạn:'), bubble, meta(dateOf(activity), STATES.sent));
}

/**
 * A message on its way out.
 * @param {{retry: () => void, cancel: () => void}} actions
 */
export function outgoingMessage(entry, actions) {
  const bubble = make('div', { className: 'bubble' });
  if (entry.file) bubble.append(preview(entry));
  if (entry.text) bubble.append(make('p', { className: 'words' }, entry.text));
  const element = make('li', { className: 'message own outgoing' },
    make('p', { className: 'away' }, 'Bạn:'),
    bubble,
    meta(entry.at, ''),
    make('p', { className: 'reason', hidden: true }),
    make('p', { className: 'again', hidden: true },
      make('button', { type: 'button', className: 'link retry', onclick: actions.retry }, 'Gửi lại'),
      make('button', { type: 'button', className: 'link cancel', onclick: actions.cancel }, 'Huỷ')));
  showState(element, entry);
  return element;
}

export function showState(element, entry) {
  element.dataset.state = entry.state;
  element.classList.toggle('outgoing', entry.state !== 'sent');
  element.querySelector('.state').textContent = ` · ${STATES[entry.state]}`;
  const reason = element.querySelector('.reason');
  reason.textContent = entry.reason;
  reason.hidden = !entry.reason;
  const stuck = entry.state === 'failed' || entry.state === 'waiting';
  const uploading = Boolean(entry.file) && entry.state === 'sending';
  element.querySelector('.again').hidden = !stuck && !uploading;
  element.querySelector('.retry').hidden = !stuck;
  const bar = element.querySelector('progress');
  if (!bar) return;
  bar.hidden = !uploading;
  bar.value = Math.round(entry.progress * 100);
  if (uploading && entry.progress > 0) element.querySelector('.state').textContent = ` · Đang gửi ${bar.value}%`;
}

/** The words of the message themselves, to be saved under a name. */
const isToKeep = (attachment) => attachment.contentType === 'text/plain' && !attachment.contentUrl && Boolean(attachment.name);

function keeper(text, name) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    make('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
  return make('p', {}, make('button', { type: 'button', className: 'link', onclick: save }, 'Lưu thành tệp'));
}

export const dateOf = (activity) => {
  const date = new Date(activity.timestamp);
  return Number.isNaN(date.getTime()) ? new Date() : date;
};

function meta(date, state) {
  return make('p', { className: 'meta' },
    make('time', { dateTime: date.toISOString() }, timeOfDay(date)),
    state === undefined ? null : make('span', { className: 'state' }, state ? ` · ${state}` : ''));
}

function preview(entry) {
  const isImage = entry.file.type.startsWith('image/');
  const figure = make('figure', {},
    isImage ? picture(URL.createObjectURL(entry.file), entry.file.name) : make('p', { className: 'file' }, entry.file.name),
    make('figcaption', {}, `${entry.file.name} · ${sizeInWords(entry.file.size)}`));
  figure.append(make('progress', { max: 100, value: 0, 'aria-label': `Đang gửi ${entry.file.name}` }));
  return figure;
}

/** A format the browser cannot show (HEIC on most) leaves the file's name standing. */
function picture(address, name) {
  const image = make('img', { src: address, alt: `Ảnh ${name}`, loading: 'lazy', decoding: 'async' });
  image.addEventListener('error', () => image.replaceWith(make('p', { className: 'file' }, name)));
  return image;
}

/** Pictures are fetched from our own server only; everything else is a link the person chooses to open. */
function shown(attachment) {
  const name = attachment.name || 'Tệp đính kèm';
  const address = attachment.contentUrl ? safeWebAddress(attachment.contentUrl) : null;
  if (!address) return [make('p', { className: 'file' }, name)];
  const isOwnPicture = (attachment.contentType || '').startsWith('image/') && new URL(address).origin === location.origin;
  return isOwnPicture ? [make('figure', {}, picture(address, name))] : [make('p', { className: 'file' }, webLink(address, name))];
}

const actionsOf = (activity, type) => ((activity.suggestedActions && activity.suggestedActions.actions) || []).filter((action) => action.type === type);

/** Above the words, so that no screen is too small for them. Unlike quick replies they stay usable. */
function calls(activity) {
  const numbers = actionsOf(activity, 'call').filter((action) => /^tel:[+\d*#]{2,20}$/.test(String(action.value)));
  if (numbers.length === 0) return [];
  return [make('p', { className: 'calls' }, ...numbers.map((action) => make('a', { href: action.value, className: 'call' }, action.title)))];
}

function pages(activity) {
  return actionsOf(activity, 'openUrl')
    .map((action) => ({ title: action.title, address: safeWebAddress(action.value) }))
    .filter((page) => page.address)
    .map((page) => make('p', { className: 'page' }, webLink(page.address, page.title)));
}
