/** Files a resident sends: checked here for a quick word, checked again by content on the server. */

import { AGAIN } from './connection.js';
import { sizeInWords } from './text.js';

/** No byte for so long means the network is gone, however slow it was. */
const STALLED_MS = 60000;

/** @returns {string|null} why the file cannot be sent, in words for the person */
export function whyNot(file, settings) {
  if (file.size === 0) return `Tệp “${file.name}” trống. Hãy chọn tệp khác.`;
  if (file.size > settings.maxFileBytes)
    return `Tệp “${file.name}” nặng ${sizeInWords(file.size)}, quá giới hạn ${sizeInWords(settings.maxFileBytes)}. Hãy chọn ảnh nhỏ hơn hoặc quay đoạn ngắn hơn.`;
  if (!isAccepted(file.type, settings.acceptedTypes))
    return `Không gửi được loại tệp của “${file.name}”. Hãy gửi ảnh, video, ghi âm hoặc tệp PDF.`;
  return null;
}

/** A browser that does not know the type says nothing; then the server decides. */
function isAccepted(type, accepted) {
  if (!type || !accepted || accepted.length === 0) return true;
  return accepted.some((one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))));
}

/**
 * Sends one activity with one file, since the Direct Line client shows no progress.
 * @param {object} address conversationId, userId, token
 * @param {(fraction: number) => void} onProgress 0–1
 * @returns {{done: Promise<{sent?: true, again?: true, cancelled?: true, expired?: true, reason?: string}>, cancel: () => void}}
 */
export function upload(address, activity, file, onProgress) {
  const request = new XMLHttpRequest();
  let cancelled = false;
  let watch = 0;
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => request.abort(), STALLED_MS);
  };
  const done = new Promise((resolve) => {
    const finish = (result) => {
      clearTimeout(watch);
      resolve(result);
    };
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => finish(readAnswer(request));
    request.onerror = () => finish(AGAIN);
    request.onabort = () => finish(cancelled ? { cancelled: true } : AGAIN);
  });
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', file, file.name);
  request.open('POST', `/v3/directline/conversations/${encodeURIComponent(address.conversationId)}/upload?userId=${encodeURIComponent(address.userId || 'user')}`);
  request.setRequestHeader('Authorization', `Bearer ${address.token}`);
  request.responseType = 'json';
  alive();
  request.send(form);
  return {
    done,
    cancel() {
      cancelled = true;
      request.abort();
    },
  };
}

function readAnswer(request) {
  if (request.status >= 200 && request.status < 300) return { sent: true };
  const message = request.response && request.response.error && request.response.error.message;
  if (request.status === 401 || request.status === 403 || request.status === 404) return { again: true, expired: true };
  if (request.status === 429) return { again: true, reason: message };
  if (request.status >= 400 && request.status < 500) return { reason: message || 'Máy chủ không nhận tệp này.' };
  return AGAIN;
}
